// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/estimators/methods/decomposable.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr Field delta_field{.name = "delta",
                                   .type = FieldType::number,
                                   .help = "The hyper-Dirichlet prior's weight of each cell.",
                                   .example = "0.5",
                                   .default_text = "2^-k with k lists",
                                   .range = {0.0, 1e6, true}};
inline constexpr Field up_to_field{.name = "up_to",
                                   .type = FieldType::integer,
                                   .help = "The most persons on no list that the prior allows.",
                                   .example = "100000",
                                   .default_text = "30 times the persons observed",
                                   .range = {1.0, 1e9}};
inline constexpr Field saturated_field{
    .name = "saturated",
    .type = FieldType::boolean,
    .help =
        "Whether the graph with all edges is one of the graphs, under which overlaps say "
        "nothing of N.",
    .example = "true",
    .default_text = "false"};
inline constexpr std::array<std::string_view, 4> posterior_points{"mean", "median", "mode",
                                                                  "relative_loss"};
inline constexpr Field prior_shape_field{
    .name = "prior_shape",
    .type = FieldType::number,
    .help = "The shape a of a negative binomial prior of N, whose mean is a b.",
    .example = "13.14",
    .default_text = "the prior is 1/N",
    .range = {0.0, 1e9, true}};
inline constexpr Field prior_scale_field{
    .name = "prior_scale",
    .type = FieldType::number,
    .help = "The scale b of a negative binomial prior of N, whose mean is a b.",
    .example = "55.17",
    .default_text = "the prior is 1/N",
    .range = {0.0, 1e9, true}};
inline constexpr Field posterior_point_field{.name = "point",
                                             .type = FieldType::text,
                                             .help = "What of the posterior is the estimate.",
                                             .example = "\"mode\"",
                                             .default_text = "\"mean\"",
                                             .choices = posterior_points};
/// Half of a prior.
std::optional<OptionFault> fault_of_prior(const Method& method, const ListsInUse& lists);
inline constexpr Option decomposable_options[] = {
    option<&Decomposable::delta, delta_field>(),
    option<&Decomposable::up_to, up_to_field>(),
    option<&Decomposable::saturated, saturated_field>(),
    option<&Decomposable::prior_shape, prior_shape_field>(),
    option<&Decomposable::prior_scale, prior_scale_field>(),
    option<&Decomposable::point, posterior_point_field>()};

inline constexpr OtherName decomposable_names[] = {
    {"dga",
     "The R package averages over the same graphs and the complete one (\"saturated\": true), with "
     "the same priors; its bayesEstimator is \"point\": \"relative_loss\"."},
    {"Madigan-York", "It is their average."},
    {"BMA", "It is a Bayesian average of models."},
    {"Bayesian model averaging", "It is a Bayesian average of models."},
};

inline constexpr MethodKind decomposable_kind{
    .name = "decomposable",
    .summary = "3 to 5 lists: Bayesian average over decomposable graphs",
    .help = R"(What it estimates
  N as the posterior mean over all decomposable graphs on 3 to 5 lists but the complete
  one (7, 60, 821), each a pattern of dependence: lists without an edge between them
  are independent given the others. Under the complete graph the overlaps say nothing of
  N; "saturated": true brings it back. Graphs are equally likely before the data, N has
  prior 1/N on n + 1, ..., n + "up_to" (30 n), or a negative binomial one there of mean
  "prior_shape" times "prior_scale" (a Poisson number with a gamma mean), and cells a
  hyper-Dirichlet one of "delta" persons each (2^-k with k lists). The posterior is
  summed, not sampled. "point" takes, in place of its mean, its median, its mode or
  E(1/N) / E(1/N^2), which has the least expected squared error relative to N
  ("relative_loss", the estimate of the method's authors). The count of one cell in "omit" or
  "upper_bound" is summed over like that of nobody's: to "up_to", or the bound. Graphs under
  which the other cells do not determine both numbers are then left out with the complete one.
What it assumes
  A closed population; records linked without error; no false positives; dependence
  that one of the graphs has.
What breaks it
  Dependence that none has, such as all lists sharing a trait; false positives and
  missed links, which swell the cells of a single list: too high. The prior: with a
  larger delta graphs with many edges win, and the unseen cell is drawn to its prior.
  Where lists hardly overlap the posterior runs to the end of "up_to", which then is
  the answer; the mass in the last 1 % of the sizes is reported, with a warning from
  0.1 % on. A posterior always exists, even without overlap, so there is no status for that.
When there is no answer
  no_data: nobody on any list. not_identifiable: fewer than three lists have someone.
Interval
  Equal tails of the posterior; the standard error is its standard deviation.
Source
  Madigan & York (1997), Biometrika 84; Dawid & Lauritzen (1993), Ann. Statist. 21.)",
    .structs = structs_of<Decomposable>(),
    .options = decomposable_options,
    .lists = {.fewest = 3, .most = 5, .advice = "Choose or merge lists with \"lists\"."},
    .basis = Basis::posterior,
    .on_dependence = Stance::has_interactions,
    .on_differences = Stance::takes_up_interactions,
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = OnExpectedTable::of_its_size,
    .profile = Profile::none,
    .in_doubt = CellDoubt::one_cell,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::none,
    .without_overlap = nobody_on_two_lists,
    .with_too_few_lists = "fewer than three of its lists have anyone on them",
    .other_names = decomposable_names,
    .fault = fault_of_prior};

}  // namespace darknumber
