// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>

#include "engine/study/checkpoint/parts_file.h"
#include "tests/cli/program.h"
#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::testing::explain_cli_test {
namespace {

namespace fs = std::filesystem;

const std::string false_share =
    R"("factors": [{"path": "agencies[*].false_positive_share", "label": "false share",
       "belief": {"uniform": [0, 0.5]}}], "particles": 400, "runs": 2)";

/// A scenario file of this study, in a folder of its own.
class ExplainedFile {
 public:
  explicit ExplainedFile(const std::string& study,
                         const std::string& world = R"("published": [{"label": "us", "low": 200,
                                                        "high": 500}])") {
    ExplainedTable table;
    table.study = study;
    table.world = world;
    std::ofstream(file()) << table.text();
  }
  std::string file() const { return (folder_.path() / "world.json").string(); }
  std::string output() const { return (folder_.path() / "out").string(); }

 private:
  ScratchFolder folder_;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells{""};
  for (const char c : line)
    if (c == ',')
      cells.emplace_back();
    else
      cells.back() += c;
  return cells;
}

}  // namespace

TEST_CASE("explain prints the members of the contract") {
  const ExplainedFile scenario(false_share);
  const ProgramRun run = darknumber({"run", scenario.file(), "--format", "json", "--quiet"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  const nlohmann::json result = document(run.out);
  CHECK(result["verdict_code"] == "fits");
  for (const char* member : {"deviance", "expected_deviance", "p", "p_mcse"})
    CHECK(result["fit"][member].is_number());
  CHECK(result["log_evidence"]["value"].is_number());
  CHECK(result["log_evidence"]["mcse"].is_number());
  const nlohmann::json& posterior = result["posterior"];
  REQUIRE(posterior.size() == 4);
  CHECK(posterior[0]["quantity"] == "victims");
  CHECK(posterior[1]["quantity"] == "false share");
  CHECK(posterior[1]["silent"] == true);
  CHECK(posterior[1]["kl"].is_number());
  CHECK(posterior[2]["quantity"] == "capture[A]");
  for (const auto& quantity : posterior)
    for (const char* share : {"0.05", "0.25", "0.5", "0.75", "0.95"}) {
      CHECK(quantity["quantiles"][share].is_number());
      CHECK(quantity["mcse"][share].is_number());
    }
  const nlohmann::json& below = result["below"];
  REQUIRE(below.size() >= 2);
  CHECK(below[0]["label"] == "us (low)");
  CHECK(below[0]["value"] == 200);
  CHECK(below[0]["probability"] < below[1]["probability"]);
  for (const char* end : {"least", "best", "greatest"}) {
    CHECK(result["witness"][end]["victims"].is_number());
    CHECK(result["witness"][end]["log_likelihood"].is_number());
  }
  CHECK(result["profile"].size() > 10);
  CHECK(result["other_priors"].size() == 2);
  CHECK(result["cells"].size() == 3);
}

TEST_CASE("explain says its verdict first, and the same on any number of threads") {
  const ExplainedFile scenario(false_share);
  const ProgramRun one = darknumber({"run", scenario.file(), "--quiet", "--threads", "1"});
  const ProgramRun two = darknumber({"run", scenario.file(), "--quiet", "--threads", "3"});
  CHECK(one.out == two.out);
  CHECK(has(one.out, "These worlds fit the table."));
  CHECK(has(one.out, "the table is silent"));
}

TEST_CASE("witness worlds are written, and run") {
  const ExplainedFile scenario(false_share);
  REQUIRE(
      darknumber({"run", scenario.file(), "--output", scenario.output(), "--quiet"}).exit_code ==
      0);
  for (const char* name : {"/least.json", "/best.json", "/greatest.json"}) {
    const ProgramRun run = darknumber({"expect", scenario.output() + name, "--format", "json"});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    CHECK(document(run.out)["observed"].get<double>() == Approx(160.0).epsilon(0.2));
  }
}

TEST_CASE("explain without an answer says so") {
  const ExplainedFile referral(R"("factors": [{"path": "referrals[A,B].probability",
                                   "belief": {"uniform": [0, 0.3]}}])");
  const ProgramRun unbounded = darknumber({"run", referral.file()});
  CHECK(unbounded.exit_code == 3);
  CHECK(has(unbounded.err, "victims_belief"));
  const ExplainedFile few(R"("factors": [{"path": "agencies[*].false_positive_share",
      "belief": {"uniform": [0, 0.9]}}, {"path": "agencies[*].anonymous_share",
      "belief": {"uniform": [0, 0.9]}}], "particles": 16, "runs": 4)");
  const ProgramRun disagreeing = darknumber({"run", few.file(), "--quiet"});
  CHECK(disagreeing.exit_code == 1);
  CHECK(has(disagreeing.out, "The runs disagree: no answer"));
}

