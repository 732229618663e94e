// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/program.h"

namespace darknumber::testing::anchored_test {
namespace {

const std::string dutch = "scenarios/netherlands.json";
const std::string police = "agencies[Police].false_positive_share=0.3";
const std::string border = "agencies[Border police].false_positive_share=0";

ProgramRun with(const std::string& verb, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {verb, dutch});
  return darknumber(more);
}

/// On one line, so that it does not matter where lines end.
std::string flat(const std::string& text) {
  std::string one;
  for (char c : text)
    if (c != '\n')
      one += c;
    else
      one += ' ';
  for (std::size_t at; (at = one.find("  ")) != std::string::npos;) one.erase(at, 1);
  return one;
}

}  // namespace

TEST_CASE("whatever is edited, run speaks of the published table") {
  const ProgramRun given = with("run", {"--replicates", "50", "--quiet"});
  CHECK(has(given.out, "32,278 victims"));
  const ProgramRun run =
      with("run", {"--set", police, "--set", border, "--replicates", "50", "--quiet"});
  INFO(run.err);
  CHECK(run.exit_code == 0);
  const std::string text = flat(run.out);
  CHECK(has(text, "Behind such a register there would be 36,724 victims."));
  CHECK(has(text, "The list sizes are those of netherlands.csv."));
  CHECK(has(text, "The published 42,000 to 58,000 would be 1.1 to 1.6 times the truth."));
  CHECK(has(text, "independence 52,823 48,524 to 57,582 1.44"));
}

TEST_CASE("expect says the truth, the real table's answers and the published figure") {
  const nlohmann::json expected = document(with("expect", {"--format", "json"}).out);
  CHECK(std::abs(expected["truth"].get<double>() - 32277.5) < 0.05);  // N is real there
  CHECK(expected["observed"].get<double>() == Approx(8234.0).epsilon(1e-9));
  const nlohmann::json& published = expected["published"];
  for (const nlohmann::json& list : published["list_sizes"])
    CHECK(list["expected"].get<double>() == Approx(list["published"].get<double>()).epsilon(1e-9));
  CHECK(published["estimates"][1]["estimator"] == "independence");
  CHECK(published["estimates"][1]["estimate"].get<double>() == Approx(52823.46).epsilon(1e-6));
  CHECK(published["figures"][0]["low_ratio"].get<double>() ==
        Approx(42000.0 / expected["truth"].get<double>()));
}

TEST_CASE("a world that is written down says how far its list sizes are from the table's") {
  const std::string text = flat(
      darknumber({"expect", "scenarios/netherlands/all.json", "--set", "population.victims=30000"})
          .out);
  CHECK(has(text, "The list sizes are no longer those of netherlands.csv: "));
}

TEST_CASE("where no world fits the table, exit 3 at a field that helps") {
  for (const std::string verb : {"run", "expect", "validate", "simulate"}) {
    const ProgramRun run = with(verb, {"--set", "agencies[*].false_positive_share=0.98"});
    INFO(verb);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, "no world was found that fits the table"));
    CHECK(has(run.err, "at agencies[Police].false_positive_share"));
  }
}

TEST_CASE("a tipping point in persons, and a published figure, need no estimator") {
  const ScratchFolder scratch;
  const auto study = [&](const std::string& measure, const std::string& target) {
    const std::string text =
        R"({"type": "tipping_point", "measure": ")" + measure + R"(", "target": )" + target +
        R"(, "factors": [{"path": "agencies[Police].false_positive_share", "range": [0, 0.9]}]})";
    const ProgramRun run = with("run", {"--set", "study=" + text, "--format", "json", "--quiet"});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    return document(run.out);
  };
  const nlohmann::json persons = study("truth", "36724");
  const nlohmann::json& rows = persons["measures"];
  bool found = false;
  for (const nlohmann::json& one : rows)
    if (one["measure"] == "truth") {
      CHECK(one["estimator"].is_null());
      CHECK(one["value"].get<double>() == Approx(36724.0).epsilon(1e-4));
      found = true;
    }
  CHECK(found);
  const nlohmann::json ratio = study("published_inflation", "2");
  found = false;
  for (const nlohmann::json& one : ratio["measures"])
    if (one["measure"] == "published_inflation") {
      CHECK(one["value"].get<double>() == Approx(2.0).epsilon(1e-4));
      found = true;
    }
  CHECK(found);
}

TEST_CASE("a sample of truths says what they are in persons, once") {
  const std::string text =
      flat(darknumber({"run", "scenarios/studies/sample.json", "--set", "study.measure=truth",
                       "--set", "study.size=64", "--quiet"})
               .out);
  CHECK(has(text, "truth: 40,472 in the middle one of these worlds, and from "));
  CHECK(has(text, " there would be 40,472 victims in the middle one of these worlds, and from "));
  CHECK_FALSE(has(text, "above the truth"));
}

TEST_CASE("a tipping point of a published figure says how many there would be") {
  const std::string text =
      flat(darknumber({"run", "scenarios/studies/published_figure.json", "--quiet"}).out);
  CHECK(has(text,
            "The published figure would be 2 times the truth with false share of every list at "
            "31.3 %. There would be 24,678 victims then."));
  CHECK(has(text, "no such world from 0.884 to 0.900"));
}

TEST_CASE("a study lets go of the table on request") {
  const auto truths = [&](const std::string& hold) {
    const std::string text = R"({"type": "sweep", "evaluate": "expected", )" + hold +
                             R"("measure": "truth", "factors": [{"path":
        "agencies[Police].false_positive_share", "values": [0.1, 0.3]}]})";
    const ProgramRun run = with("run", {"--set", "study=" + text, "--format", "json", "--quiet"});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    const nlohmann::json results = document(run.out);
    CHECK(results["published_table"]["100000"] == 4466);
    return std::pair{results["points"][0]["truth"].get<double>(),
                     results["points"][1]["truth"].get<double>()};
  };
  const auto held = truths("");
  CHECK(held.first > held.second + 1000.0);
  const auto free = truths(R"("hold": "none", )");
  CHECK(free.first == 32278.0);
  CHECK(free.second == 32278.0);
}

}  // namespace darknumber::testing::anchored_test
