// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::compare_test {
namespace {

namespace fs = std::filesystem;
const std::string textbook = "scenarios/textbook.json";
const std::string linkage = "scenarios/netherlands/linkage.json";
const std::string none = "scenarios/netherlands/none.json";

void run_into(const fs::path& folder, std::vector<std::string> more) {
  std::vector<std::string> words{"run", textbook, "--quiet", "--output", folder};
  words.insert(words.end(), more.begin(), more.end());
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
}

nlohmann::json compared(const std::string& a, const std::string& b) {
  const ProgramRun run = darknumber({"compare", a, b, "--format", "json", "--quiet"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.err.empty());
  return document(run.out);
}

/// The entry of an array whose member has this value.
nlohmann::json entry(const nlohmann::json& array, const char* member, const std::string& value) {
  for (const nlohmann::json& one : array)
    if (one[member] == value) return one;
  FAIL("no " + value);
  return {};
}

}  // namespace

TEST_CASE("two scenarios are compared field by field and in their exact answers") {
  const nlohmann::json both = compared(none, linkage);
  // Both are solved for the same table: their numbers of victims are no setting of theirs.
  CHECK(both["truth"]["a"].get<double>() == Approx(52823.5).epsilon(2e-6));
  CHECK(both["truth"]["b"].get<double>() == Approx(47134.0).epsilon(2e-6));
  CHECK(entry(both["differences"], "path", "agencies[Other care].anonymous_share")["b"] == 0.1);
  for (const auto& [side, file] : {std::pair{"a", none}, std::pair{"b", linkage}}) {
    const nlohmann::json expected = document(darknumber({"expect", file, "--format", "json"}).out);
    CHECK(both["truth"][side] == expected["truth"]);
    CHECK(both["observed"][side] == expected["observed"]);
    for (const nlohmann::json& one : expected["estimates"])
      CHECK(entry(both["estimates"], "estimator", one["estimator"])[side]["estimate"] ==
            one["estimate"]);
  }
  const nlohmann::json chao = entry(both["estimates"], "estimator", "chao");
  CHECK(chao["difference"].get<double>() ==
        chao["b"]["estimate"].get<double>() - chao["a"]["estimate"].get<double>());
  const ProgramRun text = darknumber({"compare", none, linkage});
  CHECK(text.exit_code == 0);
  CHECK(has(text.out, "\n  agencies[Police]."));
  CHECK(has(text.out, "\n    missed_link_probability"));
  CHECK(has(text.out, "independence"));
}

TEST_CASE("a scenario is the same as itself") {
  const ProgramRun run = darknumber({"compare", textbook, textbook});
  CHECK(run.exit_code == 0);
  CHECK(has(run.out, "The scenarios are the same, field by field."));
  CHECK(compared(textbook, textbook)["differences"].empty());
}

TEST_CASE("results of one seed are paired, of two seeds not, and equal ones are said to be") {
  const ScratchFolder scratch;
  const std::string a = scratch.path() / "a", b = scratch.path() / "b", c = scratch.path() / "c";
  const std::string a_again = scratch.path() / "again";
  run_into(a, {"--replicates", "60"});
  run_into(a_again, {"--replicates", "60", "--threads", "1"});
  run_into(b, {"--replicates", "40", "--set", "agencies[*].duplicate_probability=0.1"});
  run_into(c, {"--replicates", "60", "--seed", "8"});

  const nlohmann::json same = compared(a, a_again);
  CHECK(same["same_digest"] == true);
  CHECK(same["same_scenario"] == true);
  CHECK(same["first_difference"].is_null());
  for (const nlohmann::json& one : same["measures"]) CHECK(one["difference"] == 0.0);

  const nlohmann::json paired = compared(a, b);
  CHECK(paired["pairing"] == "paired");
  CHECK(paired["common_replicates"] == 40);
  CHECK(paired["same_scenario"] == false);
  const nlohmann::json chao = entry(paired["measures"], "estimator", "chao");
  const double difference = chao["difference"];
  const double alone = std::hypot(chao["a_mcse"].get<double>(), chao["b_mcse"].get<double>());
  CHECK(difference > 0.1);
  CHECK(chao["mcse"].get<double>() > 0.0);
  CHECK(chao["mcse"].get<double>() < alone);

  const nlohmann::json unpaired = compared(a, c);
  CHECK(unpaired["pairing"] == "unpaired");
  const nlohmann::json other = entry(unpaired["measures"], "estimator", "chao");
  CHECK(other["mcse"].get<double>() ==
        Approx(std::hypot(other["a_mcse"].get<double>(), other["b_mcse"].get<double>())));
  const nlohmann::json stored = document(file_text(fs::path(c) / "results.json"));
  for (const nlohmann::json& one : stored["measures"])
    if (one["estimator"] == "chao" && one["measure"] == other["measure"])
      CHECK(one["value"] == other["b"]);
  const std::string text = darknumber({"compare", a, c}).out;
  CHECK(has(text, "Unpaired"));
  // Of one point there is no column that says which.
  CHECK(has(text, "\n  measure "));
}

TEST_CASE("of scenarios that differ it is looked whether the replicates do") {
  const ScratchFolder scratch;
  const std::string a = scratch.path() / "a", more = scratch.path() / "more",
                    other = scratch.path() / "other", apart = scratch.path() / "apart";
  const auto with = [](const std::string& estimators) {
    return "estimation.estimators=[" + estimators + "]";
  };
  const std::string chao = R"({"method": "chao"})";
  run_into(a, {"--replicates", "20", "--set", with(chao)});
  run_into(more, {"--replicates", "20", "--set",
                  with(R"({"method": "loglinear", "terms": "independence"}, )" + chao)});
  run_into(other, {"--replicates", "20", "--set", with(chao), "--set", "population.victims=4000"});
  run_into(apart, {"--replicates", "20", "--seed", "9", "--set", with(chao), "--set",
                   "population.victims=4000"});
  CHECK(has(darknumber({"compare", a, more}).out,
            "The scenarios differ; the replicates that both have, of the estimators of both,\nare "
            "the same to the last bit."));
  CHECK(compared(a, more)["first_difference"].is_null());
  CHECK(has(darknumber({"compare", a, other}).out,
            "The scenarios differ, and so do the replicates."));
  CHECK(compared(a, other)["first_difference"]["replicate"] == 0);
  CHECK(compared(a, other)["first_difference"]["estimator"] == "chao");
  CHECK(has(darknumber({"compare", a, apart}).out, "\nThe scenarios differ.\n"));
}

TEST_CASE("a folder and a scenario are compared as scenarios") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "a";
  run_into(folder, {"--replicates", "5", "--set", "population.victims=900"});
  const nlohmann::json both = compared(folder, textbook);
  CHECK(both["compared"] == "scenarios");
  CHECK(entry(both["differences"], "path", "population.victims")["a"] == 900);
  CHECK(both["truth"]["b"] == 5000.0);
}

