// SPDX-License-Identifier: MIT
// What a run looks at before it works: the folder first, and the clock from the start.
#include <catch2/catch.hpp>

#include "tests/cli/place.h"
#include "tests/support/small_study.h"

namespace darknumber::testing::output_first_test {
namespace {

namespace fs = std::filesystem;

const std::string broken = replaced(small_world(), "\"victims\": 2000", "\"victims\": 0");
const std::string tipping = small_study("tipping_point", R"("estimator": "chao", "target": 1.3,
    "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.3]}])");

}  // namespace

TEST_CASE("a folder that a run may not have is refused before the scenario is looked at") {
  const Place place(broken);
  const fs::path folder = place.folder("results");
  fs::create_directory(folder);
  const ProgramRun run = place.run(folder);
  INFO(run.err);
  CHECK(run.exit_code == 8);
  CHECK(has(run.err, "exists. Nothing was run or written."));
  const Place good(small_world());
  const ProgramRun nowhere = good.run("/proc/nope/results");
  INFO(nowhere.err);
  CHECK(nowhere.exit_code == 8);
  CHECK(has(nowhere.err, "cannot be written to. Nothing was run or written."));
}

TEST_CASE("a scenario with a mistake makes no folder and clears none") {
  const Place place(broken);
  CHECK(place.run(place.folder("new")).exit_code == 3);
  CHECK_FALSE(fs::exists(place.folder("new")));
  const Place good(small_world());
  const fs::path folder = good.folder("results");
  REQUIRE(good.run(folder).exit_code == 0);
  const auto before = folder_bytes(folder);
  write_file(good.scenario, broken);
  CHECK(good.run(folder, {"--force"}).exit_code == 3);
  CHECK(folder_bytes(folder) == before);
}

TEST_CASE("a time limit ends the search of a tipping point, and nothing is left") {
  const Place place(tipping);
  const fs::path folder = place.folder("results");
  const ProgramRun run = place.run(folder, {"--time-limit", "0.000001"});
  INFO(run.err);
  CHECK(run.exit_code == 6);
  CHECK(has(run.err, "Out of time while the worlds were composed. Nothing was run or written."));
  CHECK(run.out.empty());
  CHECK_FALSE(fs::exists(folder));
  const ProgramRun quiet = place.run(folder, {"--time-limit", "0.000001", "--quiet"});
  CHECK(quiet.exit_code == 6);
  CHECK(quiet.err.empty());
  CHECK(place.run(folder).exit_code == 0);
}

TEST_CASE(
    "until a precision is met a run waits for a number where the median of a few replicates is "
    "infinite") {
  const Place place(R"({"schema": 1, "population": {"victims": 20},
    "agencies": [{"name": "A", "capture_probability": 0.05},
                 {"name": "B", "capture_probability": 0.05}],
    "estimation": {"estimators": [{"method": "lincoln_petersen", "lists": ["A", "B"]}]},
    "monte_carlo": {"replicates": 10, "seed": 1}})");
  const ProgramRun run =
      darknumber({"run", place.scenario, "--until", "mcse=0.0001", "--time-limit", "0.5"});
  INFO(run.err);
  CHECK(run.exit_code == 6);
  CHECK(has(run.err, "Out of time after "));
}

TEST_CASE("a ratio to rounding decides no claim") {
  const std::string text = replaced(replaced(small_world(), ", \"false_positive_share\": 0.1", ""),
                                    ", \"missed_link_probability\": 0.05", "");
  const Place place(text.substr(0, text.rfind('}')) +
                    R"(, "study": {"type": "sweep", "measure": "amplification", "factors": [
           {"path": "population.victims", "values": [1000, 1200, 1777]}]},
         "claims": [{"text": "so", "estimator": "chao", "measure": "amplification",
                     "at_most": -1000000000}]})");
  const ProgramRun run = darknumber({"run", place.scenario});
  INFO(run.out);
  CHECK(run.exit_code == 5);
  CHECK(has(one_line(run.out),
            "Claim \"so\": undecided. The error of chao in all, over that among those registered, "
            "does not exist, though there is an estimate. "));
}

}  // namespace darknumber::testing::output_first_test
