// SPDX-License-Identifier: MIT
#include "engine/simulation/replicate.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <map>
#include <string>

#include "engine/world/compose_world.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::replicate_test {
namespace {

using namespace testing;

/// Everything that is drawn after the entities: false links, removal, unknown strata.
Scenario drawn_in_every_step(SimulatorChoice simulator) {
  Scenario scenario = textbook(400, {0.3, 0.4, 0.2});
  set_strata(scenario, {{"one", 0.6, 0.5}, {"two", 0.4, 0.5}});
  set_false_positive_shares(scenario, {0.1, 0.2, 0.1});
  for (AgencySpec& agency : scenario.agencies) agency.false_link_probability = 0.05;
  scenario.population.stratum_unknown_share = 0.2;
  scenario.estimation.remove = {{0b001, 0.3}};
  scenario.monte_carlo.simulator = simulator;
  return scenario;
}

EstimatorSpec estimator(const Scenario& scenario, const std::string& label, Method method,
                        bool stratify = false) {
  return {label, std::move(method), scenario.estimation.lists, false, stratify};
}

EstimatorSpec two_lists(const Scenario& scenario) {
  const ListsInUse& lists = scenario.estimation.lists;
  return {"lp", LincolnPetersen{}, {lists[0], lists[1]}, true};
}

using Rows = std::map<std::string, std::vector<ReplicateRow>>;

Rows rows_of(const Scenario& scenario) {
  const World world = compose_world(scenario);
  const Replicator replicator(scenario, world);
  const std::vector<Answer> answers = answers_of(scenario);
  Rows rows;
  for (std::uint32_t replicate = 0; replicate < 10; ++replicate) {
    const std::vector<ReplicateRow> drawn = replicator.replicate(replicate).rows;
    for (std::size_t a = 0; a < answers.size(); ++a) rows[answers[a].label].push_back(drawn[a]);
  }
  return rows;
}

/// To the bit, so that numbers that do not exist compare as well.
bool same(double one, double other) {
  return std::memcmp(&one, &other, sizeof one) == 0;
}

bool same(const ReplicateRow& one, const ReplicateRow& other) {
  return same(one.estimate, other.estimate) && same(one.se, other.se) &&
         same(one.lower, other.lower) && same(one.upper, other.upper) &&
         one.observed == other.observed && one.overlap == other.overlap &&
         one.victims_observed == other.victims_observed && one.ever_present == other.ever_present &&
         one.status == other.status && one.boundary == other.boundary;
}

/// Whether the answers that both have are the same in every replicate; there must be `common`.
void require_same(const Rows& one, const Rows& other, int common) {
  int found = 0;
  for (const auto& [label, rows] : one) {
    const auto place = other.find(label);
    if (place == other.end()) continue;
    ++found;
    INFO(label);
    CHECK(std::equal(rows.begin(), rows.end(), place->second.begin(), place->second.end(),
                     [](const ReplicateRow& a, const ReplicateRow& b) { return same(a, b); }));
  }
  CHECK(found == common);
}

}  // namespace

TEST_CASE("adding, dropping or reordering estimators changes no other number") {
  for (SimulatorChoice simulator : {SimulatorChoice::table, SimulatorChoice::persons}) {
    Scenario scenario = drawn_in_every_step(simulator);
    auto& estimators = scenario.estimation.estimators;
    estimators = {estimator(scenario, "chao", Chao{}), two_lists(scenario),
                  estimator(scenario, "independence", LoglinearFixed{}),
                  estimator(scenario, "stepwise", LoglinearStepwise{})};
    const Rows all = rows_of(scenario);
    CHECK(all.size() == 4);
    std::reverse(estimators.begin(), estimators.end());
    require_same(all, rows_of(scenario), 4);
    estimators.pop_back();
    require_same(all, rows_of(scenario), 3);
    estimators = {two_lists(scenario)};
    require_same(all, rows_of(scenario), 1);
  }
}

TEST_CASE("an estimator that works stratum by stratum changes no other estimator's numbers") {
  for (SimulatorChoice simulator : {SimulatorChoice::table, SimulatorChoice::persons})
    for (UnknownStratum unknown : {UnknownStratum::drop, UnknownStratum::prorate}) {
      Scenario scenario = drawn_in_every_step(simulator);
      scenario.estimation.unknown = unknown;
      scenario.estimation.estimators = {estimator(scenario, "independence", LoglinearFixed{})};
      const Rows alone = rows_of(scenario);
      scenario.estimation.estimators.push_back(estimator(scenario, "by stratum", Chao{}, true));
      const Rows both = rows_of(scenario);
      CHECK(both.size() == 4);
      CHECK(both.count("by stratum[two]") == 1);
      require_same(alone, both, 1);
    }
}

TEST_CASE("the target changes the truth, not what is drawn or estimated") {
  Scenario scenario = drawn_in_every_step(SimulatorChoice::automatic);
  scenario.population.turnover = {4, 0.2};
  for (AgencySpec& agency : scenario.agencies) agency.active = {1, 4};
  scenario.estimation.estimators = {estimator(scenario, "chao", Chao{})};
  const Rows present = rows_of(scenario);
  scenario.estimation.target = Target::ever_present;
  require_same(present, rows_of(scenario), 1);
  CHECK(present.at("chao")[0].ever_present > 400.0);
}

TEST_CASE("removal changes what estimators see, not who was drawn") {
  Scenario scenario = drawn_in_every_step(SimulatorChoice::automatic);
  scenario.estimation.estimators = {estimator(scenario, "chao", Chao{})};
  const Rows removed = rows_of(scenario);
  scenario.estimation.remove.clear();
  const Rows whole = rows_of(scenario);
  for (std::size_t r = 0; r < 10; ++r) {
    const ReplicateRow& with = removed.at("chao")[r];
    const ReplicateRow& without = whole.at("chao")[r];
    CHECK(with.observed < without.observed);
    CHECK(with.overlap == without.overlap);
    CHECK(with.victims_observed == without.victims_observed);
  }
}

TEST_CASE("the sum over strata counts D of all, and each stratum its own") {
  Scenario scenario = drawn_in_every_step(SimulatorChoice::automatic);
  scenario.estimation.estimators = {estimator(scenario, "chao", Chao{}, true)};
  const Rows rows = rows_of(scenario);
  for (std::size_t r = 0; r < 10; ++r) {
    CHECK(rows.at("chao")[r].victims_observed ==
          rows.at("chao[one]")[r].victims_observed + rows.at("chao[two]")[r].victims_observed);
    CHECK(rows.at("chao")[r].observed ==
          rows.at("chao[one]")[r].observed + rows.at("chao[two]")[r].observed);
    CHECK(rows.at("chao[one]")[r].victims_observed > 0.0);
  }
}

}  // namespace darknumber::replicate_test
