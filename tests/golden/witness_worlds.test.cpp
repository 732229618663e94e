// SPDX-License-Identifier: MIT
// The least, the best and the greatest world that the Dutch table has among those of ten beliefs:
// that they are what they say, and that there is nothing beyond them.
#include <fmt/format.h>

#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/input/json.h"
#include "engine/simulation/table_simulator.h"
#include "engine/study/explain/posterior_worlds.h"
#include "engine/study/explain/witness.h"
#include "engine/study/study_plan.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/support/checkout.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::testing::witness_worlds_test {
namespace {

/// The world and the ten ranges of the study of samples, asked for an explanation.
StudyPlan ten_beliefs() {
  const std::string file = checkout() + "/scenarios/studies/sample.json";
  std::ifstream stream(file);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  text = replaced(text, R"("type": "sample",
    "size": 256,)",
                  R"("type": "explain", "particles": 500, "runs": 2,)");
  text = replaced(text, R"("hold": "table", )", "");
  return plan_study(tree_of(text), file, ScenarioReading{scenario_of(text), {}});
}

double log_likelihood(const ContingencyTable& table, const Scenario& scenario, double victims) {
  const Register expected = expected_register(compose_world(scenario));
  const double scale = victims / static_cast<double>(scenario.population.victims);
  double sum = 0.0;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    const double mean = expected.entities[h] * scale;
    sum += (table[h] > 0.0 ? table[h] * std::log(mean) : 0.0) - mean - std::lgamma(table[h] + 1.0);
  }
  return sum;
}

void check_world(const WitnessWorld& witness, const ExplainTask& task) {
  const Scenario scenario = scenario_of(witness.scenario);
  CHECK(log_likelihood(task.table, scenario, witness.victims) ==
        Approx(witness.log_likelihood).margin(1e-2));
  REQUIRE(witness.factors.size() == task.study.factors.size());
  for (std::size_t f = 0; f < witness.factors.size(); ++f) {
    INFO(task.study.factors[f].label << ": " << witness.factors[f]);
    CHECK(witness.factors[f] >= task.study.factors[f].range->low);
    CHECK(witness.factors[f] <= task.study.factors[f].range->high);
  }
  constexpr std::uint32_t replicates = 400;
  const World world = compose_world(scenario);
  const TableSimulator simulator(world);
  std::vector<double> sums(static_cast<std::size_t>(task.table.lists()), 0.0);
  std::vector<double> squares = sums;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const ContingencyTable drawn = simulator.draw({20261130, r}).entities;
    for (int j = 0; j < drawn.lists(); ++j) {
      const double size = drawn.on_all(only(j));
      sums[static_cast<std::size_t>(j)] += size;
      squares[static_cast<std::size_t>(j)] += size * size;
    }
  }
  for (int j = 0; j < task.table.lists(); ++j) {
    const double mean = sums[static_cast<std::size_t>(j)] / replicates;
    const double sd = std::sqrt(squares[static_cast<std::size_t>(j)] / replicates - mean * mean);
    INFO("list " << j + 1 << ": " << mean << " ±" << sd);
    CHECK(std::abs(mean - task.table.on_all(only(j))) < 2.0 * sd);
  }
}

}  // namespace

TEST_CASE("the ends of the Dutch table under ten beliefs are worlds, and the outermost",
          "[.long][explain]") {
  const StudyPlan plan = ten_beliefs();
  const ExplainTask& task = std::get<ExplainRows>(plan.meaning).task;
  REQUIRE(task.study.factors.size() == 10);
  ExplainWatch watch;
  watch.threads = 2;
  const Explanation found = explain(task, watch);
  REQUIRE(found.witness);
  const Witnesses& ends = *found.witness;
  WARN(fmt::format("least {:.0f} ({:.3f}), best {:.0f} ({:.3f}), greatest {:.0f} ({:.3f})",
                   ends.least.victims, ends.least.log_likelihood, ends.best.victims,
                   ends.best.log_likelihood, ends.greatest.victims, ends.greatest.log_likelihood));
  for (const WitnessWorld* witness : {&ends.least, &ends.best, &ends.greatest})
    check_world(*witness, task);

  const PosteriorWorlds worlds(task);
  RandomStream stream(20261130, 0, Purpose::explain_start);  // stated before the first run
  boost::random::normal_distribution<double> normal;
  for (int start = 0; start < 10; ++start) {
    std::vector<double> at(worlds.target.dimensions());
    for (double& x : at) x = normal(stream);
    const Witnesses other = find_witnesses(worlds.target, task.study, {&at, 1});
    INFO(fmt::format("start {}: {:.0f}, {:.0f} ({:.3f}), {:.0f}", start, other.least.victims,
                     other.best.victims, other.best.log_likelihood, other.greatest.victims));
    CHECK(other.best.log_likelihood < ends.best.log_likelihood + 1e-2);
    CHECK(other.least.victims > 0.99 * ends.least.victims);
    CHECK(other.greatest.victims < 1.01 * ends.greatest.victims);
  }
}

}  // namespace darknumber::testing::witness_worlds_test
