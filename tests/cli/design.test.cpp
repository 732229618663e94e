// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <fstream>

#include "tests/cli/program.h"
#include "tests/support/explained_tables.h"

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

TEST_CASE("a sample is a belief, too") {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "world.json").string();
  std::ofstream(file) << R"({"schema": 1, "population": {"victims": 1000}, "agencies": [
      {"name": "A", "capture_probability": 0.3}, {"name": "B", "capture_probability": 0.2}],
      "study": {"type": "sample", "size": 512,
                "factors": [{"path": "population.victims", "range": [500, 1500], "kind": "integer"},
                            {"path": "agencies[*].false_positive_share", "range": [0, 0.4]}],
                "design": {"draws": 40, "candidates": [
                  {"kind": "audit", "list": "A", "records": 100},
                  {"kind": "add_list", "capture_probability": 0.2}]}}})";
  const ProgramRun run = darknumber({"design", file, "--format", "json", "--quiet"});
  INFO(run.err << run.out);
  REQUIRE(run.exit_code == 0);
  const nlohmann::json result = document(run.out);
  CHECK(result["study"] == "sample");
  CHECK(result["explained"].is_null());
  // Nothing ties the number of victims to the share of false records.
  CHECK(result["now"]["width"].get<double>() == Approx(900.0).margin(5.0));
  CHECK(result["candidates"][0]["of_now"].get<double>() == Approx(1.0).margin(0.05));
  CHECK(result["candidates"][1]["of_now"].get<double>() < 0.7);
}

}  // namespace darknumber::testing::design_cli_test
