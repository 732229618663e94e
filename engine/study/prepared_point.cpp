// SPDX-License-Identifier: MIT
#include "engine/study/prepared_point.h"

#include "engine/simulation/replicate.h"
#include "engine/study/check_assumed_shares.h"
#include "engine/study/field_in_the_way.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {

double PreparedPoint::truth() const {
  return scenario.estimation.target == Target::ever_present ? world.expected_ever_present()
                                                            : world.expected_victims();
}

std::vector<double> PreparedPoint::truths() const {
  std::vector<double> truths;
  for (const Answer& answer : answers)
    truths.push_back(truth() * (answer.stratum ? world.strata[*answer.stratum].share : 1.0));
  return truths;
}

std::vector<ReplicateRow> PreparedPoint::expected_rows() const {
  std::vector<ReplicateRow> rows = rows_of(scenario, answers, on_expected, expected, observed);
  const std::vector<double> of_answers = truths();
  for (std::size_t a = 0; a < rows.size(); ++a) rows[a].truth = of_answers[a];
  return rows;
}

namespace {

PreparedPoint answered(Scenario scenario, World world, Register expected) {
  PreparedPoint point{std::move(scenario),
                      std::move(world),
                      std::move(expected),
                      {ContingencyTable(1), {}},
                      {},
                      {}};
  point.observed = observe_expected(point.scenario, point.expected);
  check_assumed_shares(point.scenario, point.observed);
  point.answers = answers_of(point.scenario);
  point.on_expected = estimate_all(point.scenario, point.observed);
  return point;
}

}  // namespace

PreparedPoint prepare_point(Scenario scenario, Evaluation evaluation) {
  if (const std::optional<Hold> own = hold_of(scenario)) {
    PointOrReason solved = prepare_point(scenario, own, evaluation);
    if (auto* point = std::get_if<PreparedPoint>(&solved)) return std::move(*point);
    const FieldInTheWay field = field_in_the_way(scenario, *own);
    throw UnsolvableScenario(
        field.path, "no world was found that fits the table: " + std::get<std::string>(solved),
        field.advice);
  }
  World world = compose_world(scenario);
  Register expected = expected_register(world);
  return answered(std::move(scenario), std::move(world), std::move(expected));
}

PointOrReason prepare_point(Scenario scenario, const std::optional<Hold>& hold,
                            Evaluation evaluation) {
  const std::optional<Hold> own = hold ? hold : hold_of(scenario);
  if (!own) return prepare_point(std::move(scenario), evaluation);
  const auto solve = evaluation == Evaluation::expected ? calibrate : calibrate_whole;
  Calibration calibration = solve(scenario, own->table, own->match);
  if (auto* misfit = std::get_if<Misfit>(&calibration)) return std::move(misfit->reason);
  auto& solved = std::get<Calibrated>(calibration);
  return answered(std::move(solved.scenario), std::move(solved.world), std::move(solved.expected));
}

}  // namespace darknumber
