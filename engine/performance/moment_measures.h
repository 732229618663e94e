// SPDX-License-Identifier: MIT
#pragma once

#include "engine/performance/calculation.h"

namespace darknumber {

/// Measures that are means, or smooth functions of means, over the replicates with an estimate.
/// t is the estimate, N the truth, n the number of replicates used, S the standard deviation of t.
/// A number that the replicates cannot give (too few of them, no standard errors, an estimate of 0
/// in a logarithm) is NaN. Formulas with their MCSE, unless said otherwise: Morris, White &
/// Crowther (2019), Statistics in Medicine 38:2074-2102, Table 6.

/// mean of t; MCSE S / sqrt(n).
Calculated mean_estimate(const MeasureInput& input);
/// mean of t - N; MCSE S / sqrt(n).
Calculated bias(const MeasureInput& input);
/// mean of (t - N) / N; MCSE S / (N sqrt(n)).
Calculated relative_bias(const MeasureInput& input);
/// mean of t / N; MCSE S / (N sqrt(n)).
Calculated inflation(const MeasureInput& input);
/// S; MCSE S / sqrt(2 (n - 1)), which takes t for normal.
Calculated empirical_se(const MeasureInput& input);
/// M = sqrt(mean of se^2), over the replicates with a standard error; MCSE
/// sqrt(Var(se^2) / (4 n M^2)).
Calculated model_se(const MeasureInput& input);
/// 100 (M / S - 1), over the replicates with a standard error; MCSE
/// 100 (M / S) sqrt(Var(se^2) / (4 n M^4) + 1 / (2 (n - 1))).
Calculated model_se_error(const MeasureInput& input);
/// sqrt(mean of (t - N)^2); MCSE by the delta method from that of the mean square.
Calculated rmse(const MeasureInput& input);
/// mean of log(t / N); MCSE by that of a mean.
Calculated log_bias(const MeasureInput& input);
/// standard deviation L of log(t / N); MCSE by the delta method, sd of the squared deviations
/// / (2 L sqrt(n)), which does not take the logarithms for normal.
Calculated log_sd(const MeasureInput& input);
/// mean of n / t, the share of the population that the estimator takes to be on the lists.
Calculated implied_coverage(const MeasureInput& input);

/// The split of the mean error t - N, with n the entities observed and D the victims with a record:
/// mean of n - D.
Calculated observed_error(const MeasureInput& input);
/// mean of (t - n) - (N - D).
Calculated extrapolation_error(const MeasureInput& input);
/// A = mean(t - N) / mean(n - D); MCSE of a ratio of means by the delta method,
/// sqrt((Var x - 2 A Cov(x, y) + A^2 Var y) / n) / |mean y|. Source: Cochran (1977), Sampling
/// Techniques, section 2.11. NaN where the mean of n - D is 0, or but rounding (same_answer.h).
Calculated amplification(const MeasureInput& input);

/// Over all replicates: mean number of entities on the estimator's lists; MCSE S / sqrt(R).
Calculated observed(const MeasureInput& input);
/// Over all replicates: mean number of entities on two of them or more.
Calculated overlap(const MeasureInput& input);
/// Over all replicates: mean D, victims with a record on the estimator's lists.
Calculated victims_observed(const MeasureInput& input);
/// Over all replicates: mean number of victims ever present.
Calculated ever_present(const MeasureInput& input);
/// Over all replicates: mean number of entities made of bystanders' records.
Calculated false_positive_entities(const MeasureInput& input);

}  // namespace darknumber
