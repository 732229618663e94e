// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise.h"

#include <algorithm>
#include <cmath>

#include "engine/estimators/fitting/independence_fit.h"
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
  CaptureHistory added = 0;          // the pair that it adds; 0 for none
  std::vector<CaptureHistory> tied;  // pairs that would do as well
};

/// A pair that may be added.
struct Offer {
  LoglinearModel model;  // with it
  CaptureHistory pair = 0;
  double least = -INFINITY;  // the criterion is not below it
};

/// Candidates one by one: fitted, or passed over where a bound proves that another is better.
class Additions {
 public:
  Additions(const Selection& selection, const Candidate& current, const LoglinearWorkspace& base,
            LoglinearWorkspace& work)
      : selection_(selection), current_(current), base_(base), work_(work) {}

  /// The best of the models with one more of the `unused` pairs, where one is better than the
  /// current model. Which pairs are passed over changes nothing but the time it takes.
  Candidate best_of(const std::vector<CaptureHistory>& unused) {
    std::vector<Offer> offers;
    for (CaptureHistory pair : unused) offers.push_back(offer(pair));
    needed_ = current_.criterion;
    const auto promising =
        std::min_element(offers.begin(), offers.end(),
                         [](const Offer& a, const Offer& b) { return a.least < b.least; });
    if (promising != offers.end() && fitted(*promising))
      needed_ = std::min(needed_, criterion_of(*promising));
    Candidate best;
    best.criterion = current_.criterion;
    std::vector<Rated> rated;
    for (Offer& offer : offers) {
      if (!fitted(offer)) continue;
      rated.push_back({offer.pair, criterion_of(offer)});
      if (better(rated.back().criterion, best.criterion))
        best = {std::move(offer.model), work_.coefficients, rated.back().criterion, offer.pair, {}};
    }
    for (const Rated& other : rated)
      if (other.pair != best.added && ties_with_a_number(other.criterion, best.criterion))
        best.tied.push_back(other.pair);
    return best;
  }

 private:
  struct Rated {
    CaptureHistory pair = 0;
    double criterion = 0.0;
  };

  Offer offer(CaptureHistory pair) {
    Offer offer{current_.model, pair};
    add_term(offer.model, selection_.table, pair);
    const bool finite = selection_.table.margins[pair] > 0.0;
    if (finite && !offer.model.is_narrowed() &&
        find_step_of_last_term(selection_.table, offer.model, base_, work_))
      offer.least =
          selection_.value(offer.model, base_.kernel + most_gain(offer.model, base_, work_));
    return offer;
  }

  /// Fits it, unless it is sure to be worse than what is needed by more than a tie of a tie.
  bool fitted(Offer& offer) {
    constexpr double beyond_ties = 1e-8;
    const double needed = needed_ + beyond_ties * std::abs(needed_);
    if (offer.least > needed) return false;
    return fit_with_one_more(selection_.table, offer.model, offer.pair, base_, work_,
                             selection_.kernel_at(offer.model, needed)) == FitStatus::ok;
  }

  double criterion_of(const Offer& offer) const {
    return selection_.value(offer.model, work_.kernel);
  }

  const Selection& selection_;
  const Candidate& current_;
  const LoglinearWorkspace& base_;
  LoglinearWorkspace& work_;
  double needed_ = 0.0;  // the lowest criterion met so far
};

}  // namespace

FitOutcome fit(const LoglinearStepwise& method, const FitInput& input) {
  if (method.criterion == Criterion::p_value) return fit_by_p_value(method.threshold, input);
  const Selection selection = selection_of(input.table, method.criterion);
  const TableMargins& table = selection.table;
  std::vector<CaptureHistory> unused = pairs_of_lists_with_someone(table);
  const std::size_t most_terms = 1 + static_cast<std::size_t>(table.lists) + unused.size();
  LoglinearWorkspace base(table.lists, most_terms);
  LoglinearWorkspace work(table.lists, most_terms);

  Candidate current;
  current.model = model_of(table, {});
  const FitStatus start = fit_independence(table, current.model, base);
  if (start != FitStatus::ok) return failure_of(start);
  current.criterion = selection.value(current.model, base.kernel);

  std::vector<std::vector<CaptureHistory>> aside;
  while (factorize(current.model, base)) {
    Candidate best = Additions(selection, current, base, work).best_of(unused);
    for (CaptureHistory pair : best.tied) aside.push_back(interactions_with(current.model, pair));
    if (best.added == 0) break;
    std::copy(best.coefficients.begin(), best.coefficients.end(), base.coefficients.begin());
    evaluate(table, best.model, base);
    const FitStatus polished = fit_loglinear(table, best.model, Start::evaluated, base);
    if (polished != FitStatus::ok) return failure_of(polished);
    std::erase(unused, best.added);
    current = std::move(best);
    current.criterion = selection.value(current.model, base.kernel);
  }
  return with_ties(loglinear_estimate(table, current.model, input.level, base, input.detail), aside,
                   input);
}

}  // namespace darknumber
