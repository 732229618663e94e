// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include "engine/estimators/methods/loglinear_all.h"
#include "engine/estimators/methods/loglinear_average.h"
#include "engine/estimators/methods/loglinear_covariates.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/loglinear_stepwise.h"
#include "engine/estimators/options/covariate_options.h"
#include "engine/estimators/options/loglinear_stances.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber {

inline constexpr std::array<std::string_view, 5> criterion_names{"aic", "aicc", "bic", "p_value",
                                                                 "aic_wald"};
inline constexpr std::array<std::string_view, 3> selections{"stepwise", "all", "three_pass"};
inline constexpr std::array<std::string_view, 2> average_weights{"aic", "bic"};

inline constexpr Field terms_field{
    .name = "terms",
    .type = FieldType::any,
    .help = "The model: \"independence\", \"pairwise\", or interactions between named lists.",
    .example = "[\"Police:NGO\"]"};
inline constexpr Field select_field{.name = "select",
                                    .type = FieldType::text,
                                    .help = "How the table itself chooses the model.",
                                    .example = "\"stepwise\"",
                                    .choices = selections};
inline constexpr Field average_field{
    .name = "average",
    .type = FieldType::text,
    .help = "Averages all models, by weights in proportion to exp(-criterion / 2).",
    .example = "\"aic\"",
    .choices = average_weights};
inline constexpr Field largest_ratio_field{
    .name = "largest_ratio",
    .type = FieldType::number,
    .help = "The most that a model's estimate may be, by persons observed, to count in an average.",
    .example = "100",
    .default_text = "no limit",
    .range = {1.0, 1e12}};
inline constexpr Field criterion_field{.name = "criterion",
                                       .type = FieldType::text,
                                       .help = "What the choice of a model minimises.",
                                       .example = "\"aic\"",
                                       .choices = criterion_names};
inline constexpr Field threshold_field{.name = "threshold",
                                       .type = FieldType::number,
                                       .help = "The p-value below which a term enters.",
                                       .example = "0.02",
                                       .default_text = "0.02 by p_value, 0.05 by aic_wald",
                                       .range = probability};
/// The same of another selection, which has a default of its own.
inline constexpr Field wald_threshold_field = threshold_field;
inline constexpr Field order_field{.name = "order",
                                   .type = FieldType::integer,
                                   .help = "The most lists in one term of the models compared.",
                                   .example = "2",
                                   .default_text =
                                       "2 for stepwise; else 1, 2, 3, 3, 2 for 2 to 6 "
                                       "lists",
                                   .range = {1.0, 10.0}};

bool read_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                LoglinearFixed& model);
Value write_terms(const LoglinearFixed& model, const ListsInUse& lists);

/// An array of interactions, ["A:B"], each once; false, with problems added, where one is none.
bool read_listed_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                       std::vector<CaptureHistory>& listed);
Value write_listed_terms(const std::vector<CaptureHistory>& listed, const ListsInUse& lists);

/// Terms so long that a model chosen with them could not be kept; `asked` and the lists there are.
std::optional<OptionFault> fault_of_long_terms(int asked, int lists);

/// `begin` has chosen the struct by it.
template <typename Selection>
bool keep_selection(ObjectReader&, const Value&, const ListsInUse&, Selection&) {
  return true;
}
inline Value write_stepwise(const LoglinearStepwise&, const ListsInUse&) {
  return make_value("stepwise");
}
inline Value write_all(const LoglinearAll&, const ListsInUse&) {
  return make_value("all");
}
int order_or_default(int order, const ListsInUse& lists);
template <typename Models>
bool read_order(ObjectReader& reader, const Value&, const ListsInUse&, Models& models) {
  const std::optional<std::int64_t> order = reader.integer("order");
  if (order) models.order = static_cast<int>(*order);
  return order.has_value();
}
template <typename Models>
Value write_order(const Models& models, const ListsInUse& lists) {
  return make_value(order_or_default(models.order, lists));
}
bool read_average(ObjectReader& reader, const Value& weights, const ListsInUse& lists,
                  LoglinearAverage& average);
Value write_average(const LoglinearAverage& average, const ListsInUse& lists);
inline bool goes_by_p_value(const Method& method) {
  const auto* model = std::get_if<LoglinearStepwise>(&method);
  return model != nullptr && model->criterion == Criterion::p_value;
}
inline bool goes_by_aic_wald(const Method& method) {
  const auto* model = std::get_if<LoglinearStepwise>(&method);
  return model != nullptr && model->criterion == Criterion::aic_wald;
}

