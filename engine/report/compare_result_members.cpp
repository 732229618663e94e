// SPDX-License-Identifier: MIT
#include "engine/report/compare_result_members.h"

namespace darknumber {
namespace {

using M = ResultMember;

constexpr M compare_members[] = {
    {"compared", "string", "scenarios"},
    {"a", "string", "the file"},
    {"b", "string"},
    {"differences", "@difference[]", "fields that differ"},
    {"truth", "@sides"},
    {"ever_present", "@sides"},
    {"observed", "@sides"},
    {"overlap", "@sides"},
    {"false_positive_entities", "@sides"},
    {"estimates", "array"},
    {"estimates[]", "object"},
    {"estimates[].estimator", "string"},
    {"estimates[].a", "object"},
    {"estimates[].a.estimate", number_or_null},
    {"estimates[].a.inflation", number_or_null, "÷ truth"},
    {"estimates[].a.status", "string"},
    {"estimates[].b", "object"},
    {"estimates[].b.estimate", number_or_null},
    {"estimates[].b.inflation", number_or_null, "÷ truth"},
    {"estimates[].b.status", "string"},
    {"estimates[].difference", number_or_null, "b less a"},
    {"estimates[].inflation_difference", number_or_null, "b less a"},
};

constexpr M difference_members[] = {
    {"path", "string"},
    {"a", "any"},
    {"b", "any"},
};

constexpr M sides_members[] = {
    {"a", number_or_null},
    {"b", number_or_null},
    {"difference", number_or_null, "b less a"},
};

constexpr M compared_results_members[] = {
    {"compared", "string", "results"},
    {"a", "@compared_folder"},
    {"b", "@compared_folder"},
    {"differences", "@difference[]", "fields of the scenarios that differ"},
    {"same_scenario", "boolean"},
    {"same_digest", "boolean", "whether all replicates are the same to the last bit"},
    {"first_difference", "object|null",
     "the first replicate that differs: point_a, point_b, replicate, estimator"},
    {"pairing", "string", "paired, unpaired or exact"},
    {"common_replicates", "integer", "of each point, where paired"},
    {"only_a", "string[]", "estimators"},
    {"only_b", "string[]"},
    {"points", "array", "those that both have"},
    {"points[]", "object"},
    {"points[].a", "integer"},
    {"points[].b", "integer"},
    {"points[].factors", "object"},
    {"measures", "array"},
    {"measures[]", "object"},
    {"measures[].point_a", "integer"},
    {"measures[].point_b", "integer"},
    {"measures[].estimator", "string|null", "null where the measure is of the world"},
    {"measures[].measure", "string"},
    {"measures[].a", number_or_null},
    {"measures[].a_mcse", number_or_null},
    {"measures[].b", number_or_null},
    {"measures[].b_mcse", number_or_null},
    {"measures[].difference", number_or_null, "b less a"},
    {"measures[].mcse", number_or_null, "of the difference"},
};

constexpr M compared_folder_members[] = {
    {"folder", "string"}, {"version", "string"}, {"build", "string"},   {"scenario_hash", "string"},
    {"seed", "integer"},  {"digest", "string"},  {"points", "integer"}, {"replicates", "integer"},
};

constexpr M compared_explanations_members[] = {
    {"compared", "string", "explanations"},
    {"a", "@compared_explanation"},
    {"b", "@compared_explanation"},
    {"differences", "@difference[]", "fields of the scenarios that differ"},
    {"same_table", "boolean"},
    {"evidence", "object", "how likely the beliefs of a make the table, over those of b"},
    {"evidence.log_ratio", number_or_null, "natural logarithm; null: not on one scale"},
    {"evidence.mcse", number_or_null, "null of a single run"},
    {"evidence.reason?", "string", "why there is no ratio"},
    {"quantities", "array", "all that one of them knows"},
    {"quantities[]", "object"},
    {"quantities[].quantity", "string", "victims, a factor, misfit or capture[AGENCY]"},
    {"quantities[].a", "object|null", "quantiles by share; null: not among the beliefs"},
    {"quantities[].b", "object|null"},
};

constexpr M compared_explanation_members[] = {
    {"folder", "string"},
    {"scenario_hash", "string"},
    {"seed", "integer"},
    {"verdict_code", "string", "fits, none_fits, not_bounded or runs_disagree"},
    {"verdict", "string"},
    {"log_evidence", "number"},
    {"log_evidence_mcse", number_or_null, "null of a single run"},
};

constexpr ResultDocument results_of_compare_documents[] = {
    {"compare", "compare --format json of two scenarios, on their expected tables",
     compare_members},
    {"difference", "a field of two scenarios", difference_members, Written::as_part},
    {"sides", "a number of both", sides_members, Written::as_part},
    {"compared_results", "compare --format json of two results folders", compared_results_members},
    {"compared_folder", "one of two results folders", compared_folder_members, Written::as_part},
    {"compared_explanations", "compare --format json of two explanations",
     compared_explanations_members},
    {"compared_explanation", "one of two explanations", compared_explanation_members,
     Written::as_part},
};

}  // namespace

std::span<const ResultDocument> results_of_compare() {
  return results_of_compare_documents;
}

}  // namespace darknumber
