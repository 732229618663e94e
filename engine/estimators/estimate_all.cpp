// SPDX-License-Identifier: MIT
#include "engine/estimators/estimate_all.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "engine/core/contracts.h"
#include "engine/core/known_counts.h"
#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber {
namespace {

FitOutcome mean_of(const MeanOf& mean, const std::vector<EstimatorSpec>& estimators,
                   const std::vector<FitOutcome>& outcomes) {
  double total = 0.0;
  for (const std::string& label : mean.labels) {
    const auto member =
        std::find_if(estimators.begin(), estimators.end(),
                     [&](const EstimatorSpec& estimator) { return estimator.label == label; });
    DN_EXPECT(member != estimators.end(), "a mean is of estimators there are");
    const FitOutcome& outcome = outcomes[static_cast<std::size_t>(member - estimators.begin())];
    if (const Status* failure = std::get_if<Status>(&outcome)) return *failure;
    total += std::get<Estimate>(outcome).population_size;
  }
  Estimate estimate;
  estimate.population_size = total / static_cast<double>(mean.labels.size());
  return estimate;
}

/// The tables of everyone, as an estimator may see them.
struct WholeTables {
  const ContingencyTable& over_agencies;
  const ContingencyTable& in_use;
  const std::vector<ContingencyTable>& strata;  // over agencies; empty: there are none to be seen
};

/// What a method with covariates makes of the strata: those whose stratum nobody knows are in none.
FitOutcome fit_by_stratum(const EstimatorSpec& estimator, const WholeTables& tables,
                          const StreamKey& streams) {
  std::vector<ContingencyTable> parts;
  ContingencyTable sum(static_cast<int>(estimator.lists.size()));
  for (const ContingencyTable& stratum : tables.strata) {
    parts.push_back(project(stratum, estimator.lists));
    sum.add(parts.back());
  }
  return fit(estimator, sum, estimator.own_lists ? tables.in_use : sum, streams, parts);
}

FitOutcome fit_over(const EstimatorSpec& estimator, const WholeTables& tables,
                    const StreamKey& streams) {
  if (const auto* model = std::get_if<LoglinearCovariates>(&estimator.method)) {
    if (!tables.strata.empty()) return fit_by_stratum(estimator, tables, streams);
    const bool known =
        std::any_of(model->covariates.begin(), model->covariates.end(),
                    [](const Covariate& one) { return !one.level_of_stratum.empty(); });
    if (known) return Status::no_data;  // a table of everyone says nothing of covariates
  }
  return estimator.own_lists ? fit(estimator, project(tables.over_agencies, estimator.lists),
                                   tables.in_use, streams)
                             : fit(estimator, tables.in_use, tables.in_use, streams);
}

/// A stratum has all cells that the sum has, in their order.
void add_cells(std::vector<CellInDoubt>& sum, const std::vector<CellInDoubt>& cells) {
  if (sum.empty()) {
    sum = cells;
    return;
  }
  DN_EXPECT(sum.size() == cells.size(), "an estimator doubts the same cells in all strata");
  for (std::size_t c = 0; c < cells.size(); ++c) {
    sum[c].count += cells[c].count;
    sum[c].persons += cells[c].persons;
  }
}

StratumOutcome stratum_outcome(FitOutcome outcome, const ContingencyTable& over_lists,
                               const CellsInDoubt& in_doubt) {
  const double observed = over_lists.observed();
  return {std::move(outcome), observed,
          observed - without_omitted(over_lists, in_doubt).observed()};
}

}  // namespace

FitOutcome sum_over_strata(const std::vector<StratumOutcome>& parts, double level,
                           std::span<const double> further) {
  Estimate sum;
  double variance = 0.0;
  double observed = 0.0;
  bool has_variance = true;
  bool has_somebody = false;
  for (const StratumOutcome& part : parts) {
    observed += part.observed;
    if (part.has_nobody()) {
      sum.dropped += part.left_out;
      continue;
    }
    has_somebody = true;
    if (const Status* failure = std::get_if<Status>(&part.outcome)) return *failure;
    const Estimate& estimate = std::get<Estimate>(part.outcome);
    sum.population_size += estimate.population_size;
    sum.boundary |= estimate.boundary;
    sum.dropped += estimate.dropped;
    add_cells(sum.in_doubt, estimate.in_doubt);
    has_variance &= estimate.se.has_value();
    variance += estimate.se.value_or(0.0) * estimate.se.value_or(0.0);
  }
  if (!has_somebody) return Status::no_data;
  if (!has_variance) return sum;
  sum.se = std::sqrt(variance);
  const double left = observed - sum.dropped;
  const auto interval_at = [&](double one) {
    return lognormal_interval(left, std::max(sum.population_size - left, 0.0), *sum.se, one);
  };
  sum.interval = interval_at(level);
  for (const double one : further) sum.further.emplace_back(interval_at(one));
  return sum;
}

