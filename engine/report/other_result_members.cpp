// SPDX-License-Identifier: MIT
#include "engine/report/other_result_members.h"

namespace darknumber {
namespace {

using M = ResultMember;

constexpr M bounds_members[] = {
    {"lists", "array"},
    {"observed", "number"},
    {"least_overlap", "number", "persons that a pair must have in common"},
    {"least", "object", "the least association of every explanation"},
    {"least.g", number_or_null, "the factor: some odds ratio is g or more, or 1/g or less"},
    {"least.victims", number_or_null, "the number of persons at which it is so little"},
    {"least.g_interval", "array|null", "95 %, of chance alone; null: infinite"},
    {"least.victims_interval", "array|null"},
    {"least.together", "array", "the pair whose odds ratio is g there"},
    {"least.apart", "array|null", "the pair whose odds ratio is 1/g there"},
    {"least.resamples", "integer"},
    {"least.dropped", "integer", "resamples with an empty part of a pair"},
    {"within", "array", "all numbers of persons with every odds ratio in [1/g, g]"},
    {"within[]", "object"},
    {"within[].g", "number"},
    {"within[].from?", "number"},
    {"within[].to?", "number"},
    {"within[].none?", "boolean", "there is no such number"},
    {"pairs", "@pair[]"},
    {"left_out", "@pair[]", "pairs with fewer in common"},
    {"false_records", "@error_curve", "if a share of single records were false"},
    {"missed_links", "@error_curve", "if a share of true pairs were not linked"},
};

constexpr M pair_members[] = {
    {"lists", "string[]"},    {"union", "number"},       {"overlap", "number"},
    {"only_first", "number"}, {"only_second", "number"},
};

constexpr M error_curve_members[] = {
    {"curve", "array"},
    {"curve[]", "object"},
    {"curve[].share", "number"},
    {"curve[].g?", number_or_null},
    {"curve[].victims?", number_or_null},
    {"curve[].none?", "boolean", "the table has too few for that share"},
    {"sought_g", "number"},
    {"least_share", number_or_null, "with which g is that or less; null: none"},
};

constexpr M expect_members[] = {
    {"lists", "array"},
    {"target", "string", "whom the truth counts"},
    {"truth", "number"},
    {"ever_present", "number"},
    {"table", "object", "expected counts by history, as digits"},
    {"table.*", "number"},
    {"observed", "number"},
    {"false_positive_entities", "number"},
    {"estimates", "@answer[]"},
    {"published?", "@published"},
};

constexpr M plan_members[] = {
    {"points", "integer"},
    {"replicates", "integer"},
    {"threads", "integer"},
    {"seconds", number_or_null, "what the run would take here"},
    {"shards?", "object", "where it is asked how the run splits"},
    {"shards?.number", "integer"},
    {"shards?.seconds", "number", "of each"},
    {"shards?.most_useful", "integer", "shards that take a minute or more"},
    {"pilot", "integer", "replicates that were drawn to know"},
    {"checkpoint_bytes", "integer"},
    {"replicates_csv_bytes", "integer"},
    {"memory_bytes", "integer"},
    {"warnings", "array"},
    {"measure", "string"},
    {"expected_mcse", "object", "by label"},
    {"expected_mcse.*", number_or_null},
    {"replicates_for_coverage_within_1_point", "integer",
     "for a coverage of 95 % to be known so well"},
};

constexpr M design_members[] = {
    {"verdict_code", "string", "answered, runs_disagree or too_few_worlds"},
    {"verdict", "string", "what was found, in a sentence"},
    {"study", "string", "its type: explain or sample"},
    {"explained", "string|null", "the verdict_code of a study that explains a table"},
    {"seed", "integer"},
    {"draws", "integer", "worlds that were taken to be true in turn"},
    {"worlds", "integer", "that the study believes in"},
    {"runs", "integer", "independent ones, or parts of a sample"},
    {"lost", "integer", "worlds that cannot be"},
    {"now", "object|null", "the 90 % range of N without further data"},
    {"now.low", "number", "the 5 % quantile"},
    {"now.high", "number", "the 95 % quantile"},
    {"now.width", "number"},
    {"now.width_mcse", number_or_null},
    {"now.effective", "number", "worlds, as many of equal weight"},
    {"candidates", "array", "in the order of the study"},
    {"candidates[]", "object"},
    {"candidates[].kind", "string"},
    {"candidates[].label", "string"},
    {"candidates[].persons", "number", "looked at, on average"},
    {"candidates[].width", number_or_null, "of the 90 % range that is expected to be left"},
    {"candidates[].width_mcse", number_or_null},
    {"candidates[].of_now", number_or_null, "width ÷ that of now"},
    {"candidates[].of_now_mcse", number_or_null},
    {"candidates[].rank", "integer|null", "by width, from 1; null: not trusted"},
    {"candidates[].tied", "boolean", "others have the same rank"},
    {"candidates[].effective", "number", "worlds left, as many of equal weight: the median"},
    {"candidates[].least_effective", "number", "one of twenty data leaves fewer"},
    {"candidates[].trusted", "boolean",
     "enough worlds are left to tell a range from, and its error is known"},
};

constexpr M show_members[] = {
    {"seed", "integer"},
    {"points", "@point[]"},
    {"measures", "@measure[]"},
    {"scenario_hash?", "string", "of the scenario; an interrupted run does not say it"},
};

constexpr M replay_members[] = {
    {"point", "integer"},
    {"replicate", "integer"},
    {"seed", "integer"},
    {"truth", "number"},
    {"victims", "object", "by history, before records"},
    {"entities", "object", "by history, as the register has them"},
    {"table", "object", "by history over the lists in use"},
    {"estimates", "@answer[]"},
    {"stored", "array", "what the folder has"},
    {"same", "boolean", "whether the two agree"},
    {"engine", "@engine"},
    {"factors", "object", "of the point"},
    {"ever_present", "integer"},
    {"victims_recorded", "integer"},
    {"false_positive_entities", "integer"},
    {"by_linkage", "integer", "entities more, or fewer, by linkage"},
    {"agencies", "array"},
    {"agencies[]", "object"},
    {"agencies[].name", "string"},
    {"agencies[].victims", "integer"},
    {"agencies[].entities", "integer"},
    {"removed", "integer"},
    {"lists", "string[]"},
    {"differences", "array", "of what the folder has and what was drawn again"},
    {"same_scenario", "boolean"},
    {"engine_stored", "@engine", "that of the folder"},
};

constexpr M pool_members[] = {
    {"estimators", "array"},
    {"truth", number_or_null},
    {"replicates", "integer"},
    {"measures", "@measure[]"},
    {"results", "array"},
    {"results[]", "object"},
    {"results[].result", "string", "the folder's name"},
    {"results[].seed", "integer"},
    {"results[].replicates", "integer"},
    {"results[].measures", "@measure[]"},
    {"scenario", "object"},
};

constexpr M pooled_tables_members[] = {
    {"lists", "string[]"},
    {"estimators", "array"},
    {"estimators[]", "object"},
    {"estimators[].estimator", "string"},
    {"estimators[].n_used", "integer"},
    {"estimators[].n_failed", "integer"},
    {"estimators[].mean", number_or_null},
    {"estimators[].mean_se", number_or_null},
    {"estimators[].sd", number_or_null},
    {"tables", "array"},
    {"tables[]", "object"},
    {"tables[].table", "string"},
    {"tables[].observed", "number"},
    {"tables[].estimates", "@answer[]"},
};

constexpr M selftest_members[] = {
    {"seed", "integer"},
    {"long", "boolean", "whether posteriors that are sampled were calibrated too"},
    {"holds", "boolean", "whether all checks do"},
    {"family_error", "number",
     "the probability with which a right program fails one or more, at most"},
    {"level", "number", "of each check: that divided by their number"},
    {"checks", "array"},
    {"checks[]", "object"},
    {"checks[].group", "string"},
    {"checks[].name", "string"},
    {"checks[].holds", "boolean"},
    {"checks[].p", number_or_null, "null: of a comparison, which draws nothing"},
    {"checks[].statistic", number_or_null,
     "of the worst part, or the greatest relative difference"},
    {"checks[].worst", "string", "that part"},
    {"checks[].smallest_defect", number_or_null, "relative; seen in nine runs of ten; null: any"},
    {"checks[].seen_best_in", "string", "the part whose defect that is"},
    {"checks[].expectation", "string", "what is expected and why, where it needs words"},
};

constexpr M claims_members[] = {
    {"scenarios", "array"},
    {"scenarios[]", "object"},
    {"scenarios[].file", "string"},
    {"scenarios[].title", "string", "the claim"},
    {"scenarios[].description", "string"},
    {"scenarios[].replicates", "integer|null", "null where none is drawn"},
    {"scenarios[].seed", "integer|null"},
    {"scenarios[].finding", "string|null",
     "what its study says by itself; null: no more than the claims"},
    {"scenarios[].claims", "array", "statements that were tested"},
    {"scenarios[].claims[]", "object"},
    {"scenarios[].claims[].text", "string"},
    {"scenarios[].claims[].verdict", "string"},
    {"scenarios[].claims[].points", "array", "what was asked for, and found"},
    {"left_out", "array", "files that --quick leaves out"},
};

constexpr M measures_csv_members[] = {
    {"point", "number"},
    {"estimator", "string", "empty where the measure is of the world"},
    {"measure", "string"},
    {"value", number_or_null},
    {"mcse", number_or_null},
    {"n_used", "number"},
    {"n_failed", "number"},
    {"exact", number_or_null},
    {"infinite", "string", "names of the columns that are infinite"},
};

constexpr M replicates_csv_members[] = {
    {"point", "number"},       {"replicate", "number", "from 0"},
    {"estimator", "string"},   {"n_true", number_or_null},
    {"n_hat", number_or_null}, {"se_n", number_or_null},
    {"ci_lo", number_or_null}, {"ci_hi", number_or_null},
    {"status", "string"},      {"n_observed", number_or_null},
    {"infinite", "string"},    {"model", "string", "interactions that a selection chose"},
};

constexpr M estimates_csv_members[] = {
    {"estimator", "string"},
    {"estimate", number_or_null},
    {"se", number_or_null},
    {"lower", number_or_null},
    {"upper", number_or_null},
    {"status", "string"},
    {"boundary", number_or_null, "0 or 1"},
    {"infinite", "string"},
};

constexpr ResultDocument results_of_other_verbs_documents[] = {
    {"bounds", "bounds --format json", bounds_members},
    {"pair", "two lists and who is on them", pair_members, Written::as_part},
    {"error_curve", "the least association by errors", error_curve_members, Written::as_part},
    {"expect", "expect --format json", expect_members},
    {"plan", "plan --format json", plan_members},
    {"design", "design --format json", design_members},
    {"show", "show --measure --format json; without --measure it is run's", show_members},
    {"replay", "replay --format json: one replicate, stage by stage", replay_members},
    {"pool", "pool --format json of results folders", pool_members},
    {"pooled_tables", "pool --format json of tables", pooled_tables_members},
    {"claims", "claims --format json", claims_members},
    {"selftest", "selftest --format json", selftest_members},
    {"measures.csv", "a row of measures.csv; other columns are factors", measures_csv_members},
    {"replicates.csv", "a row of it; other columns are factors", replicates_csv_members},
    {"estimates.csv", "a row of estimates.csv", estimates_csv_members},
};

}  // namespace

std::span<const ResultDocument> results_of_other_verbs() {
  return results_of_other_verbs_documents;
}

}  // namespace darknumber