TEST_CASE("a run that begins with no world that can be is refused, however few particles it has") {
  // Two bystanders are too few for most shares of false records.
  const ExplainedFile scenario(R"("factors": [{"path": "agencies[*].false_positive_share",
      "belief": {"uniform": [0, 0.9]}}], "victims_belief": {"log_uniform": [100, 10000]},
      "particles": 20, "runs": 2)");
  const ProgramRun few = darknumber({"run", scenario.file(), "--set", "bystanders.count=2"});
  CHECK(few.exit_code == 3);
  CHECK(has(few.err, "a run begins with 20 worlds, none of which can make this table"));
  CHECK(has(few.err, "study.particles"));
}

TEST_CASE("what explain does not know of is refused, not left out") {
  const ExplainedFile scenario(false_share);
  const ProgramRun reach =
      darknumber({"run", scenario.file(), "--set", R"(estimation.target={"reachable": 0.1})"});
  CHECK(reach.exit_code == 3);
  CHECK(has(reach.err, "not how many are within reach"));
  const std::string groups = R"(population.groups=[{"size": 4, "share": 0.5}])";
  const ProgramRun together = darknumber(
      {"run", scenario.file(), "--set", groups, "--set", "agencies[A].found_in_visit=1"});
  CHECK(together.exit_code == 3);
  CHECK(has(together.err, "found together"));
}

TEST_CASE("a table with suppressed counts is explained, and what shows the results knows of them") {
  const ExplainedFile scenario(false_share);
  const ScratchFolder folder;
  const std::string table = (folder.path() / "suppressed.csv").string();
  std::ofstream(table) << "A,B,count\n1,0,80\n0,1,60\n1,1,<5\n";
  const auto with = [&](std::vector<std::string> command) {
    command.insert(command.end(), {"--set", R"(table={"file": ")" + table + R"("})"});
    return darknumber(command);
  };
  const ProgramRun run = with({"run", scenario.file(), "--output", scenario.output(), "--quiet"});
  REQUIRE(run.exit_code == 0);
  const ProgramRun shown = darknumber({"show", scenario.output(), "--quiet"});
  CHECK(shown.exit_code == 0);
  CHECK(shown.out == run.out);
  CHECK(has(run.out, "1 to 4"));
  CHECK(has(run.out, "the middle of what a suppressed count can be"));
  CHECK(has(file_text(scenario.output() + "/results.json"), R"("11": "<5")"));
  // In whatever order the file has them, what is shown is what was run.
  std::ofstream(table) << "A,B,count\n1,1,<5\n0,1,60\n1,0,<90\n";
  const ScratchFolder again;
  const std::string output = again.path().string();
  const ProgramRun disordered =
      with({"run", scenario.file(), "--output", output, "--force", "--quiet"});
  REQUIRE(disordered.exit_code == 0);
  CHECK(darknumber({"show", output, "--quiet"}).out == disordered.out);
  const ProgramRun design = with({"design", scenario.file(), "--set",
                                  R"(study.design={"candidates": [{"kind": "add_list",
                                     "capture_probability": 0.1}]})"});
  CHECK(design.exit_code == 3);
  CHECK(has(design.err, "suppressed counts"));
}

TEST_CASE("plan and validate know of explanations") {
  const ExplainedFile scenario(false_share);
  CHECK(darknumber({"plan", scenario.file()}).exit_code == 0);
  const ProgramRun described = darknumber({"validate", scenario.file()});
  CHECK(described.exit_code == 0);
  CHECK(has(described.out, "the worlds that explain a table"));
  // What the study is to find is not described as if it were assumed.
  std::string flat = described.out;
  std::replace(flat.begin(), flat.end(), '\n', ' ');
  CHECK(has(flat, "Lists: A and B."));
  CHECK(!has(described.out, "detects"));
  CHECK(!has(described.out, "No point of the study violates an assumption"));
  CHECK(has(darknumber({"plan", scenario.file()}).out, "Worlds are drawn"));
}

