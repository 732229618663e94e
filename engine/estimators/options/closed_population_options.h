// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/estimators/intervals/capture_profile.h"
#include "engine/estimators/methods/closed_population.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr std::array<std::string_view, 5> heterogeneity_names{"chao", "poisson", "darroch",
                                                                     "gamma", "normal"};
inline constexpr std::array<std::string_view, 2> capture_searches{"stepwise", "all"};
inline constexpr std::array<std::string_view, 3> capture_criteria{"aic", "aicc", "bic"};
inline constexpr Field heterogeneity_field{
    .name = "heterogeneity",
    .type = FieldType::text,
    .help = "How persons differ in their chance to be listed.",
    .example = "\"darroch\"",
    .choices = heterogeneity_names,
    .required = true};
inline constexpr Field bias_corrected_field{.name = "bias_corrected",
                                            .type = FieldType::boolean,
                                            .help = "Whether to correct the bias of small samples.",
                                            .example = "true",
                                            .default_text = "false"};
inline constexpr Option closed_population_options[] = {
    option<&ClosedPopulation::heterogeneity, heterogeneity_field>(),
    option<&ClosedPopulation::bias_corrected, bias_corrected_field>()};
// What M_th alone has.
inline constexpr Field capture_terms_field{
    .name = "terms",
    .type = FieldType::array,
    .help = "Interactions between named lists, beside heterogeneity.",
    .example = "[\"Police:NGO\"]",
    .default_text = "none"};
inline constexpr Field capture_select_field{
    .name = "select",
    .type = FieldType::text,
    .help = "How the table itself chooses the interactions beside heterogeneity.",
    .example = "\"all\"",
    .default_text = "they are given",
    .choices = capture_searches};
inline constexpr Field capture_criterion_field{.name = "criterion",
                                               .type = FieldType::text,
                                               .help = "What the choice of interactions minimises.",
                                               .example = "\"bic\"",
                                               .default_text = "none; \"select\" needs one",
                                               .choices = capture_criteria};
inline constexpr Field capture_order_field{.name = "order",
                                           .type = FieldType::integer,
                                           .help = "The most lists in one interaction.",
                                           .example = "2",
                                           .default_text = "2",
                                           .range = {2.0, 10.0}};
bool read_capture_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                        ClosedPopulation& model);
Value write_capture_terms(const ClosedPopulation& model, const ListsInUse& lists);
inline constexpr Option mth_options[] = {
    option<&ClosedPopulation::heterogeneity, heterogeneity_field>(),
    option<&ClosedPopulation::bias_corrected, bias_corrected_field>(),
    option_by<ClosedPopulation, capture_terms_field, read_capture_terms, write_capture_terms>(),
    option<&ClosedPopulation::select, capture_select_field>(),
    option<&ClosedPopulation::criterion, capture_criterion_field>(),
    option<&ClosedPopulation::order, capture_order_field>()};
inline constexpr LabelPattern mh_labels[] = {{.text = "mh_",
                                              .choice = "heterogeneity",
                                              .suffix = "_corrected",
                                              .suffix_switch = "bias_corrected"}};
inline constexpr LabelPattern mth_labels[] = {{.text = "mth_",
                                               .choice = "heterogeneity",
                                               .suffix = "_corrected",
                                               .suffix_switch = "bias_corrected"}};

/// A correction of the bias that nobody has worked out.
std::optional<OptionFault> fault_of_bias_correction(const Method& method, const ListsInUse& lists);
/// The same, or interactions that do not go with the rest.
std::optional<OptionFault> fault_of_mth(const Method& method, const ListsInUse& lists);
Method capture_over_kept(const Method& method,
                         CaptureHistory (*renumbered)(CaptureHistory set, CaptureHistory kept),
                         CaptureHistory kept);

/// What a dependence of this pair of lists means to a model of M_th.
Stance capture_stance_on(const ClosedPopulation& model, CaptureHistory pair);

enum class ListStrengths { alike, differ };

/// Both methods have one struct; a member of it tells which.
template <ListStrengths strengths>
constexpr Structs closed_population_structs() {
  Structs structs = structs_of<ClosedPopulation>();
  structs.make = [] {
    return Method(ClosedPopulation{.lists_differ = strengths == ListStrengths::differ});
  };
  structs.hold = [](const Method& method) {
    const auto* model = std::get_if<ClosedPopulation>(&method);
    return model != nullptr && model->lists_differ == (strengths == ListStrengths::differ);
  };
  return structs;
}

inline constexpr OtherName mh_names[] = {
    {"Mh", "It is the same."},
};

