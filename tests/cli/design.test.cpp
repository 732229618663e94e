// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>

#include "tests/cli/program.h"
#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::testing::design_cli_test {
namespace {

constexpr const char* candidates = R"("design": {"draws": 40, "candidates": [
    {"kind": "audit", "list": "A", "records": 60}, {"kind": "link", "records": 50},
    {"kind": "add_list", "capture_probability": 0.2, "label": "ask around"}]})";

/// A scenario file with a design, in a folder of its own.
class DesignedFile {
 public:
  explicit DesignedFile(const std::string& design = candidates) {
    ExplainedTable table;
    table.study =
        R"("factors": [{"path": "agencies[*].false_positive_share", "label": "false share",
        "belief": {"uniform": [0, 0.5]}}], "particles": 400, "runs": 2)" +
        (design.empty() ? "" : ", " + design);
    std::ofstream(file()) << table.text();
  }
  std::string file() const { return (folder_.path() / "world.json").string(); }

 private:
  ScratchFolder folder_;
};

}  // namespace

TEST_CASE("design says what further data are worth, in every format") {
  const DesignedFile scenario;
  const ProgramRun json = darknumber({"design", scenario.file(), "--format", "json", "--quiet"});
  INFO(json.err);
  REQUIRE(json.exit_code == 0);
  const nlohmann::json result = document(json.out);
  CHECK(result["verdict_code"] == "answered");
  CHECK(result["study"] == "explain");
  CHECK(result["explained"] == "fits");
  CHECK(result["worlds"] == 800);
  CHECK(result["draws"] == 40);
  const nlohmann::json& found = result["candidates"];
  REQUIRE(found.size() == 3);
  CHECK(found[0]["kind"] == "audit");
  CHECK(found[0]["persons"] == 60.0);
  CHECK(found[0]["of_now"].get<double>() < 0.9);
  CHECK(found[1]["of_now"].get<double>() == Approx(1.0).margin(0.02));
  CHECK(found[2]["label"] == "ask around");
  CHECK(result["now"]["low"].get<double>() < result["now"]["high"].get<double>());
  const ProgramRun text = darknumber({"design", scenario.file(), "--quiet"});
  CHECK(has(text.out, "nine in ten of the worlds believed in have"));
  CHECK(has(text.out, "ask around"));
  CHECK(has(text.out, "an audit of 60 records of A"));
  const ProgramRun csv = darknumber({"design", scenario.file(), "--format", "csv", "--quiet"});
  const std::vector<std::string> lines = lines_of(csv.out);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].starts_with("candidate,kind,persons,width,width_mcse"));
  CHECK(lines[3].starts_with("ask around,add_list,"));
  const ProgramRun markdown =
      darknumber({"design", scenario.file(), "--format", "markdown", "--quiet"});
  CHECK(has(markdown.out, "| ask around"));
}

TEST_CASE("design says the same on any number of threads, and another thing of another seed") {
  const DesignedFile scenario;
  const ProgramRun one = darknumber({"design", scenario.file(), "--quiet", "--threads", "1"});
  const ProgramRun three = darknumber({"design", scenario.file(), "--quiet", "--threads", "3"});
  const ProgramRun other = darknumber({"design", scenario.file(), "--quiet", "--seed", "2"});
  CHECK(one.exit_code == 0);
  CHECK(one.out == three.out);
  CHECK(one.out != other.out);
}

TEST_CASE("design without anything to weigh says what is wanting") {
  const DesignedFile none("");
  const ProgramRun run = darknumber({"design", none.file()});
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "the study says nothing of further data"));
  const ProgramRun ledger = darknumber({"design", "scenarios/studies/ledger.json"});
  CHECK(ledger.exit_code == 3);
  CHECK(has(ledger.err, "study of type explain or sample"));
  const ProgramRun plain = darknumber({"design", "scenarios/textbook.json"});
  CHECK(plain.exit_code == 3);
}

TEST_CASE("design that is stopped says so, and nothing where it is to be quiet") {
  const DesignedFile scenario;
  const ProgramRun stopped = darknumber({"design", scenario.file(), "--time-limit", "0.000001"});
  CHECK(stopped.exit_code == 6);
  CHECK(has(stopped.err, "Out of time"));
  CHECK(stopped.out.empty());
  const ProgramRun quiet =
      darknumber({"design", scenario.file(), "--time-limit", "0.000001", "--quiet"});
  CHECK(quiet.exit_code == 6);
  CHECK(quiet.err.empty());
}

TEST_CASE("a design leaves a run as it is") {
  const DesignedFile with;
  const DesignedFile without("");
  const ProgramRun one = darknumber({"run", with.file(), "--format", "json", "--quiet"});
  const ProgramRun other = darknumber({"run", without.file(), "--format", "json", "--quiet"});
  CHECK(one.exit_code == 0);
  CHECK(one.out == other.out);
}