TEST_CASE("the answer of an explanation is its posterior, in every file and to every command") {
  const ExplainedFile scenario(false_share);
  const ProgramRun run = darknumber(
      {"run", scenario.file(), "--format", "csv", "--seed", "2", "--output", scenario.output()});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(!has(run.err, "--seed has no effect"));
  const std::vector<std::string> lines = lines_of(run.out);
  REQUIRE(lines.size() == 5);
  CHECK(lines[0] ==
        "quantity,mean,sd,q05,q05_mcse,q25,q25_mcse,median,median_mcse,q75,q75_mcse,"
        "q95,q95_mcse,r_hat");
  for (const auto& [line, start] :
       {std::pair{1, "victims,"}, std::pair{2, "false share,"}, std::pair{3, "capture[A],"}})
    CHECK(lines[static_cast<std::size_t>(line)].starts_with(start));
  const nlohmann::json stored = document(file_text(scenario.output() + "/results.json"));
  CHECK(std::stod(lines[1].substr(lines[1].find(',') + 1)) ==
        Approx(stored["posterior"][0]["mean"].get<double>()));
  CHECK(std::stod(cells_of(lines[1])[12]) ==
        Approx(stored["posterior"][0]["mcse"]["0.95"].get<double>()));
  // The world in which the search begins is no answer.
  CHECK(lines_of(file_text(scenario.output() + "/measures.csv")).size() == 1);
  // It has nothing to set against the measures of estimators.
  const ScratchFolder scratch;
  const std::string other = (scratch.path() / "other").string();
  REQUIRE(darknumber({"run", "scenarios/textbook.json", "--replicates", "20", "--quiet", "--output",
                      other})
              .exit_code == 0);
  const ProgramRun compared = darknumber({"compare", other, scenario.output()});
  CHECK(compared.exit_code == 2);
  CHECK(has(compared.err, "explains a table and " + other + " does not"));
  CHECK(compared.out.empty());
}

TEST_CASE("two explanations of a table are compared by evidence and side by side") {
  const auto explained = [](const std::string& study, std::uint64_t seed) {
    auto scenario = std::make_unique<ExplainedFile>(study);
    const ProgramRun run = darknumber({"run", scenario->file(), "--output", scenario->output(),
                                       "--quiet", "--seed", std::to_string(seed)});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    return scenario;
  };
  const auto a = explained(false_share, 1);
  const auto compared_with = [&](const std::string& study) {
    const auto b = explained(study, 2);
    const ProgramRun run = darknumber({"compare", a->output(), b->output(), "--format", "json"});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    return std::pair{document(run.out), darknumber({"compare", a->output(), b->output()}).out};
  };
  SECTION("of which the table says nothing") {
    // A common share of false records leaves the likelihood as it is under this prior, so that the
    // ratio of the evidences is 1 whatever is believed of the share.
    const auto [json, text] = compared_with(
        R"("factors": [{"path": "agencies[*].false_positive_share", "label": "the share",
           "belief": {"uniform": [0, 0.1]}}], "particles": 1000, "runs": 2)");
    CHECK(std::abs(json["evidence"]["log_ratio"].get<double>()) < 0.35);
    const double b = json["b"]["log_evidence"];
    CHECK(json["evidence"]["log_ratio"] == json["a"]["log_evidence"].get<double>() - b);
    const double errors[] = {json["a"]["log_evidence_mcse"], json["b"]["log_evidence_mcse"]};
    CHECK(json["evidence"]["mcse"].get<double>() == Approx(std::hypot(errors[0], errors[1])));
    REQUIRE(json["quantities"].size() == 5);  // N, two capture probabilities, a factor of each
    CHECK(json["quantities"][0]["quantity"] == "victims");
    CHECK(json["quantities"][1]["quantity"] == "false share");
    CHECK(json["quantities"][1]["b"].is_null());
    CHECK(json["quantities"][4]["quantity"] == "the share");
    CHECK(json["quantities"][4]["a"].is_null());
    CHECK(has(text, "Nine in ten worlds have"));
  }
  SECTION("with priors that have no common scale") {
    const auto [json, text] = compared_with(
        R"("factors": [{"path": "agencies[*].false_positive_share",
           "belief": {"uniform": [0, 0.5]}}], "capture": "uniform", "particles": 1000, "runs": 2)");
    CHECK(json["evidence"]["log_ratio"].is_null());
    CHECK(json["same_table"] == true);
    CHECK(has(text, "different priors of the capture probabilities"));
  }
}

