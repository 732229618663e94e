// SPDX-License-Identifier: MIT
#include "engine/interface/answer_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/estimators/censored_loglinear.h"
#include "engine/estimators/disagreeing_chains.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/methods/loglinear_all.h"
#include "engine/interface/idle.h"
#include "engine/report/estimate/estimate_report.h"
#include "engine/report/numbers.h"
#include "engine/scenario/format/suppressed_table.h"
#include "engine/simulation/observe.h"
#include "engine/simulation/replicate.h"

namespace darknumber {
namespace {

/// The order asked for by a method that fits all models; 0: by the number of lists.
std::optional<int> order_of_all_models(const Method& method) {
  if (const auto* all = std::get_if<LoglinearAll>(&method)) return all->order;
  if (const auto* average = std::get_if<LoglinearAverage>(&method)) return average->order;
  return std::nullopt;
}

/// Remarks how many models are fitted where all are compared, since it can take long; returns how
/// many in all.
std::int64_t remark_models(const EstimationSpec& estimation, std::size_t strata,
                           const Watch& watch) {
  std::int64_t total = 0;
  for (const EstimatorSpec& estimator : estimation.estimators) {
    const std::optional<int> asked = order_of_all_models(estimator.method);
    if (!asked) continue;
    const int lists = static_cast<int>(estimator.lists.size());
    const int order = *asked > 0 ? *asked : default_order(lists);
    const std::int64_t models = models_up_to(lists, order);
    total += models * (estimator.stratify ? static_cast<std::int64_t>(strata) : 1);
    remark(
        watch,
        fmt::format(
            "{} {} {} models{}.", estimator.label,
            std::holds_alternative<LoglinearAll>(estimator.method) ? "compares" : "averages",
            quantity_text(static_cast<double>(models)),
            estimator.stratify && strata > 1 ? fmt::format(" in each of {} strata", strata) : ""));
  }
  return total;
}

/// Counts how many of the models are fitted. Methods ask between parts of their work whether to
/// stop; a comparison of all models asks after each, and so can be counted.
StopQuestion counting(const Watch& watch, std::int64_t models) {
  return [&watch, models, fitted = std::int64_t{0}]() mutable {
    if (++fitted <= models && watch.progress) watch.progress(fitted, models);
    return watch.stop && watch.stop();
  };
}

std::vector<FitOutcome> estimate_watched(const EstimationSpec& estimation, const Observed& observed,
                                         std::uint64_t seed, const Watch& watch,
                                         std::int64_t models) {
  StreamKey streams{seed};
  const StopQuestion question = counting(watch, models);
  if (models > 0 || watch.stop) streams.stop = &question;
  return estimate_all(estimation.estimators, estimation.lists, observed.entities, observed.strata,
                      streams);
}

void answer_suppressed(const EstimationSpec& estimation, const NamedTable& named,
                       const TableRequest& asked, const StreamKey& streams,
                       TableEstimates& estimates) {
  if (!asked.remove.empty() || asked.prorate)
    throw InputError({{"",
                       {0, 0, asked.prorate ? "--unknown prorate" : "--remove"},
                       "",
                       "this cannot be done where counts are suppressed",
                       "A share of a number that nobody knows is not known either.",
                       ""}});
  std::vector<SuppressedTable> strata;
  for (std::size_t s = 0; s < named.strata.size(); ++s) strata.push_back(suppressed_of(named, s));
  SuppressedAnswers answers = estimate_suppressed(estimation.estimators, estimation.lists,
                                                  suppressed_of(named, {}), strata, streams);
  estimates.outcomes = std::move(answers.outcomes);
  estimates.ranges = std::move(answers.ranges);
}

/// Where the chains of a sampler disagree: what each says.
std::vector<std::optional<ChainReport>> chains_of(const TableEstimates& estimates,
                                                  const StreamKey& key) {
  std::vector<std::optional<ChainReport>> chains(estimates.answers.size());
  for (std::size_t a = 0; a < chains.size(); ++a) {
    const Answer& answer = estimates.answers[a];
    const EstimatorSpec& estimator = estimates.estimators[answer.estimator];
    const bool is_sum = estimator.stratify && !answer.stratum;
    if (is_sum || status_of(estimates.outcomes[a]) != Status::chains_disagree) continue;
    chains[a] = disagreeing_chains(estimator, estimates.tables[a],
                                   answer.stratum ? key.of_stratum(*answer.stratum) : key);
  }
  return chains;
}

/// Everything that is said of one table.
TableEstimates answers_on(const TableInUse& table, const TableRequest& asked, const Watch& watch) {
  const NamedTable& named = table.named;
  const EstimationSpec estimation = read_request(asked, table);
  const Observed observed = observed_of(estimation, named);
  check_assumed_shares(estimation, observed, asked, named);
  const std::int64_t models = remark_models(estimation, named.strata.size(), watch);
  TableEstimates estimates{estimation.lists,
                           project(observed.entities, estimation.lists),
                           observed.entities,
                           observed.strata,
                           estimation.estimators,
                           answers_of(estimation.estimators, named.strata),
                           {},
                           {}};
  StreamKey streams{seed_of(asked)};
  streams.stop = question_of(watch);
  if (named.suppressed.empty())
    estimates.outcomes = estimate_watched(estimation, observed, seed_of(asked), watch, models);
  else
    answer_suppressed(estimation, named, asked, streams, estimates);
  estimates.tables = tables_of(estimates.answers, estimates.estimators, observed);
  estimates.chains = chains_of(estimates, streams);
  return estimates;
}

void remark_unknown(const NamedTable& named, const TableRequest& asked, const Watch& watch) {
  if (!named.unknown) return;
  remark(watch,
         fmt::format("{} {} are {}.", named.unknown->observed(),
                     named.covariates.empty() ? "entities of unknown stratum"
                                              : "entities that lack a covariate",
                     asked.prorate ? "shared out over the strata" : "left out stratum by stratum"));
}

/// What is asked about entities of unknown stratum where there are none.
void remark_idle_unknown(const NamedTable& named, const TableRequest& asked, const Watch& watch) {
  if (asked.prorate && !named.unknown)
    remark_idle(watch, "--unknown prorate",
                named.strata.empty() ? "the table has no strata" : "everybody's stratum is known");
}

void remark_idle_seed(const std::vector<EstimatorSpec>& estimators, const TableRequest& asked,
                      const Watch& watch) {
  if (asked.seed && !any_draws(estimators))
    remark_idle(watch, "--seed", "none of these estimators and intervals draws anything");
}

}  // namespace

TableAnswers answer_table(InputText input, const TableRequest& asked, const Watch& watch) {
  const WideTable wide = wide_table_of(std::move(input), asked.reading);
  TableAnswers answers{wide.replicates, {}};
  for (std::size_t r = 0; r < std::max<std::size_t>(1, wide.replicates.size()); ++r) {
    const TableInUse table = table_in_use(wide, asked, r);
    const NamedTable& named = table.named;
    if (r == 0) remark_taken(watch, named.notes);
    answers.estimates.push_back(answers_on(table, asked, watch));
    remark_unknown(named, asked, watch);
    if (wide.replicates.size() <= 1) remark_idle_unknown(named, asked, watch);
    if (r == 0) remark_idle_seed(answers.estimates.front().estimators, asked, watch);
  }
  return answers;
}

Report report_of(const TableAnswers& answers) {
  return {[&] { return estimates_blocks_of(answers.replicates, answers.estimates); },
          [&] { return estimates_json_of(answers.replicates, answers.estimates); },
          [&] { return estimates_csv_of(answers.replicates, answers.estimates); }};
}

}  // namespace darknumber
