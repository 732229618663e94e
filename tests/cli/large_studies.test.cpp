// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/support/small_study.h"

namespace darknumber::testing::large_studies_test {
namespace {

/// A scenario of one test, in a folder of its own.
struct Plan {
  ScratchFolder scratch;
  std::string path = scratch.path() / "world.json";

  explicit Plan(const std::string& text) { write_file(path, text); }
  ProgramRun run(const std::string& verb, std::vector<std::string> options = {}) const {
    options.insert(options.begin(), {verb, path});
    return darknumber(options);
  }
  /// On one thread, in so many kilobytes of address space.
  ProgramRun run_within(int kilobytes, const std::string& words) const {
    return run_shell("ulimit -v " + std::to_string(kilobytes) + "; " + program_file() + " " +
                     words + " --threads 1 --quiet");
  }
  /// The address space that a plan of few points takes, to 10 MB: that of the program itself.
  int least_kilobytes() const {
    int kilobytes = 10'000;
    while (kilobytes < 4'000'000 &&
           run_within(kilobytes, "plan " + path + " --set study.size=8").exit_code != 0)
      kilobytes += 10'000;
    return kilobytes;
  }
};

const std::string sample = small_study("sample", R"("size": 16384, "factors": [
    {"path": "agencies[*].missed_link_probability", "range": [0, 0.5]}])");

}  // namespace

TEST_CASE("a plan of many points holds none of them") {
  if (no_memory_limit()) return;
  const Plan file(sample);
  // 16,384 scenarios take 50 MB; the numbers of as many points 1 MB.
  const ProgramRun run = file.run_within(file.least_kilobytes() + 20'000, "plan " + file.path);
  INFO(run.err);
  CHECK(run.exit_code == 0);
  CHECK(has(run.out, "points      16,384"));
}

TEST_CASE("too many points are refused by number, with what would do") {
  const Plan file(small_study("sobol", R"("size": 1048576, "factors": [
      {"path": "agencies[*].missed_link_probability", "range": [0, 0.5]}])"));
  const ProgramRun refused = file.run("plan");
  CHECK(refused.exit_code == 3);
  CHECK(has(refused.err, "4194304 rows are asked for here, and 1048576 are the most"));
  CHECK(has(refused.err, "262144 would do"));
}

TEST_CASE("a run that takes all the memory there is says so, and keeps what it has") {
  if (no_memory_limit()) return;
  const Plan file(sample);
  const std::string folder = file.scratch.path() / "results";
  const ProgramRun run = file.run_within(file.least_kilobytes() + 20'000,
                                         "run " + file.path +
                                             " --set study.evaluate=monte_carlo --set study.size=8 "
                                             "--replicates 2000000000 --output " +
                                             folder);
  INFO(run.err);
  CHECK(run.exit_code == 1);
  CHECK(has(run.err, "memory"));
  CHECK_FALSE(has(run.err, "bug"));
  CHECK(std::filesystem::file_size(folder + "/checkpoint") > 1'000'000);
}

TEST_CASE("validate makes the plan of a run, and tells of the study and of each claim") {
  const Plan file(small_study("sweep", R"("evaluate": "monte_carlo", "factors": [
      {"path": "agencies[*].false_positive_share", "values": [0, 0.1, 0.3]}])",
                              R"({"text": "A claim", "estimator": "chao", "measure": "inflation",
      "at_least": 1.05, "where": {"agencies[*].false_positive_share": 0.3}})"));
  const ProgramRun run = file.run("validate");
  CHECK(run.exit_code == 0);
  CHECK(has(run.out, "Study: a sweep over every combination of the factors' values."));
  CHECK(has(run.out, "agencies[*].false_positive_share: 0, 0.1 and 0.3."));
  CHECK(has(run.out, "Claim 1: A claim."));
  CHECK(has(run.out, "is to be at least 1.05"));
  const std::vector<std::string> mistakes{
      "--set", "study.measure=inflatoin", "--set", "study.hold=table",
      "--set", "study.table=nowhere.csv", "--set", "population.victims=0"};
  const ProgramRun wrong = file.run("validate", mistakes);
  CHECK(wrong.exit_code == 3);
  for (const char* part :
       {"did you mean \"inflation\"?", "nowhere.csv", "population.victims", "3 problems."})
    CHECK(has(wrong.err, part));
  CHECK(wrong.err == file.run("run", mistakes).err);
}

TEST_CASE("a plan warns of what will be slow, or large") {
  // Without false positives, so that it has a world of any size.
  const std::string honest =
      replaced(small_world(), "\"false_positive_share\"", "\"anonymous_share\"");
  const Plan file(replaced(replaced(honest, "2000}", "200000000}"), "\"seed\": 3",
                           "\"seed\": 3, \"simulator\": \"persons\""));
  const ProgramRun run = file.run("plan", {"--replicates", "10"});
  CHECK(run.exit_code == 0);
  CHECK(has(run.out, "Each replicate draws 200 million persons one by one."));
  CHECK(has(run.out, "time        more than"));
  const nlohmann::json json =
      document(file.run("plan", {"--set", "monte_carlo.simulator=auto", "--replicates", "10000000",
                                 "--format", "json"})
                   .out);
  REQUIRE(json["warnings"].size() == 1);
  CHECK(has(json["warnings"][0], "GB of replicates in memory"));
  CHECK(json["memory_bytes"].get<double>() > 1e9);
}

}  // namespace darknumber::testing::large_studies_test
