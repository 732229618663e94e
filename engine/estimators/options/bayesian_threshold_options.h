// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/estimators/methods/bayesian_threshold.h"
#include "engine/estimators/options/method_kind.h"
#include "engine/estimators/options/sampling_fields.h"

namespace darknumber {

inline constexpr std::array<std::string_view, 2> interaction_priors{"normal", "improper"};
inline constexpr Field interaction_order_field{.name = "order",
                                               .type = FieldType::integer,
                                               .help = "The most lists in an interaction.",
                                               .example = "2",
                                               .default_text = "2",
                                               .range = {2.0, 9.0}};
inline constexpr Field posterior_threshold_field{
    .name = "threshold",
    .type = FieldType::number,
    .help = "Posterior standard deviations from 0 that a mean has to have to be kept.",
    .example = "2",
    .default_text = "2",
    .range = {0.0, 100.0, true}};
inline constexpr Field interaction_prior_field{
    .name = "prior",
    .type = FieldType::text,
    .help = "The prior of interactions: normal about 0, or improper, which is flat.",
    .example = "\"normal\"",
    .default_text = "\"normal\"",
    .choices = interaction_priors};
inline constexpr Field prior_variance_field{
    .name = "prior_variance",
    .type = FieldType::number,
    .help = "The variance of a normal prior of interactions.",
    .example = "1",
    .default_text = "1",
    .range = {0.0, 1e6, true}};
inline constexpr Option bayesian_threshold_options[] = {
    option<&BayesianThreshold::draws, draws_field>(),
    option<&BayesianThreshold::burn_in, burn_in_field>(),
    option<&BayesianThreshold::order, interaction_order_field>(),
    option<&BayesianThreshold::threshold, posterior_threshold_field>(),
    option<&BayesianThreshold::prior, interaction_prior_field>(),
    option<&BayesianThreshold::prior_variance, prior_variance_field>()};

/// An order that the lists have not got, or a variance of a flat prior.
std::optional<OptionFault> fault_of_threshold(const Method& method, const ListsInUse& lists);

inline constexpr OtherName bayesian_threshold_names[] = {
    {"Silverman", "It is his thresholding of interactions."},
};

inline constexpr MethodKind bayesian_threshold_kind{
    .name = "bayesian_threshold",
    .summary = "Any number of lists: interactions kept by their posterior",
    .help = R"(What it estimates
  The posterior median of n + exp(intercept) in a Poisson log-linear model. First the
  model with all interactions of two lists is sampled; those whose posterior mean is
  at least "threshold" (2) posterior standard deviations from 0 are kept. With an
  "order" above 2 interactions of three lists follow in the same way, those all of whose
  pairs were kept, and so on. At last the model with all kept is sampled. The prior is
  flat on the intercept and main effects, and normal with mean 0 and variance
  "prior_variance" (1) on each interaction; "prior": "improper" is flat there too, and
  an interaction without overlap is then at minus infinity and stays. "draws" are kept
  after "burn_in" in each model. "omit" leaves cells out of the likelihood, and to counts
  of "upper_bound" it has P(X <= count); N has the expected number of their people.
What it assumes
  A closed population; records linked without error; no false positives; no
  interaction of more than "order" lists, and none that the table does not show.
What breaks it
  Heterogeneity, false positives and missed links, as in loglinear. An interaction
  near the threshold decides the answer, and the draws decide the interaction.
When there is no answer
  needs_counts: the table is not of whole numbers. no_mle: nobody is on two lists, and
  the posterior is no distribution; with an improper prior also where the likelihood of
  all pairs has no maximum (then not_identifiable, too). Where a list has everyone on it,
  N is the number observed, marked as one at the boundary.
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
    .in_doubt = CellDoubt::heeded,
    .chance = Chance::the_estimate,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::of_independence,
    .without_overlap = nobody_on_two_lists,
    .without_convergence = "its draws reach sizes beyond what can be computed",
    .other_names = bayesian_threshold_names,
    .fault = fault_of_threshold};

}  // namespace darknumber