std::vector<Answer> answers_of(const std::vector<EstimatorSpec>& estimators,
                               const std::vector<std::string>& strata) {
  std::vector<Answer> answers;
  for (std::size_t e = 0; e < estimators.size(); ++e) {
    answers.push_back({estimators[e].label, e, {}});
    if (!estimators[e].stratify) continue;
    for (std::size_t s = 0; s < strata.size(); ++s)
      answers.push_back({estimators[e].label + "[" + strata[s] + "]", e, s});
  }
  return answers;
}

std::optional<std::string> repeated_label(const std::vector<EstimatorSpec>& estimators,
                                          const std::vector<std::string>& strata) {
  std::set<std::string> taken;
  for (const Answer& answer : answers_of(estimators, strata))
    if (!taken.insert(answer.label).second) return answer.label;
  return std::nullopt;
}

std::vector<FitOutcome> outcomes_of(const std::vector<EstimatorSpec>& estimators,
                                    const std::vector<ContingencyTable>& strata,
                                    const FitOfTable& fit_of_table) {
  std::vector<FitOutcome> whole;  // one an estimator
  std::vector<std::vector<StratumOutcome>> by_stratum(estimators.size());
  for (std::size_t e = 0; e < estimators.size(); ++e) {
    const EstimatorSpec& estimator = estimators[e];
    if (std::holds_alternative<MeanOf>(estimator.method)) {
      whole.push_back(Status::no_data);  // until the others have answered
      continue;
    }
    if (!estimator.stratify) {
      whole.push_back(fit_of_table(estimator, {}));
      continue;
    }
    ContingencyTable of_all(static_cast<int>(estimator.lists.size()));
    for (std::size_t s = 0; s < strata.size(); ++s) {
      const ContingencyTable over_lists = project(strata[s], estimator.lists);
      of_all.add(over_lists);
      by_stratum[e].push_back(
          stratum_outcome(fit_of_table(estimator, s), over_lists, estimator.in_doubt));
    }
    whole.push_back(sum_over_strata(by_stratum[e], estimator.level, estimator.further_levels));
    // The counts of strata that add nothing, too.
    if (auto* sum = std::get_if<Estimate>(&whole.back()))
      for (CellInDoubt& cell : sum->in_doubt) cell.count = of_all[cell.history];
  }
  for (std::size_t e = 0; e < estimators.size(); ++e)
    if (const auto* mean = std::get_if<MeanOf>(&estimators[e].method))
      whole[e] = mean_of(*mean, estimators, whole);
  std::vector<FitOutcome> outcomes;
  for (std::size_t e = 0; e < estimators.size(); ++e) {
    outcomes.push_back(std::move(whole[e]));
    for (StratumOutcome& part : by_stratum[e]) outcomes.push_back(std::move(part.outcome));
  }
  return outcomes;
}

std::vector<FitOutcome> estimate_all(const std::vector<EstimatorSpec>& estimators,
                                     const ListsInUse& in_use,
                                     const ContingencyTable& over_agencies,
                                     const std::vector<ContingencyTable>& strata,
                                     const StreamKey& streams) {
  const ContingencyTable table = project(over_agencies, in_use);
  return outcomes_of(
      estimators, strata,
      [&](const EstimatorSpec& estimator, std::optional<std::size_t> stratum) -> FitOutcome {
        if (!stratum) return fit_over(estimator, {over_agencies, table, strata}, streams);
        const ContingencyTable over_lists = project(strata[*stratum], in_use);
        return fit_over(estimator, {strata[*stratum], over_lists, {}},
                        streams.of_stratum(*stratum));
      });
}

}  // namespace darknumber
