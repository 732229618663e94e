// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_additions.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/estimators/fitting/loglinear_estimate.h"

namespace darknumber {
namespace {

/// A term that may be added, and what became of it.
struct Offer {
  bool side_by_side = false;  // whether it can be fitted so
  LaneCandidate lane = {};
  std::optional<LoglinearModel> model = {};  // with it, where that is more than one more term
  double least = -INFINITY;                  // the criterion is not below it,
  double most = INFINITY;                    // nor above it, where there is an estimate
  bool tried = false;
  FitStatus status = FitStatus::outdone;
  double criterion = 0.0;                 // of a fit that is ok
  std::vector<double> coefficients = {};  // there
};

/// Candidates: fitted, or passed over where a bound proves that another is better.
class Additions {
 public:
  Additions(const Selection& selection, const GrownModel& current, const LoglinearWorkspace& base,
            LoglinearWorkspace& work, LaneFits& lanes)
      : table_(selection.table),
        selection_(selection),
        current_(current),
        base_(base),
        work_(work),
        lanes_(lanes),
        grown_(current.model) {
    grown_.finite.push_back(0);
  }

  GrownModel best_of(const std::vector<CaptureHistory>& terms) {
    make_offers(terms);
    // The most promising first, since what they reach spares others their fits; mostly one is sure
    // to be the best, if only it has an estimate.
    double sure = INFINITY;
    for (const Offer& one : offers_) sure = std::min(sure, one.most);
    std::vector<Offer*> leaders;
    for (Offer& one : offers_)
      if (one.side_by_side && one.least <= beyond_ties_of(sure)) leaders.push_back(&one);
    std::stable_sort(leaders.begin(), leaders.end(),
                     [](const Offer* a, const Offer* b) { return a->least < b->least; });
    leaders.resize(std::min(leaders.size(), leading));
    double needed = current_.criterion;
    fit(leaders, needed);
    for (const Offer* one : leaders)
      if (one->status == FitStatus::ok) needed = std::min(needed, one->criterion);
    std::vector<Offer*> others;
    for (Offer& one : offers_)
      if (!one.tried) others.push_back(&one);
    fit(others, needed);
    return best();
  }

 private:
  /// As many as the lanes of AVX2; but the same terms are fitted on every processor.
  static constexpr std::size_t leading = 4;

  /// The factor of the current model is that before its last step, whose decrement d was below
  /// 1e-11: it puts a gain G in doubt by some sqrt(2 d G).
  static constexpr double of_old_factor = 1e-5;

  void make_offers(const std::vector<CaptureHistory>& terms) {
    const bool alike = !table_.in_doubt() && !current_.model.is_narrowed() && grown_.identifiable();
    offers_.reserve(terms.size());
    std::vector<LaneCandidate*> bounded;
    for (CaptureHistory term : terms) {
      Offer& offer = offers_.emplace_back();
      offer.lane.term = term;
      offer.side_by_side = alike && table_.margins[term] > 0.0;
      if (offer.side_by_side) {
        bounded.push_back(&offer.lane);
      } else {
        offer.model = current_.model;
        add_term(*offer.model, table_, term);
      }
    }
    lanes_.bound_gains(table_, current_.model, base_, bounded);
    for (Offer& offer : offers_)
      if (offer.side_by_side) {
        const auto [least, most] = offer.lane.gain;
        const double doubt = of_old_factor * std::sqrt(most);
        offer.least = selection_.value(grown_, base_.kernel + most + doubt);
        offer.most = selection_.value(grown_, base_.kernel + least - doubt);
      }
  }

  /// What is sure to be worse than a criterion by more than a tie of a tie.
  static double beyond_ties_of(double criterion) {
    constexpr double beyond_ties = 1e-8;
    return criterion + beyond_ties * std::abs(criterion);
  }

