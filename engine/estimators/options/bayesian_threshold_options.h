// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/bayesian_threshold.h"
#include "engine/estimators/options/method_kind.h"
#include "engine/estimators/options/sampling_fields.h"

namespace darknumber {

inline constexpr Option bayesian_threshold_options[] = {
    option<&BayesianThreshold::draws, draws_field>(),
    option<&BayesianThreshold::burn_in, burn_in_field>()};

inline constexpr OtherName bayesian_threshold_names[] = {
    {"Silverman", "It is his thresholding of interactions."},
};

inline constexpr MethodKind bayesian_threshold_kind{
    .name = "bayesian_threshold",
    .summary = "Any number of lists: interactions kept by their posterior",
    .help = R"(What it estimates
  The posterior median of n + exp(intercept) in a Poisson log-linear model. First the
  model with all interactions of two lists is sampled; those whose posterior mean is
  at least 2 posterior standard deviations from 0 are kept, and the model with these
  is sampled. The prior is flat on the intercept and main effects, and normal with
  mean 0 and variance 1 on each interaction. "draws" are kept after "burn_in" in
  either model.
What it assumes
  A closed population; records linked without error; no false positives; no
  interaction of three lists or more, and none of two that the table does not show.
What breaks it
  Heterogeneity, false positives and missed links, as in loglinear. An interaction
  near the threshold decides the answer, and the draws decide the interaction.
When there is no answer
  needs_counts: the table is not of whole numbers. no_mle: nobody is on two lists, and
  the posterior is no distribution. Where a list has everyone on it, N is the number
  observed, marked as one at the boundary.
Interval
  Posterior quantiles with equal tails, given the interactions kept. se is the
  posterior standard deviation; with an overlap of one or two persons in all there is
  none, and the number shown grows with the draws.
Source
  Silverman (2020), JRSS A 183, section 6; drawn by elliptical slice sampling, Murray,
  Adams & MacKay (2010), AISTATS.)",
    .structs = structs_of<BayesianThreshold>(),
    .options = bayesian_threshold_options,
    .basis = Basis::posterior,
    .on_dependence = Stance::has_interactions,
    .on_differences = Stance::takes_up_interactions,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::choice,
    .profile = Profile::none,
    .chance = Chance::the_estimate,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::of_independence,
    .without_overlap = nobody_on_two_lists,
    .without_convergence = "its draws reach sizes beyond what can be computed",
    .other_names = bayesian_threshold_names};

}  // namespace darknumber
