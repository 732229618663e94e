// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::option_values_test {
namespace {

const std::string textbook = "scenarios/textbook.json";
const std::string dutch_table = "examples/data/netherlands.csv";

ProgramRun shortened_run(std::vector<std::string> more) {
  std::vector<std::string> words{"run", textbook, "--replicates", "20"};
  words.insert(words.end(), more.begin(), more.end());
  return darknumber(words);
}

}  // namespace

TEST_CASE("an option with an empty value is bad usage, never taken as not given") {
  const std::vector<std::vector<std::string>> runs{
      {"run", textbook, "--output", ""},
      {"run", textbook, "--output="},
      {"run", textbook, "--replicates", ""},
      {"run", textbook, "--replicates="},
      {"run", textbook, "--seed", ""},
      {"run", textbook, "--set", ""},
      {"run", textbook, "--until", ""},
      {"run", textbook, "--time-limit", ""},
      {"run", textbook, "--threads", ""},
      {"run", textbook, "--format", ""},
      {"run", textbook, "--progress", ""},
      {"run", ""},
      {"compare", textbook, ""},
      {"list", ""},
      {"list", "estimators", ""},
      {"simulate", textbook, "--table", ""},
      {"simulate", textbook, "--persons", ""},
      {"simulate", textbook, "--replicate", ""},
      {"calibrate", textbook, "--to", ""},
      {"calibrate", textbook, "--to", dutch_table, "--output", ""},
      {"calibrate", textbook, "--to", dutch_table, "--match", ""},
      {"estimate", dutch_table, "--estimator", ""},
      {"estimate", dutch_table, "--lists", ""},
      {"estimate", dutch_table, "--stratum", ""},
      {"estimate", dutch_table, "--remove", ""},
      {"estimate", dutch_table, "--seed", ""},
      {"replay", "out", "--replicate", ""}};
  for (const auto& words : runs) {
    const ProgramRun run = darknumber(words);
    INFO(words.front() << " " << (words.size() > 2 ? words[2] : "") << ": " << run.err);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(has(run.err, "error: "));
  }
}

TEST_CASE("a time limit is a finite number above 0") {
  for (const char* limit : {"nan", "inf", "0", "-1", "1e999", "1,5", "x"}) {
    const ProgramRun run = shortened_run({"--time-limit", limit});
    INFO(run.err);
    CHECK(run.exit_code == 2);
    CHECK(has(run.err, std::string("--time-limit: must be a number above 0, but is \"") + limit));
  }
  CHECK(shortened_run({"--time-limit", "60"}).exit_code == 0);
}

TEST_CASE("a count with thousands separators gets the number that was meant") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> slips{
      {{"run", textbook, "--replicates", "1,000"}, "Write 1000."},
      {{"run", textbook, "--replicates", "5.000"}, "Write 5 or 5000, without a point."},
      {{"run", textbook, "--set", "population.victims=5,000"}, "Write 5000."},
      {{"run", textbook, "--set", "population.victims=5.000"}, "5.000 can be read as 5 or as 5000"},
      {{"run", textbook, "--set", "population.victims=5 000"}, "Write 5000."}};
  for (const auto& [words, says] : slips) {
    const ProgramRun run = darknumber(words);
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, says));
  }
  const ProgramRun threads = shortened_run({"--threads", "1,000"});
  CHECK(threads.exit_code == 2);
  CHECK(has(threads.err,
            "--threads: must be a whole number from 1 to 1024, but is \"1,000\". "
            "Write 1000."));
}

TEST_CASE("a scenario with 5.000 victims is refused at its place with both readings") {
  const ScratchFolder scratch;
  std::string text = file_text(std::filesystem::path(checkout()) / textbook);
  const std::string victims = "\"victims\": ";
  const std::size_t at = text.find(victims) + victims.size();
  text.replace(at, text.find_first_not_of("0123456789", at) - at, "5.000");
  write_file(scratch.path() / "s.json", text);
  const ProgramRun run = darknumber({"validate", scratch.path() / "s.json"});
  INFO(run.err);
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "\"victims\" must be a whole number, and 5.000 can be read as 5 or as 5000"));
  CHECK(has(run.err, "Write 5 or 5000, without a point."));
}

TEST_CASE("an option without effect is said to have none, and does not change the results") {
  const std::string sweep = "scenarios/studies/sweep.json";
  struct Idle {
    std::vector<std::string> words;
    std::vector<std::string> options;
  };
  const std::string exact = "study.evaluate=\"expected\"";
  const std::vector<Idle> idle{
      {{"expect", textbook}, {"--replicates", "17"}},
      {{"expect", textbook}, {"--seed", "17"}},
      {{"validate", textbook}, {"--replicates", "17"}},
      {{"validate", textbook}, {"--seed", "17"}},
      {{"run", sweep, "--set", exact}, {"--replicates", "17"}},
      {{"run", sweep, "--set", exact}, {"--seed", "17"}},
      {{"run", sweep, "--set", exact}, {"--until", "mcse=0.1"}},
      {{"estimate", dutch_table, "--estimator", "chao"}, {"--seed", "17"}}};
  for (const Idle& one : idle) {
    std::vector<std::string> words = one.words;
    const ProgramRun plain = darknumber(words);
    INFO(one.words.front() << " " << one.options.front() << ": " << plain.err);
    REQUIRE(plain.exit_code == 0);
    words.insert(words.end(), one.options.begin(), one.options.end());
    const ProgramRun run = darknumber(words);
    INFO(run.err);
    CHECK(run.exit_code == 0);
    CHECK(has(run.err, "Note: " + one.options.front() + " has no effect: "));
    if (one.words.front() != "run") CHECK(run.out == plain.out);
    words.emplace_back("--quiet");
    CHECK(darknumber(words).err.empty());
  }
}

TEST_CASE("an option with an effect is not said to have none") {
  const std::string dutch = "scenarios/netherlands/none.json";
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"run", textbook, "--replicates", "20", "--seed", "3"},
           {"simulate", textbook, "--seed", "3"},
           {"calibrate", dutch, "--to", dutch_table, "--replicates", "20", "--seed", "3"},
           {"estimate", dutch_table, "--seed", "3", "--estimator", "sample_coverage_high"},
           {"estimate", dutch_table, "--seed", "3", "--estimator",
            "{\"method\": \"chao\", \"interval\": \"bca\"}"}}) {
    const ProgramRun run = darknumber(words);
    INFO(run.err);
    CHECK(run.exit_code == 0);
    CHECK_FALSE(has(run.err, "no effect"));
  }
}

TEST_CASE("the option --force without a file or folder to replace is refused") {
  CHECK(darknumber({"simulate", textbook, "--force"}).exit_code == 2);
  CHECK(darknumber({"calibrate", textbook, "--to", dutch_table, "--force"}).exit_code == 2);
  CHECK(darknumber({"run", textbook, "--force"}).exit_code == 2);
}

TEST_CASE("the build in the results names compiler and commit") {
  const ProgramRun run = shortened_run({"--format", "json"});
  const std::string build = document(run.out)["engine"]["build"];
  INFO(build);
  CHECK((build.starts_with("g++ ") || build.starts_with("clang ")));
  CHECK(has(build, "; Boost "));
  const std::size_t commit = build.find("; commit ");
  REQUIRE(commit != std::string::npos);
  CHECK(build.size() > commit + 9);
}

}  // namespace darknumber::testing::option_values_test
