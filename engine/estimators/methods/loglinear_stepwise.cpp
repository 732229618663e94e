// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/lane_fits.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/loglinear_stepwise_p.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// A model, its criterion and the coefficients of its maximum.
struct Candidate {
  LoglinearModel model;
  std::vector<double> coefficients;
  double criterion = 0.0;
  CaptureHistory added = 0;          // the term that it adds; 0 for none
  std::vector<CaptureHistory> tied;  // terms that would do as well
  std::vector<SkippedTerm> skipped;  // terms with which there is no estimate
  bool at_hand = false;              // the workspace of the fits still holds its maximum
};

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
  Additions(const Selection& selection, const Candidate& current, const LoglinearWorkspace& base,
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

  /// The best of the models with one more of the terms, where one is better than the current model.
  /// Which terms are passed over changes nothing but the time it takes, and whether a term without
  /// an estimate that is outdone is named as skipped.
  Candidate best_of(const std::vector<CaptureHistory>& terms) {
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
        offer.least = selection_.value(grown_, base_.kernel + offer.lane.gain.most);
        offer.most = selection_.value(grown_, base_.kernel + offer.lane.gain.least);
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

  Candidate best() {
    Candidate best;
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
  const Candidate& current_;
  const LoglinearWorkspace& base_;
  LoglinearWorkspace& work_;
  LaneFits& lanes_;
  LoglinearModel grown_;  // with the term that is looked at
  std::vector<Offer> offers_;
  const Offer* at_hand_ = nullptr;  // whose maximum `work_` holds
};

/// P(|Z| >= |c| / se), c the term's coefficient in a fitted model. A term at an infinity has the
/// limit, 1: its standard error grows as the root of exp(|c|).
double wald_p_value(const TableMargins& table, const Candidate& candidate,
                    LoglinearWorkspace& work) {
  constexpr double any_level = 0.95;
  const FitOutcome outcome = loglinear_estimate(table, candidate.model, any_level, work);
  const Estimate* estimate = std::get_if<Estimate>(&outcome);
  if (estimate == nullptr) return 1.0;
  const FittedModel& model = estimate->model.value();
  const auto place = std::find(model.terms.begin(), model.terms.end(), candidate.added);
  const auto t = static_cast<std::size_t>(place - model.terms.begin());
  if (!std::isfinite(model.coefficients[t])) return 1.0;
  return std::erfc(std::abs(model.coefficients[t]) / model.standard_errors[t] /
                   std::numbers::sqrt2);
}

/// Forward selection step by step.
class Steps {
 public:
  Steps(const LoglinearStepwise& method, const FitInput& input)
      : method_(method),
        input_(input),
        selection_(selection_of(input.table, method.criterion, input.doubt())),
        unused_(interactions_up_to(order_of(method), selection_.table)),
        most_terms_(1 + static_cast<std::size_t>(selection_.table.lists) + unused_.size()),
        base_(selection_.table.lists, most_terms_),
        work_(selection_.table.lists, most_terms_),
        lanes_(selection_.table.lists, most_terms_) {}

  FitOutcome outcome() {
    current_.model = model_of(selection_.table, {});
    const FitStatus start = fit_independence(selection_.table, current_.model, base_);
    if (start != FitStatus::ok) return failure_of(start);
    current_.criterion = selection_.value(current_.model, base_.kernel);
    FitStatus status = FitStatus::ok;
    while (status == FitStatus::ok && factorize(current_.model, base_) && adds_one(status)) {
    }
    if (status != FitStatus::ok) return failure_of(status);
    FitOutcome outcome =
        loglinear_estimate(selection_.table, current_.model, input_.level, base_, input_.detail);
    if (Estimate* estimate = std::get_if<Estimate>(&outcome)) {
      estimate->skipped = std::move(skipped_);
      estimate->stopped_by = stopped_by_;
    }
    return with_ties(std::move(outcome), aside_, input_);
  }

 private:
  /// Adds the best term; false where none is better, or its p-value ends the selection.
  bool adds_one(FitStatus& status) {
    std::vector<CaptureHistory> open = unused_;
    std::erase_if(open, [this](CaptureHistory term) { return !parts_are_in(term, added_); });
    Candidate best = Additions(selection_, current_, base_, work_, lanes_).best_of(open);
    for (CaptureHistory term : best.tied) aside_.push_back(interactions_with(current_.model, term));
    skipped_ = best.skipped;
    if (best.added == 0) return false;
    std::vector<double> before;
    if (method_.criterion == Criterion::aic_wald) before = base_.coefficients;
    if (best.at_hand) {
      std::swap(base_, work_);
    } else {
      std::copy(best.coefficients.begin(), best.coefficients.end(), base_.coefficients.begin());
      evaluate(selection_.table, best.model, base_);
    }
    status = fit_loglinear(selection_.table, best.model, Start::evaluated, base_);
    if (status != FitStatus::ok) return false;
    if (method_.criterion == Criterion::aic_wald && ends_by_p_value(best)) {
      base_.coefficients = before;
      evaluate(selection_.table, current_.model, base_);
      return false;
    }
    std::erase(unused_, best.added);
    added_.push_back(best.added);
    current_ = std::move(best);
    current_.criterion = selection_.value(current_.model, base_.kernel);
    return true;
  }

  bool ends_by_p_value(const Candidate& best) {
    const double p = wald_p_value(selection_.table, best, base_);
    if (!(p > method_.wald_threshold)) return false;
    stopped_by_ = StoppingTerm{best.added, p};
    return true;
  }

  const LoglinearStepwise& method_;
  const FitInput& input_;
  Selection selection_;
  std::vector<CaptureHistory> unused_;
  std::size_t most_terms_;
  LoglinearWorkspace base_;  // the maximum of the current model
  LoglinearWorkspace work_;
  LaneFits lanes_;
  Candidate current_;
  std::vector<CaptureHistory> added_;
  std::vector<std::vector<CaptureHistory>> aside_;
  std::vector<SkippedTerm> skipped_;
  std::optional<StoppingTerm> stopped_by_;
};

}  // namespace

int order_of(const LoglinearStepwise& method) {
  constexpr int pairs = 2;
  return method.order.value_or(pairs);
}

FitOutcome fit(const LoglinearStepwise& method, const FitInput& input) {
  if (method.criterion == Criterion::p_value) return fit_by_p_value(method, input);
  return Steps(method, input).outcome();
}

}  // namespace darknumber
