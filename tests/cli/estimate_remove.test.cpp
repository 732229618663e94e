// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/population.h"
#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::estimate_remove_test {
namespace {

const std::string dutch = "examples/data/netherlands.csv";

/// The table's counts by history, as the file has them.
Counts dutch_counts() {
  return counts_in(Csv(file_text(std::filesystem::path(checkout()) / dutch)));
}

nlohmann::json estimate(const std::vector<std::string>& options) {
  std::vector<std::string> words{"estimate", dutch, "--format", "json"};
  words.insert(words.end(), options.begin(), options.end());
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return document(run.out);
}

/// Chao's estimate by hand: f1, f2 the numbers on exactly one and two of k lists.
double chao(const Counts& counts, double lists) {
  double once = 0.0;
  double twice = 0.0;
  for (const auto& [history, count] : counts) {
    once += history.size() == 1 ? count : 0.0;
    twice += history.size() == 2 ? count : 0.0;
  }
  return total(counts) + (lists - 1) / lists * once * once / (2 * twice);
}

void require_estimates_of(const nlohmann::json& result, const Counts& left) {
  CHECK(result["observed"].get<double>() == Approx(total(left)).epsilon(1e-12));
  CHECK(result["estimates"][0]["estimate"].get<double>() == Approx(chao(left, 6)).epsilon(1e-12));
}

}  // namespace

TEST_CASE("a share of the entities with one history is taken away before estimating") {
  Counts left = dutch_counts();
  require_estimates_of(estimate({"--estimator", "chao"}), left);
  left[{"Border police"}] *= 0.5;
  require_estimates_of(estimate({"--estimator", "chao", "--remove", "Border police=0.5"}), left);
}

TEST_CASE("a pair means exactly these two lists, in any order") {
  Counts left = dutch_counts();
  left[{"Police", "Shelters"}] *= 0.75;
  for (const char* pair : {"Police,Shelters=0.25", "Shelters,Police=0.25"})
    require_estimates_of(estimate({"--estimator", "chao", "--remove", pair}), left);
}

TEST_CASE("single means every history of one list, and removals act in turn") {
  Counts left = dutch_counts();
  for (auto& [history, count] : left)
    if (history.size() == 1) count *= 0.9;
  require_estimates_of(estimate({"--estimator", "chao", "--remove", "single=0.1"}), left);
  left[{"Police"}] *= 0.6;
  left[{"Police"}] *= 0.5;
  require_estimates_of(estimate({"--estimator", "chao", "--remove", "single=0.1", "--remove",
                                 "Police=0.4", "--remove", "Police=0.5"}),
                       left);
}

TEST_CASE("nothing or all may be taken away") {
  Counts left = dutch_counts();
  require_estimates_of(estimate({"--estimator", "chao", "--remove", "single=0"}), left);
  left[{"Shelters"}] = 0.0;
  require_estimates_of(estimate({"--estimator", "chao", "--remove", "Shelters=1"}), left);
}

TEST_CASE("a history is one over the lists in use") {
  const std::string lists =
      R"(["Police", {"name": "Care", "merge": ["Other care", "Shelters"]}, "Border police"])";
  const double before = estimate({"--lists", lists})["observed"];
  double care_alone = 0.0;
  for (const auto& [history, count] : dutch_counts())
    if (seen_on(nlohmann::json::parse(lists), history) == Names{"Care"}) care_alone += count;
  REQUIRE(care_alone > 1000.0);
  CHECK(estimate({"--lists", lists, "--remove", "Care=0.5"})["observed"].get<double>() ==
        Approx(before - 0.5 * care_alone).epsilon(1e-12));
}

TEST_CASE("in a table by strata the share is taken from each") {
  const std::string spina = "tests/golden/reference/data/spina_strata.csv";
  const ProgramRun run =
      darknumber({"estimate", spina, "--stratum", "eth", "--estimator", "lincoln_petersen[S1,S3]",
                  "--remove", "S1=0.5", "--remove", "S3=0.5", "--format", "json"});
  REQUIRE(run.exit_code == 0);
  const auto result = document(run.out);
  // S1 alone 230, 13 and 1; S3 alone 52, 8 and 0, each halved.
  CHECK(result["observed"].get<double>() == 621.0 - 0.5 * (244.0 + 60.0));
  const auto& caucasian = result["estimates"][1];
  REQUIRE(caucasian["estimator"] == "lincoln_petersen[S1,S3][caucasian]");
  const double on_first = 115.0 + 134.0 + 107.0 + 12.0;
  const double on_third = 26.0 + 3.0 + 107.0 + 12.0;
  CHECK(caucasian["estimate"].get<double>() ==
        Approx(on_first * on_third / (107.0 + 12.0)).epsilon(1e-12));
}

TEST_CASE("a removal that is wrong is refused with advice") {
  const std::string shape = "a removal is a history, an equals sign and a share from 0 to 1";
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"Polise=0.1", "did you mean \"Police\"?"},
      {"Police,Shelter=0.1", "did you mean \"Shelters\"?"},
      {"Care=0.1", "there is no list called \"Care\""},
      {"=0.1", "there is no list called \"\""},
      {"Police", shape},
      {"Police=1.5", shape},
      {"Police=-0.1", shape},
      {"Police=half", shape},
      {"Police=0.5x", shape},
      {"Police=nan", shape},
      {"Police=", shape},
      {"{}=0.1", "error: "}};
  for (const auto& [removal, says] : wrong) {
    INFO(removal);
    const ProgramRun run = darknumber({"estimate", dutch, "--remove", removal});
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, "--remove " + removal));
    CHECK(has(run.err, says));
  }
}

TEST_CASE("every wrong removal is reported at once") {
  const ProgramRun run = darknumber({"estimate", dutch, "--remove", "Polise=0.1", "--remove",
                                     "Police=2", "--remove", "Sheltres=0.1"});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "3 problems"));
}

}  // namespace darknumber::testing::estimate_remove_test
