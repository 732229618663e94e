// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {

/// What a criterion adds to -2 l: 2q (aic), 2q + 2q(q+1)/(n - q - 1) (aicc) or q log n (bic), q
/// parameters, n persons observed; infinite where n <= q + 1 with aicc. aic_wald is aic here; a
/// p-value has none. Sources: Akaike (1974); Hurvich & Tsai (1989), Biometrika 76; Schwarz (1978).
double penalty(Criterion criterion, double parameters, double observed);

/// What stays the same while models of one table are compared.
struct Selection {
  TableMargins table;
  Criterion criterion = Criterion::aic;  // not p_value; aic_wald is aic here
  double constant = 0.0;                 // sum log Gamma(x + 1)

  /// -2 l plus the penalty; infinite, so never better, where that is. `kernel`: the log-likelihood
  /// at the model's maximum without its constant.
  double value(const LoglinearModel& model, double kernel) const;

  /// The kernel at which `value` is `criterion`.
  double kernel_at(const LoglinearModel& model, double criterion) const;
};

Selection selection_of(const ContingencyTable& table, Criterion criterion,
                       const CellsInDoubt& in_doubt = {});

/// Whether a criterion is lower than another and does not tie with it.
bool better(double criterion, double than);

/// Whether two criteria tie: they are within 1e-9 of each other, relatively, or both infinite.
bool tie(double a, double b);

/// Whether two criteria tie, and are those of models that can be compared.
bool ties_with_a_number(double a, double b);

/// The interactions of a model, and one more.
std::vector<CaptureHistory> interactions_with(const LoglinearModel& model, CaptureHistory term);

/// The outcome of a selection with the models of `aside` that tied with the one chosen at some
/// step, each with its N-hat: those that have an estimate and a term that the chosen model lacks.
/// `aside`: their interactions. Nothing is added where the size alone is asked for.
FitOutcome with_ties(FitOutcome chosen, const std::vector<std::vector<CaptureHistory>>& aside,
                     const FitInput& input);

/// Fits `model`, to compare it with others, from the maximum of the model without its `term`, the
/// last that was added: `base` holds that maximum and the Cholesky factor there. `outdone` where
/// the kernel is found to be below `needed`.
FitStatus fit_with_one_more(const TableMargins& table, LoglinearModel& model, CaptureHistory term,
                            const LoglinearWorkspace& base, LoglinearWorkspace& work,
                            double needed = -INFINITY);

/// The interactions of up to `order` lists that have someone, in the order of terms: others are no
/// parameters, and so no candidates.
std::vector<CaptureHistory> interactions_up_to(int order, const TableMargins& table);

/// Whether a term may join these interactions, as the hierarchy principle asks: all with one list
/// less than it are among them.
bool parts_are_in(CaptureHistory term, const std::vector<CaptureHistory>& interactions);

/// The lists that have someone.
CaptureHistory lists_with_someone(const TableMargins& table);

}  // namespace darknumber