inline constexpr Option loglinear_options[] = {
    option_by<LoglinearFixed, terms_field, read_terms, write_terms>(),
    option_by<LoglinearStepwise, select_field, keep_selection<LoglinearStepwise>, write_stepwise>(),
    option_by<LoglinearAll, select_field, keep_selection<LoglinearAll>, write_all>(),
    option<&LoglinearStepwise::criterion, criterion_field>(),
    option<&LoglinearAll::criterion, criterion_field>(),
    option<&LoglinearStepwise::threshold, threshold_field, goes_by_p_value>(),
    option<&LoglinearStepwise::wald_threshold, wald_threshold_field, goes_by_aic_wald>(),
    option<&LoglinearStepwise::order, order_field>(),
    option_by<LoglinearAll, order_field, read_order<LoglinearAll>, write_order<LoglinearAll>>(),
    option_by<LoglinearAverage, average_field, read_average, write_average>(),
    option_by<LoglinearAverage, order_field, read_order<LoglinearAverage>,
              write_order<LoglinearAverage>>(),
    option<&LoglinearAverage::largest_ratio, largest_ratio_field>(),
    option_by<LoglinearCovariates, covariates_field, read_covariates, write_covariates>(),
    option_by<LoglinearCovariates, trend_field, read_trend, write_trend>(),
    option_by<LoglinearCovariates, terms_field, read_covariate_terms, write_covariate_terms>(),
    option_by<LoglinearCovariates, select_field, read_covariate_search, write_covariate_search>(),
    option<&LoglinearCovariates::criterion, criterion_field, searches_with_covariates>(),
    option<&LoglinearCovariates::unchecked, unchecked_field, searches_with_covariates>(),
    option<&LoglinearCovariates::repeated, repeated_field>(),
    option<&LoglinearCovariates::by_level, by_level_field>()};

inline constexpr LabelPattern loglinear_labels[] = {
    {.text = "covariates_independence",
     .field = "terms",
     .value = "independence",
     .bracket = "covariates"},
    {.text = "covariates_pairwise", .field = "terms", .value = "pairwise", .bracket = "covariates"},
    {.text = "covariates_stepwise_",
     .field = "select",
     .value = "stepwise",
     .choice = "criterion",
     .bracket = "covariates"},
    {.text = "covariates_three_pass_",
     .field = "select",
     .value = "three_pass",
     .choice = "criterion",
     .bracket = "covariates"},
    {.text = "independence", .field = "terms", .value = "independence"},
    {.text = "pairwise", .field = "terms", .value = "pairwise"},
    {.text = "stepwise_", .field = "select", .value = "stepwise", .choice = "criterion"},
    {.text = "all_", .field = "select", .value = "all", .choice = "criterion"},
    {.text = "average_aic", .field = "average", .value = "aic"},
    {.text = "average_bic", .field = "average", .value = "bic"}};

std::optional<Method> begin_loglinear(ObjectReader& reader);
std::optional<OptionFault> fault_of_selection(const Method& method, const ListsInUse& lists);
/// Interactions among the lists kept, numbered among these: a term brings all that it contains, and
/// so the interactions of the lists that are left.
std::vector<CaptureHistory> terms_over_kept(const std::vector<CaptureHistory>& terms,
                                            CaptureHistory (*renumbered)(CaptureHistory set,
                                                                         CaptureHistory kept),
                                            CaptureHistory kept);
Method loglinear_over_kept(const Method& method,
                           CaptureHistory (*renumbered)(CaptureHistory set, CaptureHistory kept),
                           CaptureHistory kept);

inline constexpr OtherName loglinear_names[] = {
    {"Mt", "It is the model \"terms\": \"independence\"."},
    {"multiple systems estimation", "It mostly means log-linear models."},
    {"SparseMSE",
     "The R package's forward selection is \"select\": \"stepwise\", \"criterion\": \"p_value\"."},
    {"Home Office", "Its selection is \"select\": \"stepwise\", \"criterion\": \"aic_wald\"."},
    {"stepwise", "It is asked for by \"select\": \"stepwise\" and a \"criterion\"."},
    {"all", "It is asked for by \"select\": \"all\" and a \"criterion\"."},
    {"model averaging", "It is asked for by \"average\": \"aic\" or \"bic\"."},
    {"conting",
     "Its censored cells are \"upper_bound\" of an estimator, and \"average\": \"bic\" "
     "is near its posterior mean."},
    {"closedpMS", "Rcapture's search is \"select\": \"all\" and a \"criterion\"."},
};