namespace {

/// A sample of worlds of two lists, held to the table as `study` says.
std::string sampled(const std::string& study) {
  return R"({"schema": 1, "population": {"victims": 1000}, "agencies": [
      {"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.2}],
      "study": {"type": "sample", "size": 1024, )" +
         study + R"(
                "factors": [{"path": "agencies[*].false_positive_share", "range": [0, 0.5]}],
                "design": {"draws": 40, "candidates": [
                  {"kind": "audit", "list": "A", "records": 150},
                  {"kind": "link", "records": 100}]}}})";
}

}  // namespace

// Half a minute of processor time a seed. Candidates of one rank may stand in any order; what is
// ranked apart with one seed must not be ranked the other way with another.
TEST_CASE("what further data would tell of the Dutch worlds is ranked alike by three seeds",
          "[.long]") {
  std::vector<nlohmann::json> answers;
  for (const char* seed : {"1", "2", "3"}) {
    const ProgramRun run = darknumber({"design", "scenarios/explanations/dutch_defender.json",
                                       "--set", "study.particles=1500", "--set", "study.runs=4",
                                       "--seed", seed, "--format", "json", "--quiet"});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    answers.push_back(document(run.out)["candidates"]);
    REQUIRE(answers.back().size() == 5);
  }
  const auto rank = [&](std::size_t seed, std::size_t c) {
    return answers[seed][c]["rank"].get<int>();
  };
  for (std::size_t seed = 0; seed < 3; ++seed) {
    CHECK(rank(seed, 4) == 1);  // a list of 2 %
    CHECK(rank(seed, 3) == 2);  // a list of 0.5 %
    for (std::size_t other = 0; other < seed; ++other)
      for (std::size_t a = 0; a < 5; ++a) {
        INFO("candidates " << a << ", seeds " << seed << " and " << other);
        for (std::size_t b = 0; b < 5; ++b)
          if (rank(seed, a) < rank(seed, b)) CHECK(rank(other, a) <= rank(other, b));
        const nlohmann::json& one = answers[seed][a];
        const nlohmann::json& two = answers[other][a];
        const double error =
            std::hypot(one["of_now_mcse"].get<double>(), two["of_now_mcse"].get<double>());
        // Errors of four runs have three degrees of freedom.
        CHECK(std::abs(one["of_now"].get<double>() - two["of_now"].get<double>()) < 5.0 * error);
      }
  }
}

TEST_CASE("a sample that is held to a table is a belief, too") {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "world.json").string();
  write_file(file, sampled(R"("hold": "table", "table": "table.csv",)"));
  write_file(folder.path() / "table.csv", "A,B,count\n1,0,800\n0,1,600\n1,1,200\n");
  const ProgramRun run = darknumber({"design", file, "--format", "json", "--quiet"});
  INFO(run.err << run.out);
  REQUIRE(run.exit_code == 0);
  const nlohmann::json result = document(run.out);
  CHECK(result["study"] == "sample");
  CHECK(result["explained"].is_null());
  CHECK(result["worlds"] == 1024);
  const nlohmann::json& audit = result["candidates"][0];
  const nlohmann::json& link = result["candidates"][1];
  CHECK(audit["persons"] == 150.0);
  CHECK(audit["of_now"].get<double>() < 0.7);
  CHECK(audit["rank"] == 1);
  // No link is missed in any of these worlds, so that looking for them shows nothing.
  CHECK(link["of_now"].get<double>() == Approx(1.0).margin(0.1));
}

TEST_CASE("a sample whose worlds each have a register of their own is refused") {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "world.json").string();
  const auto refused = [&] {
    const ProgramRun run = darknumber({"design", file, "--quiet"});
    INFO(run.err);
    CHECK(run.exit_code == 3);
    CHECK(run.out.empty());
    CHECK(has(run.err, "each have a register of their own"));
    CHECK(has(run.err, "Hold the study to a table"));
  };
  write_file(file, sampled(""));
  refused();
  // One that lets go of the table of its scenario has none, either.
  std::string anchored = replaced(sampled(R"("hold": "none",)"), R"("victims": 1000)", "");
  anchored = replaced(anchored, R"(, "capture_probability": 0.3)", "");
  anchored = replaced(anchored, R"(, "capture_probability": 0.2)", "");
  anchored = replaced(anchored, R"("schema": 1)",
                      R"("schema": 1, "table": {"counts": {"10": 800, "01": 600, "11": 200}})");
  write_file(file, anchored);
  refused();
  write_file(file, replaced(anchored, R"("hold": "none",)", ""));
  CHECK(darknumber({"design", file, "--quiet"}).exit_code == 0);
}

}  // namespace darknumber::testing::design_cli_test
