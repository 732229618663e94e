// SPDX-License-Identifier: MIT
// Particles that are moved too little look well: effective sizes and acceptance do not show it,
// only runs that differ do. Here such are planted, on a hard case.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "engine/input/json.h"
#include "engine/study/explain/posterior_worlds.h"
#include "engine/study/explain/summarise.h"
#include "engine/study/study_plan.h"
#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::testing::explain_runs_test {
namespace {

/// The Dutch table with all pairs of its six lists but one as likely to attract as to repel each
/// other, and six factors more: 26 dimensions.
std::string dutch_pairs() {
  std::string pairs;
  std::string factors;
  for (char first = 'A'; first <= 'F'; ++first)
    for (char second = first + 1; second <= 'F'; ++second) {
      if (first == 'C' && second == 'E') continue;
      factors += fmt::format(
          R"({{"path": "dependence[{0},{1}].odds_ratio", "belief": {{"lognormal": [1, 0.5]}}}}, )",
          first, second);
    }
  ExplainedTable table{6, counts_of_example("netherlands.csv"), "", "", ""};
  table.agency = R"("loadings": {"visibility": 1})";
  table.world =
      R"("population": {"traits": [{"name": "visibility", "distribution": "normal", "sd": 0.5}]})";
  table.study = R"("factors": [)" + factors + R"(
      {"path": "agencies[A].false_positive_share", "belief": {"uniform": [0, 0.4]}},
      {"path": "agencies[B].false_positive_share", "belief": {"uniform": [0, 0.8]}},
      {"paths": ["agencies[C].false_positive_share", "agencies[D].false_positive_share",
                 "agencies[E].false_positive_share", "agencies[F].false_positive_share"],
       "belief": {"uniform": [0, 0.3]}},
      {"path": "agencies[*].anonymous_share", "belief": {"uniform": [0, 0.1]}},
      {"path": "population.traits[visibility].sd", "belief": {"uniform": [0, 1.5]}},
      {"path": "dependence[C,E].odds_ratio", "belief": {"lognormal": [3, 0.5]}}],
      "particles": 2000, "runs": 4)";
  return table.text();
}

Explanation explained_with(double share_of_moves, std::uint64_t run_seed) {
  const std::string text = dutch_pairs();
  const StudyPlan plan =
      plan_study(tree_of(text), "dutch.json", ScenarioReading{scenario_of(text), {}});
  const PosteriorWorlds worlds(std::get<ExplainRows>(plan.meaning).task);
  REQUIRE(worlds.target.dimensions() == 26);
  std::vector<PosteriorRun> runs;
  for (int r = 0; r < worlds.target.study().runs; ++r) {
    SamplerSpec spec;
    spec.particles = worlds.target.study().particles;
    spec.seed = run_seed;
    spec.run = static_cast<std::uint32_t>(r);
    spec.threads = 2;
    spec.share_of_moves = share_of_moves;
    runs.push_back(sample_posterior(worlds.target, spec));
  }
  return summarise(worlds.target, runs);
}

std::string seen(const Explanation& found) {
  return fmt::format(
      "median {:.0f}, runs' medians apart by {:.3f} sd, R-hat {:.3f}, evidence ±{:.2f}",
      found.victims.quantiles[shown_median], found.disagreement, *found.worst_r_hat,
      found.evidence_sd);
}

constexpr double tenth = 0.1;

}  // namespace

TEST_CASE("with a tenth of the moves runs of 26 dimensions disagree, and that is the answer",
          "[.long][explain]") {
  for (std::uint64_t one = 1; one <= 3; ++one) {
    const Explanation found = explained_with(tenth, one);
    INFO(seen(found));
    CHECK(found.verdict == ExplainVerdict::runs_disagree);
  }
}

TEST_CASE("with all their moves runs of 26 dimensions agree", "[.long][explain]") {
  const Explanation found = explained_with(1.0, 1);
  INFO(seen(found));
  CHECK(found.verdict != ExplainVerdict::runs_disagree);
}

}  // namespace darknumber::testing::explain_runs_test