TEST_CASE("a single run cannot show how far off it is, and no format says that it does") {
  const ExplainedFile scenario(R"("factors": [{"path": "agencies[*].false_positive_share",
      "belief": {"uniform": [0, 0.5]}}], "particles": 400, "runs": 1)");
  const ProgramRun run =
      darknumber({"run", scenario.file(), "--output", scenario.output(), "--quiet"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(has(run.out, "which by itself"));
  CHECK_FALSE(has(run.out, "R-hat"));
  const nlohmann::json stored = document(file_text(scenario.output() + "/results.json"));
  CHECK(stored["log_evidence"]["mcse"].is_null());
  for (const auto& quantity : stored["posterior"]) {
    CHECK(quantity["r_hat"].is_null());
    CHECK(quantity["mcse"].is_null());
  }
  const ProgramRun csv = darknumber({"show", scenario.output(), "--format", "csv"});
  CHECK(cells_of(lines_of(csv.out)[1])[4].empty());
  CHECK(lines_of(csv.out)[1].ends_with(","));
  REQUIRE(darknumber({"report", scenario.output(), "--quiet"}).exit_code == 0);
  CHECK(has(file_text(scenario.output() + "/report.html"),
            "every number is of one run, whose error is not known"));
}

TEST_CASE("the evidence without factors has its error, 0 where it is a sum") {
  const auto evidence_of = [](const std::string& agency) {
    ExplainedTable table;
    table.study = false_share;
    table.agency = agency;
    const ScratchFolder folder;
    write_file(folder.path() / "world.json", table.text());
    const ProgramRun run =
        darknumber({"run", (folder.path() / "world.json").string(), "--format", "json", "--quiet"});
    INFO(run.err);
    return document(run.out)["log_evidence"];
  };
  CHECK(evidence_of("")["without_factors_mcse"] == 0.0);
  // Missed links are there without the factor as well, so that worlds are drawn for it.
  const nlohmann::json drawn = evidence_of(R"("missed_link_probability": 0.1)");
  CHECK(drawn["without_factors"].is_number());
  CHECK(drawn["without_factors_mcse"] > 0.0);
}

TEST_CASE("an explanation that is stopped says nothing where it is to be quiet") {
  const ExplainedFile scenario(false_share);
  const ProgramRun stopped = darknumber({"run", scenario.file(), "--time-limit", "0.000001"});
  CHECK(stopped.exit_code == 6);
  CHECK(
      has(stopped.err, "Out of time while the worlds were composed. Nothing was run or written."));
  const ProgramRun quiet =
      darknumber({"run", scenario.file(), "--time-limit", "0.000001", "--quiet"});
  CHECK(quiet.exit_code == 6);
  CHECK(quiet.err.empty());
}

TEST_CASE("claims about estimates are refused beside an explanation") {
  const ExplainedFile scenario(false_share,
                               R"("claims": [{"text": "so", "estimator": "independence",
                                  "measure": "inflation", "at_least": 1}])");
  const ProgramRun run = darknumber({"run", scenario.file()});
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "judges no claims"));
}

TEST_CASE("a factor that decides alone takes as much away first as last") {
  // Two values: N is one of two, and the factor says which.
  const ExplainedFile scenario(R"("factors": [{"path": "agencies[*].false_positive_share",
      "belief": {"discrete": {"values": [0, 0.5], "shares": [0.5, 0.5]}}}], "particles": 400, "runs": 2)");
  const ProgramRun run = darknumber({"run", scenario.file(), "--format", "json", "--quiet"});
  INFO(run.err << run.out);
  const nlohmann::json factor = document(run.out)["posterior"][1];
  CHECK(factor["first_share"].get<double>() > 0.8);
  CHECK(factor["last_share"].get<double>() ==
        Approx(factor["first_share"].get<double>()).margin(0.02));
}

