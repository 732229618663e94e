// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "engine/estimators/fitting/independence_fit.h"
#include "engine/estimators/fitting/loglinear_estimate.h"
#include "engine/estimators/methods/loglinear_additions.h"
#include "engine/estimators/methods/loglinear_stepwise_p.h"
#include "engine/estimators/methods/selection.h"

namespace darknumber {
namespace {

/// P(|Z| >= |c| / se), c the term's coefficient in a fitted model. A term at an infinity has the
/// limit, 1: its standard error grows as the root of exp(|c|).
double wald_p_value(const TableMargins& table, const GrownModel& candidate,
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
    if (factorize(current_.model, base_))
      while (adds_one(status)) {
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
    GrownModel best = best_addition(selection_, current_, open, base_, work_, lanes_);
    for (CaptureHistory term : best.tied) aside_.push_back(interactions_with(current_.model, term));
    skipped_ = best.skipped;
    if (best.added == 0) return false;
    AlignedDoubles before;
    if (method_.criterion == Criterion::aic_wald) before = base_.coefficients;
    const Start start = best.at_hand ? Start::climbed : Start::evaluated;
    if (best.at_hand) {
      std::swap(base_, work_);
    } else {
      std::copy(best.coefficients.begin(), best.coefficients.end(), base_.coefficients.begin());
      evaluate(selection_.table, best.model, base_);
    }
    status = fit_loglinear(selection_.table, best.model, start, base_);
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

  bool ends_by_p_value(const GrownModel& best) {
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
  LoglinearWorkspace base_;  // the maximum of the current model, and the factor next to it
  LoglinearWorkspace work_;
  LaneFits lanes_;
  GrownModel current_;
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