  /// Fits them, each unless it is sure to be worse than what is needed.
  void fit(const std::vector<Offer*>& offers, double criterion) {
    const double needed = beyond_ties_of(criterion);
    std::vector<Offer*> together;
    std::vector<LaneCandidate*> lanes;
    for (Offer* one : offers) {
      one->tried = true;
      if (one->least > needed) continue;
      one->lane.needed = selection_.kernel_at(one->model ? *one->model : grown_, needed);
      if (one->side_by_side) {
        together.push_back(one);
        lanes.push_back(&one->lane);
      } else {
        note(*one, *one->model, fit_alone(*one, *one->model));
      }
    }
    // One by itself has vectors of its own, and two are no slower so. Whether an only one is
    // outdone costs more to ask than it spares.
    constexpr std::size_t few = 2;
    if (together.size() == 1) together[0]->lane.needed = -INFINITY;
    if (lanes.size() <= few) {
      for (Offer* one : together) finish(*one, LaneEnd::apart);
    } else {
      lanes_.climb(table_, current_.model, base_, lanes, work_, [&](std::size_t i, LaneEnd end) {
        if (end != LaneEnd::outdone) finish(*together[i], end);
      });
    }
  }

  void finish(Offer& one, LaneEnd end) {
    grown_.finite.back() = one.lane.term;
    note(one, grown_,
         end == LaneEnd::converged ? finish_roughly(table_, grown_, Search::converged, work_)
                                   : fit_alone(one, grown_));
    if (!grown_.is_narrowed() && !grown_.all_seen) return;
    one.model = std::move(grown_);
    grown_ = current_.model;
    grown_.finite.push_back(0);
  }

  FitStatus fit_alone(const Offer& offer, LoglinearModel& model) {
    return fit_with_one_more(table_, model, offer.lane.term, base_, work_, offer.lane.needed);
  }

  void note(Offer& offer, const LoglinearModel& model, FitStatus status) {
    offer.status = status;
    at_hand_ = status == FitStatus::ok ? &offer : nullptr;
    if (status != FitStatus::ok) return;
    offer.criterion = selection_.value(model, work_.kernel);
    const auto size = static_cast<std::ptrdiff_t>(model.finite.size());
    offer.coefficients.assign(work_.coefficients.begin(), work_.coefficients.begin() + size);
  }

  GrownModel best() {
    GrownModel best;
    best.criterion = current_.criterion;
    Offer* chosen = nullptr;
    for (Offer& one : offers_) {
      if (one.status != FitStatus::ok && one.status != FitStatus::outdone)
        best.skipped.push_back({one.lane.term, failure_of(one.status)});
      if (one.status != FitStatus::ok || !better(one.criterion, best.criterion)) continue;
      best.criterion = one.criterion;
      chosen = &one;
    }
    if (chosen != nullptr) {
      best.added = chosen->lane.term;
      best.at_hand = chosen == at_hand_;
      best.coefficients = std::move(chosen->coefficients);
      grown_.finite.back() = best.added;
      best.model = std::move(chosen->model ? *chosen->model : grown_);
    }
    for (const Offer& one : offers_)
      if (one.status == FitStatus::ok && one.lane.term != best.added &&
          ties_with_a_number(one.criterion, best.criterion))
        best.tied.push_back(one.lane.term);
    return best;
  }

  const TableMargins& table_;
  const Selection& selection_;
  const GrownModel& current_;
  const LoglinearWorkspace& base_;
  LoglinearWorkspace& work_;
  LaneFits& lanes_;
  LoglinearModel grown_;  // with the term that is looked at
  std::vector<Offer> offers_;
  const Offer* at_hand_ = nullptr;  // whose maximum `work_` holds
};

}  // namespace

GrownModel best_addition(const Selection& selection, const GrownModel& current,
                         const std::vector<CaptureHistory>& terms, const LoglinearWorkspace& base,
                         LoglinearWorkspace& work, LaneFits& lanes) {
  return Additions(selection, current, base, work, lanes).best_of(terms);
}

}  // namespace darknumber
