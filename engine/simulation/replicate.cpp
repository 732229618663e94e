// SPDX-License-Identifier: MIT
#include "engine/simulation/replicate.h"

#include <cmath>

#include "engine/core/contracts.h"
#include "engine/scenario/read_agencies.h"
#include "engine/simulation/person_simulator.h"

namespace darknumber {
namespace {

/// The tables of an answer's estimator, over its own lists.
ContingencyTable seen_by(const EstimatorSpec& estimator, const Answer& answer,
                         const Observed& observed) {
  if (!estimator.stratify) return project(observed.entities, estimator.lists);
  if (answer.stratum) return project(observed.strata[*answer.stratum], estimator.lists);
  ContingencyTable all(static_cast<int>(estimator.lists.size()));
  for (const ContingencyTable& stratum : observed.strata) {
    const ContingencyTable part = project(stratum, estimator.lists);
    for (CaptureHistory h = 1; h < part.counts().size(); ++h) all.add(h, part[h]);
  }
  return all;
}

}  // namespace

std::vector<Answer> answers_of(const Scenario& scenario) {
  return answers_of(scenario.estimation.estimators, names_of(scenario.population.strata));
}

std::vector<FitOutcome> estimate_all(const Scenario& scenario, const Observed& observed,
                                     std::uint32_t replicate) {
  return estimate_all(scenario.estimation.estimators, scenario.estimation.lists, observed.entities,
                      observed.strata, {scenario.monte_carlo.seed, replicate});
}

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
  }
  const ContingencyTable seen = seen_by(estimator, answer, observed);
  row.observed = seen.observed();
  row.overlap = seen.overlap();
  row.victims_observed = drawn.victims_on(estimator.lists, answer.stratum);
  row.ever_present = drawn.ever_present;
  row.false_positive_entities = drawn.false_positive_entities;
  return row;
}

std::vector<ReplicateRow> rows_of(const Scenario& scenario, const std::vector<Answer>& answers,
                                  const std::vector<FitOutcome>& outcomes, const Register& drawn,
                                  const Observed& observed) {
  std::vector<ReplicateRow> rows;
  for (std::size_t a = 0; a < answers.size(); ++a)
    rows.push_back(row_of(scenario.estimation.estimators[answers[a].estimator], answers[a],
                          outcomes[a], drawn, observed));
  return rows;
}

Replicator::Replicator(const Scenario& scenario, const World& world)
    : scenario_(&scenario), world_(&world), answers_(answers_of(scenario)) {
  if (scenario.monte_carlo.simulator != SimulatorChoice::persons) tables_.emplace(world);
}

Register Replicator::draw_register(std::uint32_t replicate) const {
  const DrawKey key{scenario_->monte_carlo.seed, replicate};
  return tables_ ? tables_->draw(key) : draw_persons(*world_, key);
}

void Replicator::run(std::uint32_t replicate, std::span<ReplicateRow> rows) const {
  DN_EXPECT(rows.size() == answers_.size(), "one row for each answer");
  const DrawKey key{scenario_->monte_carlo.seed, replicate};
  const Register drawn = draw_register(replicate);
  const Observed observed = observe_drawn(*scenario_, drawn, key);
  const std::vector<FitOutcome> outcomes = estimate_all(*scenario_, observed, replicate);
  for (std::size_t a = 0; a < answers_.size(); ++a)
    rows[a] = row_of(scenario_->estimation.estimators[answers_[a].estimator], answers_[a],
                     outcomes[a], drawn, observed);
}

}  // namespace darknumber