inline constexpr MethodKind mh_kind{
    .name = "mh",
    .summary = "Lists alike, persons not: Rcapture's M_h",
    .help = R"(What it estimates
  The cell of those on no list, as exp(intercept) of a Poisson log-linear model in
  which all lists are alike and persons differ. "heterogeneity" says how:
    "chao"      a lower bound: those on three lists or more are left to themselves, as
                far as there are more of them than persons who are alike would give
    "poisson"   log odds of being listed that are Poisson (2^j), "darroch" normal
                (j^2/2), "gamma" gamma (3.5 + j), among those on no list; j is the
                number of lists that a person is on
    "normal"    log odds that are normal in the whole population
  "bias_corrected" adds to the numbers on one, two and three lists first, which takes
  most of the bias of small samples away. Not for "normal".
What it assumes
  A closed population; records linked without error; no false positives; lists that
  reach equally many, and do not depend on one another for one and the same person.
What breaks it
  Lists of unequal coverage (take mth); referral; false positives and missed links,
  which swell those on one list: too high. The data hardly tell the kinds apart, and
  their answers differ widely: "chao" is the least that fits, "gamma" often the most.
When there is no answer
  no_mle: the larger N, the better the fit. not_identifiable: several population sizes
  fit equally well; so with two lists, all but "chao", and where nobody is on two, all
  but "chao" and "normal". Both are decided exactly. Where the fit is best with nobody
  unseen, as it often is on sparse tables, N is the number observed, marked as one at
  the boundary. no_overlap: nobody on two lists, where a bias correction would make up
  an answer. not_converged: "normal" has a maximum nowhere that the search went.
Interval
  N - n as a lognormal variate, with se sqrt(d + d^2 V), d = N - n, V the intercept's
  variance.
Source
  Rivest & Baillargeon (2007), Biometrics 63; Baillargeon & Rivest (2007), J. Stat.
  Software 19 (Rcapture); Rivest & Levesque (2001), Canad. J. Statist. 29.)",
    .structs = closed_population_structs<ListStrengths::alike>(),
    .options = closed_population_options,
    .basis = Basis::estimate,
    .on_dependence = Stance::relies,
    .on_differences = by<ClosedPopulation>([](const ClosedPopulation& model) {
      return model.heterogeneity == Heterogeneity::chao ? Stance::aims_below
                                                        : Stance::has_a_visibility;
    }),
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::needed,
    .on_expected_table = by<ClosedPopulation>([](const ClosedPopulation& model) {
      return model.bias_corrected ? OnExpectedTable::of_its_size : OnExpectedTable::limit;
    }),
    .profile = by<ClosedPopulation>([](const ClosedPopulation& model) {
      return has_capture_profile(model) ? Profile::can_be_had : Profile::none;
    }),
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::of_people_who_differ,
    .without_overlap = nobody_on_two_lists,
    .without_convergence = "the search found no maximum, or one beyond what can be computed",
    .labels = mh_labels,
    .other_names = mh_names,
    .fault = fault_of_bias_correction};

inline constexpr OtherName mth_names[] = {
    {"Mth", "It is the same."},
    {"closedp", "Rcapture's M_th is mth, its M_h is mh, and its M_t loglinear."},
    {"closedp.bc", "Rcapture's bias correction is \"bias_corrected\": true, in mh too."},
    {"Rcapture", "Its M_th is mth, its M_h is mh, and closedpMS.t is in loglinear."},
    {"Darroch", "It is \"heterogeneity\": \"darroch\", in mh too."},
    {"Huggins",
     "Huggins' models explain by covariates of each person how people differ; here loglinear with "
     "\"covariates\" does so by their levels, and mth lets people differ without."},
};

inline constexpr MethodKind mth_kind{
    .name = "mth",
    .summary = "Lists and persons that differ: Rcapture's M_th",
    .help = R"(What it estimates
  As mh, but every list has its own strength: independence with persons who differ.
    "heterogeneity": "chao", "poisson", "darroch", "gamma" or "normal", as in mh
  "bias_corrected" adds to the cells of those on one, two and three lists first; not for
  "gamma" and "normal". With "poisson", "darroch" or "gamma" there can be interactions of
  lists as well:
    "terms": ["A:B"]                 these, with what they contain
    "select": "stepwise" or "all"    those that lower the "criterion" (aic, aicc, bic)
                                     most, step by step or among all models, with terms
                                     of up to "order" (2) lists
What it assumes
  A closed population; records linked without error; no false positives; what makes a
  person visible to one list makes him as visible to each; nothing else ties lists.
What breaks it
  Referral, or lists that keep victims from one another; persons whom some lists see
  well and others badly; false positives and missed links, which swell those on one
  list: too high. The data hardly tell the kinds of heterogeneity apart, and their
  answers differ widely: compare them.
When there is no answer
  As for mh (darknumber list estimators mh). A list with nobody on it leaves the fit. With
  all pairs "darroch" adds nothing: j^2/2 is a sum of main effects and pairs.
Interval
  N - n as a lognormal variate, with se sqrt(d + d^2 V), d = N - n, V the intercept's
  variance.
Source
  Rivest & Baillargeon (2007), Biometrics 63; Baillargeon & Rivest (2007), J. Stat.
  Software 19 (Rcapture); Coull & Agresti (1999), Biometrics 55.)",
    .structs = closed_population_structs<ListStrengths::differ>(),
    .options = mth_options,
    .basis = Basis::estimate,
    .on_dependence = by<ClosedPopulation>([](const ClosedPopulation& model, CaptureHistory pair) {
      return capture_stance_on(model, pair);
    }),
    .on_differences = by<ClosedPopulation>([](const ClosedPopulation& model) {
      return model.heterogeneity == Heterogeneity::chao ? Stance::aims_below_visibility
                                                        : Stance::has_a_visibility;
    }),
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table = by<ClosedPopulation>([](const ClosedPopulation& model) {
      return model.bias_corrected ? OnExpectedTable::of_its_size : OnExpectedTable::limit;
    }),
    .profile = by<ClosedPopulation>([](const ClosedPopulation& model) {
      return has_capture_profile(model) ? Profile::can_be_had : Profile::none;
    }),
    .in_doubt = CellDoubt::refused,
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::leave,
    .boundary_reason = BoundaryReason::of_people_who_differ,
    .without_overlap = nobody_on_two_lists,
    .without_convergence = "the search found no maximum, or one beyond what can be computed",
    .labels = mth_labels,
    .other_names = mth_names,
    .fault = fault_of_mth,
    .over_kept = capture_over_kept};

}  // namespace darknumber