inline constexpr MethodKind loglinear_kind{
    .name = "loglinear",
    .summary = "Any number of lists: Poisson log-linear models, given or selected",
    .help = R"(What it estimates
  The cell of those on no list, as exp(intercept) of a Poisson log-linear model of
  the cells observed. Main effects are always in, and a term brings what it contains.
    "terms": "independence"; "pairwise": all of two lists; ["A:B", "B:C"]: these
    "select": "stepwise"          from independence, the term of up to "order" (2) lists
                                  that lowers the "criterion" most, until none does (aic,
                                  aicc, bic) or its Wald p-value is above "threshold"
                                  (aic_wald, 0.05); or that whose overlap surprises most,
                                  while the p-value is below "threshold" (p_value, 0.02)
    "select": "all"               the best by "criterion" of all hierarchical models
                                  with terms of at most "order" lists
    "average": "aic", "bic"       N-hat averaged over these, by exp(-criterion / 2), but
                                  for those over "largest_ratio" times n
  With "covariates" the table is by their levels too, and terms hold either ("A:sex").
    "select": "three_pass"        by log n a parameter, then 2, then 1; best on the path
  Where criteria tie (within 1e-9), fewer terms win, then the order of the lists. "omit"
  leaves cells out; a count of "upper_bound" is the most there can be: P(X <= count).
What it assumes
  A closed population; records linked without error; no false positives; that the
  interaction of all lists together, and every one left out, is zero.
What breaks it
  Dependence that the model leaves out; heterogeneity; false positives and missed
  links, which swell the cells of a single list: too high. After a selection the
  interval is too short, since it takes the chosen model for the given one.
When there is no answer
  no_mle: the larger N, the better the fit; so by independence where nobody is on two
  lists. not_identifiable: several sizes fit equally well. Both are decided exactly. A
  term may be infinite and N finite, as where two lists share no one: the estimate is at
  the boundary, cells without people leave the fit, and the term counts as a parameter,
  of p-value 1. With nobody unseen at the best fit N is n. Steps pass over terms without
  an estimate; by p_value, as published, also over infinite ones whose lists share some.
Interval
  n + d exp(-+z sqrt(V)), d the estimated dark figure, V the intercept's variance; of
  an average the quantiles of its mixture of log-normals. The variance of n is left
  out, by "bca" too: in textbook worlds of 5,000 people and four lists that reach 40 %
  each, 95 % intervals of independence cover N in 83.4 % of replicates (bca 78.9 %; with
  20 %: 93.4 and 90.4 %), those of "profile" in 95.6 %.
Source
  Fienberg (1972), Biometrika 59; Chan, Silverman & Vincent (2021), JASA 116; Bales, Hesketh
  & Silverman (2015), Significance 12; Buckland, Burnham & Augustin (1997), Biometrics 53.)",
    .structs = structs_of<LoglinearFixed, LoglinearStepwise, LoglinearAll, LoglinearAverage,
                          LoglinearCovariates>(),
    .options = loglinear_options,
    .basis = Basis::estimate,
    .on_dependence =
        by<LoglinearFixed, LoglinearStepwise, LoglinearAll, LoglinearAverage, LoglinearCovariates>(
            LoglinearOnDependence{}),
    .on_differences =
        by<LoglinearFixed, LoglinearStepwise, LoglinearAll, LoglinearAverage, LoglinearCovariates>(
            LoglinearOnDifferences{}),
    .on_false_positives = Stance::relies,
    .on_linkage = Stance::relies,
    .on_turnover = Stance::relies,
    .equal_lists = EqualLists::not_needed,
    .on_expected_table =
        by<LoglinearFixed, LoglinearStepwise, LoglinearAll, LoglinearAverage, LoglinearCovariates>(
            LoglinearOnExpectedTable{}),
    .profile =
        by<LoglinearFixed, LoglinearStepwise, LoglinearAll, LoglinearAverage, LoglinearCovariates>(
            LoglinearProfile{}),
    .in_doubt =
        by<LoglinearFixed, LoglinearStepwise, LoglinearAll, LoglinearAverage, LoglinearCovariates>(
            LoglinearCellDoubt{}),
    .chance = Chance::nothing,
    .empty_lists = EmptyLists::leave,
    .boundary_reason =
        by<LoglinearFixed, LoglinearStepwise, LoglinearAll, LoglinearAverage, LoglinearCovariates>(
            LoglinearBoundary{}),
    .without_overlap = nobody_on_two_lists,
    .labels = loglinear_labels,
    .bracket_field = "terms",
    .other_names = loglinear_names,
    .begin = begin_loglinear,
    .fault = fault_of_selection,
    .over_kept = loglinear_over_kept};

}  // namespace darknumber
