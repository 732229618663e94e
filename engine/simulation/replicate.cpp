// SPDX-License-Identifier: MIT
#include "engine/simulation/replicate.h"

#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "engine/estimators/censored_loglinear.h"
#include "engine/estimators/chosen_model.h"
#include "engine/scenario/format/read_agencies.h"
#include "engine/simulation/person_simulator.h"
#include "engine/world/reachable.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {

std::vector<Answer> answers_of(const Scenario& scenario) {
  return answers_of(scenario.estimation.estimators, names_of(scenario.population.strata));
}

ContingencyTable seen_by(const EstimatorSpec& estimator, const Answer& answer,
                         const Observed& observed) {
  if (!sees_strata(estimator) || observed.strata.empty())
    return project(observed.entities, estimator.lists);
  if (answer.stratum) return project(observed.strata[*answer.stratum], estimator.lists);
  ContingencyTable all(static_cast<int>(estimator.lists.size()));
  for (const ContingencyTable& stratum : observed.strata)
    all.add(project(stratum, estimator.lists));
  return all;
}

std::vector<ContingencyTable> tables_of(const std::vector<Answer>& answers,
                                        const std::vector<EstimatorSpec>& estimators,
                                        const Observed& observed) {
  std::vector<ContingencyTable> tables;
  for (const Answer& answer : answers)
    tables.push_back(seen_by(estimators[answer.estimator], answer, observed));
  return tables;
}

std::vector<FitOutcome> estimate_all(const Scenario& scenario, const Observed& observed,
                                     std::uint32_t replicate, const StopQuestion* stop) {
  const EstimationSpec& estimation = scenario.estimation;
  const StreamKey streams{scenario.monte_carlo.seed, replicate, 0, stop};
  if (!observed.hidden || observed.hidden->intervals.empty())
    return estimate_all(estimation.estimators, estimation.lists, observed.entities, observed.strata,
                        streams);
  std::vector<SuppressedTable> strata;
  for (std::size_t s = 0; s < observed.strata.size(); ++s)
    strata.push_back({observed.strata[s], observed.hidden->of_strata[s]});
  return estimate_censored(estimation.estimators, estimation.lists,
                           {observed.entities, observed.hidden->intervals}, strata, streams);
}

namespace {

ReplicateRow row_of(const EstimatorSpec& estimator, const Answer& answer, const FitOutcome& outcome,
                    const Register& drawn, const Observed& observed) {
  ReplicateRow row{NAN, NAN, NAN, NAN};
  row.status = status_of(outcome);
  if (const Estimate* estimate = std::get_if<Estimate>(&outcome)) {
    row.estimate = estimate->population_size;
    row.se = estimate->se.value_or(NAN);
    row.lower = estimate->interval ? estimate->interval->lower : NAN;
    row.upper = estimate->interval ? estimate->interval->upper : NAN;
    row.boundary = estimate->boundary;
    row.model = chosen_model(estimator, *estimate);
  }
  const ContingencyTable seen = seen_by(estimator, answer, observed);
  row.observed = seen.observed();
  row.overlap = seen.overlap();
  row.victims_observed = drawn.victims_on(estimator.lists, answer.stratum);
  row.ever_present = drawn.ever_present;
  row.false_positive_entities = drawn.false_positive_entities;
  return row;
}

/// The least number of victims that a truth can be, as expected counts go.
constexpr double smallest_truth = 1e-9;

/// What the lists can tell of; ratios to nobody have no value.
std::vector<double> reachable_by_stratum(const Scenario& scenario, const World& world) {
  CaptureHistory agencies = 0;
  for (const ListInUse& list : scenario.estimation.lists) agencies |= list.agencies;
  const double above = scenario.estimation.reachable_above;
  const Reachable reachable = reachable_victims(world, agencies, above);
  if (std::accumulate(reachable.by_stratum.begin(), reachable.by_stratum.end(), 0.0) <
      smallest_truth)
    throw UnsolvableScenario(
        "estimation.target.reachable",
        fmt::format(
            "nobody has a chance above {} of being on one of the lists in use, so the truth "
            "would be 0",
            above),
        reachable.largest_chance > above
            ? "lower the chance"
            : fmt::format("lower it below {:.3g}, the largest chance that anyone has",
                          reachable.largest_chance));
  return reachable.by_stratum;
}

/// The truth of everyone, and of each stratum.
struct Truth {
  double all = 0.0;
  std::vector<double> by_stratum;
};

Truth truth_by_stratum(const Scenario& scenario, const World& world) {
  Truth truth;
  switch (scenario.estimation.target) {
    case Target::present:
      truth.all = world.expected_victims();
      break;
    case Target::ever_present:
      truth.all = world.expected_ever_present();
      break;
    case Target::reachable:
      truth.by_stratum = reachable_by_stratum(scenario, world);
      truth.all = std::accumulate(truth.by_stratum.begin(), truth.by_stratum.end(), 0.0);
      return truth;
  }
  for (const StratumWorld& stratum : world.strata)
    truth.by_stratum.push_back(truth.all * stratum.share);
  return truth;
}

}  // namespace

double truth_of(const Scenario& scenario, const World& world) {
  return truth_by_stratum(scenario, world).all;
}

std::vector<double> truths_of(const Scenario& scenario, const World& world,
                              const std::vector<Answer>& answers) {
  const Truth truth = truth_by_stratum(scenario, world);
  std::vector<double> truths;
  for (const Answer& answer : answers)
    truths.push_back(answer.stratum ? truth.by_stratum[*answer.stratum] : truth.all);
  return truths;
}

std::vector<ReplicateRow> rows_of(const Scenario& scenario, const std::vector<Answer>& answers,
                                  const std::vector<double>& truths, const RowSources& sources) {
  std::vector<ReplicateRow> rows;
  for (std::size_t a = 0; a < answers.size(); ++a) {
    rows.push_back(row_of(scenario.estimation.estimators[answers[a].estimator], answers[a],
                          sources.outcomes[a], sources.drawn, sources.observed));
    rows.back().truth = truths[a];
  }
  return rows;
}

Replicator::Replicator(const Scenario& scenario, const World& world, const StopQuestion* stop)
    : scenario_(&scenario),
      world_(&world),
      answers_(answers_of(scenario)),
      truths_(truths_of(scenario, world, answers_)) {
  if (scenario.monte_carlo.simulator != SimulatorChoice::persons) tables_.emplace(world, stop);
}

Register Replicator::draw_register(std::uint32_t replicate, const StopQuestion* stop) const {
  const DrawKey key{scenario_->monte_carlo.seed, replicate, stop};
  return tables_ ? tables_->draw(key) : draw_persons(*world_, key);
}

DrawnReplicate Replicator::replicate(std::uint32_t replicate, const StopQuestion* stop) const {
  Register drawn = draw_register(replicate, stop);
  Observed observed = observe_drawn(*scenario_, drawn, {scenario_->monte_carlo.seed, replicate});
  std::vector<FitOutcome> outcomes = estimate_all(*scenario_, observed, replicate, stop);
  std::vector<ReplicateRow> rows =
      rows_of(*scenario_, answers_, truths_, {drawn, observed, outcomes});
  return {std::move(drawn), std::move(observed), std::move(outcomes), std::move(rows)};
}

}  // namespace darknumber