TEST_CASE("points of studies are matched by their settings") {
  const ScratchFolder scratch;
  const auto study = [&](const std::string& name, const std::string& values) {
    nlohmann::json scenario =
        nlohmann::json::parse(file_text(checkout() + "/" + textbook), nullptr, true, true);
    scenario["study"] = {{"type", "sweep"}, {"evaluate", "expected"}};
    scenario["study"]["factors"] = {
        {{"path", "agencies[*].duplicate_probability"}, {"values", nlohmann::json::parse(values)}}};
    const std::string file = scratch.path() / (name + ".json");
    write_file(file, scenario.dump());
    const std::string folder = scratch.path() / name;
    REQUIRE(darknumber({"run", file, "--quiet", "--output", folder}).exit_code == 0);
    return folder;
  };
  const nlohmann::json both = compared(study("a", "[0, 0.1, 0.2]"), study("b", "[0.2, 0]"));
  CHECK(both["pairing"] == "exact");
  REQUIRE(both["points"].size() == 2);
  CHECK(both["points"][0]["b"] == 1);
  CHECK(both["points"][1]["a"] == 2);
  for (const nlohmann::json& one : both["measures"]) CHECK(one["difference"] == 0.0);
}

TEST_CASE("what cannot be compared is bad input, and says what is wrong") {
  const ScratchFolder scratch;
  const std::string folder = scratch.path() / "a";
  run_into(folder, {"--replicates", "5"});
  const auto refused = [&](const std::string& other, const std::string& says) {
    const ProgramRun run = darknumber({"compare", folder, other});
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, says));
  };
  refused(scratch.path() / "nothing.json", "cannot be read");
  refused(scratch.path(), "no results.json");
  const fs::path broken = scratch.path() / "broken";
  fs::create_directory(broken);
  fs::copy(fs::path(folder) / "results.json", broken / "results.json");
  refused(broken, "replicates cannot be read");
  write_file(broken / "results.json", "{\"results_version\": 99}");
  refused(broken, "newer than the program");
  write_file(broken / "results.json", "{\"results_version\": 1}");
  refused(broken, "it has no \"scenario\"");
}

}  // namespace darknumber::testing::compare_test