TEST_CASE(
    "an explanation that is stopped again and again ends with the bytes of one that was not") {
  const ExplainedFile scenario(replaced(false_share, "400", "2000"));
  const ScratchFolder scratch;
  const fs::path whole = scratch.path() / "whole";
  const fs::path folder = scratch.path() / "results";
  const ProgramRun uninterrupted = darknumber({"run", scenario.file(), "--output", whole});
  REQUIRE(uninterrupted.exit_code == 0);
  RunSettings settings;
  settings.signal = SIGINT;
  settings.signal_when = [&] { return fs::exists(folder / "sampling"); };
  const ProgramRun stopped =
      darknumber({"run", scenario.file(), "--output", folder.string()}, settings);
  INFO(stopped.err);
  REQUIRE(stopped.exit_code == 6);
  CHECK(has(stopped.err,
            " of 1000 parts of the sampling. They are kept; run the same command with "
            "--resume to continue."));
  const ProgramRun shown = darknumber({"show", folder});
  CHECK(shown.exit_code == 3);
  CHECK(has(shown.err, "the sampling of an explanation was interrupted"));
  int times = 0;
  for (ProgramRun rest = stopped; rest.exit_code == 6; ++times) {
    // In the end it is left alone: a machine that is slow would be stopped forever.
    rest = times == 5 ? darknumber({"run", scenario.file(), "--output", folder, "--resume"})
                      : darknumber({"run", scenario.file(), "--output", folder, "--resume",
                                    "--time-limit", "0.1"});
    INFO(rest.err);
    REQUIRE((rest.exit_code == 6 || rest.exit_code == 0));
    if (rest.exit_code == 6) continue;
    CHECK(has(rest.err, "Went on from where the sampling had been stopped."));
    CHECK(rest.out == uninterrupted.out);
  }
  CHECK(times >= 1);
  CHECK(folder_bytes(folder) == folder_bytes(whole));
}

TEST_CASE("what shows an explanation takes the worlds from its folder, or draws the same again") {
  const ExplainedFile scenario(false_share);
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "results";
  const ProgramRun run = darknumber({"run", scenario.file(), "--output", folder});
  REQUIRE(run.exit_code == 0);
  const fs::path sampling = folder / "sampling";
  const std::string bytes = file_text(sampling);
  CHECK(darknumber({"show", folder}).out == run.out);
  CHECK(file_text(sampling) == bytes);
  // Other worlds in the file are other numbers: it is read.
  PartsFileContents contents = std::get<PartsFileContents>(read_parts_file(sampling));
  REQUIRE(contents.parts.size() == 2);  // without factors a sum has the evidence
  std::swap(contents.parts.at("with factors, run 1"), contents.parts.at("with factors, run 2"));
  { const PartsFile changed(sampling, contents); }
  CHECK(darknumber({"show", folder}).out != run.out);
  write_file(sampling, replaced(bytes, "with factors, run 1", "With factors, run 1"));
  const ProgramRun damaged = darknumber({"show", folder});
  CHECK(damaged.exit_code == 3);
  CHECK(has(damaged.err, "the sampling cannot be read: the file is damaged"));
  const ProgramRun not_resumed =
      darknumber({"run", scenario.file(), "--output", folder, "--resume"});
  CHECK(not_resumed.exit_code == 7);
  CHECK(has(not_resumed.err, "cannot be resumed: the file is damaged"));
  CHECK(not_resumed.err.ends_with("Remove the file, and the sampling begins anew.\n"));
  fs::remove(sampling);
  CHECK(darknumber({"show", folder}).out == run.out);
  const ProgramRun anew = darknumber({"run", scenario.file(), "--output", folder, "--resume"});
  CHECK(anew.exit_code == 0);
  CHECK(anew.out == run.out);
  CHECK(file_text(sampling) == bytes);
  for (const fs::path& path : {sampling, folder / "sampling.unfinished"}) {
    write_file(path, "the user's own");
    for (const char* how : {"--force", "--resume"}) {
      const ProgramRun foreign = darknumber({"run", scenario.file(), "--output", folder, how});
      INFO(path << " " << how << ": " << foreign.err);
      CHECK(foreign.exit_code == 8);
      CHECK(file_text(path) == "the user's own");
    }
    fs::remove(path);
  }
}

}  // namespace darknumber::testing::explain_cli_test
