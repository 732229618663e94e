// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit_input.h"

namespace darknumber {

/// The most lists in a term that is added; two unless the method says otherwise.
int order_of(const LoglinearStepwise& method);

/// Forward selection: from independence, itself checked, the term that lowers the criterion most is
/// added until none does. Candidates have up to `order` lists, and everything with one list less is
/// in the model. One without an estimate is skipped. A candidate is left unfitted where a bound
/// proves that another is better; that changes nothing but the time it takes, and whether a term
/// without an estimate that is outdone is named as skipped. Criteria within
/// 1e-9 relative tie: the smaller model, then the earlier term, in the order of terms: by size,
/// then (1,2), (1,3), ..., (2,3), .... The estimate names the models that tied at a step and that
/// the model chosen does not contain, and the candidates skipped at the last step.
/// By aic_wald the term that lowers AIC most enters where the p-value of its coefficient by Wald's
/// test is not above the threshold; else it ends the selection. Source of that rule: Bales, Hesketh
/// & Silverman (2015), Significance 12(3); Silverman (2020), JRSS A 183, section 3.
FitOutcome fit(const LoglinearStepwise& method, const FitInput& input);

}  // namespace darknumber
