// SPDX-License-Identifier: MIT
#include "engine/report/result_members.h"

namespace darknumber {
namespace {

using M = ResultMember;

constexpr M run_members[] = {
    {"results_version", "integer", "of this form"},
    {"engine", "@engine", "the program that ran"},
    {"scenario_hash", "string", "of the scenario, whatever its comments and blanks"},
    {"seed", "integer"},
    {"digest", "string", "of all replicates, by which two runs are compared"},
    {"measures_digest", "string", "of `measures`, by which a changed one is found"},
    {"verdict", "string", "what the run says, in words"},
    {"warnings", "string[]"},
    {"estimators", "string[]", "labels, in the order of the scenario"},
    {"study", "object|null", "null where the scenario has none"},
    {"study.type", "string"},
    {"study.evaluate", "string", "on the expected table, or by Monte Carlo"},
    {"study.measure", "string"},
    {"study.rows", "array", "the point of each row"},
    {"study.answers", "array", "an object for each estimator; its form is the type's"},
    {"study.answers[]", "object"},
    {"claims", "array", "a verdict for each claim"},
    {"claims[]", "object"},
    {"points", "@point[]"},
    {"measures", "@measure[]"},
    {"published_table?", "object",
     "counts by history over the agencies, as digits; of a suppressed one the middle of what it can be"},
    {"published_table?.*", "number"},
    {"published?", "@published", "a plain run of a scenario with published figures"},
    {"held_to?", "object", "the table that every point of a study is held to; a suppressed count is a text, such as <5"},
    {"scenario", "object", "the scenario with all defaults; `schema scenario` is its form"},
    {"verdict_code?", "string", "of an explanation: fits, none_fits, not_bounded or runs_disagree"},
    {"fit?", "object", "of the posterior"},
    {"fit?.deviance", "number", "its mean"},
    {"fit?.expected_deviance", "number", "of tables drawn from it"},
    {"fit?.p", "number", "the share of those that deviate more"},
    {"fit?.p_mcse", "number"},
    {"log_evidence?", "object"},
    {"log_evidence?.value", number_or_null},
    {"log_evidence?.mcse", number_or_null, "null where it is not sampled, or in one run"},
    {"log_evidence?.without_factors", number_or_null, "null where there are no factors"},
    {"log_evidence?.without_factors_mcse", number_or_null},
    {"posterior?", "@posterior[]",
     "of the victims, each factor, the misfit and each capture probability"},
    {"below?", "array", "published figures, and estimates on the table"},
    {"below?[]", "object"},
    {"below?[].label", "string"},
    {"below?[].value", "number"},
    {"below?[].probability", "number", "that the truth is below"},
    {"witness?", "object", "the worlds with the fewest victims, the best, and with the most"},
    {"witness?.least", "@witness"},
    {"witness?.best", "@witness"},
    {"witness?.greatest", "@witness"},
    {"profile?", "array", "pairs of a number of victims and its log-likelihood"},
    {"other_priors?", "array", "N under other priors of the capture probabilities"},
    {"other_priors?[]", "object"},
    {"other_priors?[].capture", "string"},
    {"other_priors?[].quantiles", "object", "by share"},
    {"other_priors?[].effective_draws", "number", "as many independent draws"},
    {"cells?", "array", "those that fit worst"},
    {"cells?[]", "object"},
    {"cells?[].history", "string"},
    {"cells?[].observed", "number", "of a suppressed count the number nearest to what is expected"},
    {"cells?[].expected", "number"},
    {"cells?[].residual", "number"},
    {"correlations?", "array", "factors that the table ties"},
    {"correlations?[]", "object"},
    {"correlations?[].between", "array", "two labels"},
    {"correlations?[].correlation", "number"},
    {"sampling_share?", "number", "of the variance of log N: left where all factors are known"},
    {"impossible_share?", "number", "of the beliefs with which no world exists"},
    {"in_top_tenth?", number_or_null, "share of the posterior in the top tenth of the belief in N"},
};

constexpr M engine_members[] = {
    {"version", "string"},
    {"build", "string", "compiler, system and commit"},
};

constexpr M shard_members[] = {
    {"shard_version", "integer", "of this form"},
    {"shard", "integer", "which, from 1"},
    {"shards", "integer", "of how many"},
    {"command", "string", "of the run, without --shard and --output"},
    {"engine", "@engine", "the program that ran"},
    {"scenario_hash", "string"},
    {"seed", "integer"},
    {"points", "integer", "of the whole run"},
    {"replicates", "integer", "of each point"},
    {"held_to?", "object", "as in results.json"},
    {"scenario", "object", "as in results.json"},
};

constexpr M point_members[] = {
    {"point", "integer", "from 0"},
    {"factors", "object", "what each factor was set to, by path"},
    {"no_world?", "string", "why no world is as the point says"},
    {"truth", number_or_null, "the number sought"},
    {"truths", "object", "the same for each estimator, by label"},
    {"truths.*", number_or_null},
    {"first_replicate", "integer", "the number of its first replicate"},
    {"replicates", "integer"},
};

constexpr M measure_members[] = {
    {"point", "integer"},
    {"estimator", "string|null", "null where the measure is of the world"},
    {"measure", "string", "`list measures` says what each is"},
    {"value", number_or_null},
    {"mcse", number_or_null, "Monte Carlo standard error"},
    {"n_used", "integer", "replicates that the value rests on"},
    {"n_failed", "integer", "replicates without an estimate"},
    {"exact", number_or_null, "on the expected table"},
};

constexpr M published_members[] = {
    {"table", "string", "the file"},
    {"list_sizes", "array"},
    {"list_sizes[]", "object"},
    {"list_sizes[].list", "string"},
    {"list_sizes[].expected", number_or_null},
    {"list_sizes[].published", number_or_null},
    {"estimates", "array", "of the published table"},
    {"estimates[]", "object"},
    {"estimates[].estimator", "string"},
    {"estimates[].estimate", number_or_null},
    {"estimates[].ratio?", number_or_null, "estimate ÷ truth"},
    {"figures", "array"},
    {"figures[]", "object"},
    {"figures[].label", "string"},
    {"figures[].estimate", number_or_null},
    {"figures[].low?", number_or_null},
    {"figures[].high?", number_or_null},
    {"estimates[].lower?", number_or_null},
    {"estimates[].upper?", number_or_null},
    {"estimates[].status", "string"},
    {"figures[].ratio?", number_or_null, "figure ÷ truth"},
    {"figures[].low_ratio?", number_or_null},
    {"figures[].high_ratio?", number_or_null},
};

constexpr M posterior_members[] = {
    {"quantity", "string"},
    {"mean", "number"},
    {"sd", "number"},
    {"quantiles", "object", "by share"},
    {"quantiles.*", "number"},
    {"mcse", "object|null", "of each quantile; null in one run"},
    {"mcse.*", "number"},
    {"r_hat", number_or_null},
    {"kl", number_or_null, "divergence from the belief, in nats; of a factor"},
    {"silent", "boolean|null", "whether the table says nothing of the factor"},
    {"presses", "boolean|null", "against an end of its belief"},
    {"belief?", "object", "quantiles of the belief, by share"},
    {"belief?.*", "number"},
    {"victims_if_known?", "array", "the 90 % range of N were the factor known"},
    {"first_share?", "number", "of the variance of log N that knowing it first takes away"},
    {"last_share?", "number", "and last"},
};

constexpr M witness_members[] = {
    {"victims", "number"},
    {"log_likelihood", "number"},
};

constexpr M estimate_members[] = {
    {"replicate?", "string", "of a table with replicates, as its column has it"},
    {"results_version?", "integer", "of results.json"},
    {"kind?", "string", "estimate, in results.json"},
    {"engine?", "@engine"},
    {"request?", "object", "what was asked for, as the command line gave it"},
    {"digest?", "string", "of table.csv and the request: whether either was changed since"},
    {"lists", "string[]"},
    {"observed", "number", "persons on a list"},
    {"overlap", "number", "persons on two lists or more"},
    {"pairs", "array"},
    {"pairs[]", "object"},
    {"pairs[].lists", "array", "two names"},
    {"pairs[].overlap", "number"},
    {"pairs[].lincoln_petersen", number_or_null},
    {"pairs[].se", number_or_null},
    {"pairs_differ", "boolean", "more than sampling explains"},
    {"warnings", "array"},
    {"warnings[]", "object"},
    {"warnings[].code", "string", "for programs"},
    {"warnings[].text", "string"},
    {"estimates", "@answer[]"},
};

constexpr M estimates_by_replicate_members[] = {
    {"replicates", "@estimate[]"},
};

constexpr M answer_members[] = {
    {"estimator", "string"},
    {"stratum?", "string"},
    {"estimate", number_or_null},
    {"se", number_or_null},
    {"lower", number_or_null},
    {"upper", number_or_null},
    {"status", "string", "ok, or why there is no estimate"},
    {"boundary?", "boolean", "whether N or a parameter is at an end of what it can be"},
    {"model?", "object", "of a log-linear model: its terms and measures of fit"},
    {"reason?", "string", "of an estimate on the boundary, or a missing one"},
    {"over_completions?", "object", "over what suppressed counts can be"},
    {"intervals?", "array", "at each level asked for; lower and upper are those of the first"},
    {"intervals?[]", "object"},
    {"intervals?[].level", "number"},
    {"intervals?[].lower", number_or_null},
    {"intervals?[].upper", number_or_null},
    {"in_doubt?", "array", "cells whose counts were not taken at their word"},
    {"in_doubt?[]", "object"},
    {"in_doubt?[].lists", "string[]", "the lists that its people are on, and no other"},
    {"in_doubt?[].count", "number", "in the table"},
    {"in_doubt?[].persons", "number", "that N has there"},
    {"in_doubt?[].taken_as", "string", "omit or upper_bound"},
};

constexpr ResultDocument results_of_runs_and_estimates_documents[] = {
    {"run", "run and merge --format json, and results.json of a results folder", run_members},
    {"shard", "shard.json of a finished shard: which part of which run", shard_members},
    {"engine", "a build of the program", engine_members, Written::as_part},
    {"point", "a point of a study; a plain run has one", point_members, Written::as_part},
    {"measure", "one measure of one estimator at one point", measure_members, Written::as_part},
    {"published", "what is published beside what the scenario says", published_members,
     Written::as_part},
    {"posterior", "what is known of one number after the table", posterior_members,
     Written::as_part},
    {"witness", "a world at an end of what the table admits", witness_members, Written::as_part},
    {"estimate", "estimate --format json of one table; results.json of estimate --output",
     estimate_members},
    {"estimates_by_replicate", "estimate --format json of a table with replicates",
     estimates_by_replicate_members},
    {"answer", "what an estimator says of a table", answer_members, Written::as_part},
};

}  // namespace

std::span<const ResultDocument> results_of_runs_and_estimates() {
  return results_of_runs_and_estimates_documents;
}

}  // namespace darknumber
