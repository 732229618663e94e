// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise.h"

#include <algorithm>
#include <cmath>
#include <numbers>

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
  CaptureHistory added = 0;          // the term that it adds; 0 for none
  std::vector<CaptureHistory> tied;  // terms that would do as well
  std::vector<SkippedTerm> skipped;  // terms with which there is no estimate
};

/// A term that may be added.
struct Offer {
  LoglinearModel model;  // with it
  CaptureHistory term = 0;
  double least = -INFINITY;  // the criterion is not below it
};

/// Candidates one by one: fitted, or passed over where a bound proves that another is better.
class Additions {
 public:
  Additions(const Selection& selection, const Candidate& current, const LoglinearWorkspace& base,
            LoglinearWorkspace& work)
      : selection_(selection), current_(current), base_(base), work_(work) {}

  /// The best of the models with one more of the terms, where one is better than the current model.
  /// Which terms are passed over changes nothing but the time it takes, and whether a term without
  /// an estimate that is outdone is named as skipped.
  Candidate best_of(const std::vector<CaptureHistory>& terms) {
    std::vector<Offer> offers;
    for (CaptureHistory term : terms) offers.push_back(offer(term));
    needed_ = current_.criterion;
    const auto promising =
        std::min_element(offers.begin(), offers.end(),
                         [](const Offer& a, const Offer& b) { return a.least < b.least; });
    if (promising != offers.end() && fitted(*promising) == FitStatus::ok)
      needed_ = std::min(needed_, criterion_of(*promising));
    Candidate best;
    best.criterion = current_.criterion;
    std::vector<Rated> rated;
    std::vector<SkippedTerm> skipped;
    for (Offer& offer : offers) {
      const FitStatus status = fitted(offer);
      if (status != FitStatus::ok && status != FitStatus::outdone)
        skipped.push_back({offer.term, failure_of(status)});
      if (status != FitStatus::ok) continue;
      rated.push_back({offer.term, criterion_of(offer)});
      if (!better(rated.back().criterion, best.criterion)) continue;
      best.model = std::move(offer.model);
      best.coefficients = work_.coefficients;
      best.criterion = rated.back().criterion;
      best.added = offer.term;
    }
    for (const Rated& other : rated)
      if (other.term != best.added && ties_with_a_number(other.criterion, best.criterion))
        best.tied.push_back(other.term);
    best.skipped = std::move(skipped);
    return best;
  }

 private:
  struct Rated {
    CaptureHistory term = 0;
    double criterion = 0.0;
  };

  Offer offer(CaptureHistory term) {
    Offer offer{current_.model, term};
    add_term(offer.model, selection_.table, term);
    const bool finite = selection_.table.margins[term] > 0.0;
    if (finite && !offer.model.is_narrowed() &&
        find_step_of_last_term(selection_.table, offer.model, base_, work_))
      offer.least =
          selection_.value(offer.model, base_.kernel + most_gain(offer.model, base_, work_));
    return offer;
  }

  /// Fits it, unless it is sure to be worse than what is needed by more than a tie of a tie.
  FitStatus fitted(Offer& offer) {
    constexpr double beyond_ties = 1e-8;
    const double needed = needed_ + beyond_ties * std::abs(needed_);
    if (offer.least > needed) return FitStatus::outdone;
    return fit_with_one_more(selection_.table, offer.model, offer.term, base_, work_,
                             selection_.kernel_at(offer.model, needed));
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
        work_(selection_.table.lists, most_terms_) {}

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
    Candidate best = Additions(selection_, current_, base_, work_).best_of(open);
    for (CaptureHistory term : best.tied) aside_.push_back(interactions_with(current_.model, term));
    skipped_ = best.skipped;
    if (best.added == 0) return false;
    const std::vector<double> before = base_.coefficients;
    std::copy(best.coefficients.begin(), best.coefficients.end(), base_.coefficients.begin());
    evaluate(selection_.table, best.model, base_);
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
