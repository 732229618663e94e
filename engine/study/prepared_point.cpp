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
  return truth_of(scenario, world);
}

std::vector<double> PreparedPoint::truths() const {
  return truths_of(scenario, world, answers);
}

std::vector<ReplicateRow> PreparedPoint::expected_rows() const {
  return rows_of(scenario, answers, truths(), {expected, observed, on_expected});
}

namespace {

PreparedPoint answered(Scenario scenario, World world, Register expected,
                       const StopQuestion* stop) {
  PreparedPoint point{std::move(scenario),
                      std::move(world),
                      std::move(expected),
                      {ContingencyTable(1), {}},
                      {},
                      {}};
  (void)point.truth();  // throws where there is none, as nobody within reach
  point.observed = observe_expected(point.scenario, point.expected);
  check_assumed_shares(point.scenario, point.observed);
  point.answers = answers_of(point.scenario);
  point.on_expected = estimate_all(point.scenario, point.observed, 0, stop);
  return point;
}

}  // namespace

PreparedPoint prepare_point(Scenario scenario, Evaluation evaluation, const StopQuestion* stop,
                            KnownDetections* known) {
  if (const std::optional<Hold> own = hold_of(scenario)) {
    PointOrReason solved = prepare_point(scenario, own, evaluation, stop);
    if (auto* point = std::get_if<PreparedPoint>(&solved)) return std::move(*point);
    const FieldInTheWay field = field_in_the_way(scenario, *own, stop);
    throw UnsolvableScenario(
        field.path, "no world was found that fits the table: " + std::get<std::string>(solved),
        field.advice);
  }
  World world = compose_world(scenario, stop, known);
  Register expected = expected_register(world);
  return answered(std::move(scenario), std::move(world), std::move(expected), stop);
}

PointOrReason prepare_point(Scenario scenario, const std::optional<Hold>& hold,
                            Evaluation evaluation, const StopQuestion* stop,
                            KnownDetections* known) {
  const std::optional<Hold> own = hold ? hold : hold_of(scenario);
  if (!own) return prepare_point(std::move(scenario), evaluation, stop, known);
  const auto solve = evaluation == Evaluation::expected ? calibrate : calibrate_whole;
  Calibration calibration = solve(scenario, own->table, own->match, stop);
  if (auto* misfit = std::get_if<Misfit>(&calibration)) return std::move(misfit->reason);
  auto& solved = std::get<Calibrated>(calibration);
  return answered(std::move(solved.scenario), std::move(solved.world), std::move(solved.expected),
                  stop);
}

}  // namespace darknumber
