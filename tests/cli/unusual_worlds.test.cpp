// SPDX-License-Identifier: MIT
// Files and texts where something is not the usual case: measures that are of no estimator, labels
// with commas, strata of estimates, an odds ratio of 0, a file that cannot be written.
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/cli/program.h"

namespace darknumber::testing::unusual_worlds_test {
namespace {

namespace fs = std::filesystem;

/// Three agencies and their published table. `more`: further members of the scenario.
std::string anchored_scenario(const std::string& more) {
  return R"({"schema": 1, "population": {},
    "table": {"counts": {"100": 300, "010": 250, "001": 200, "110": 60, "101": 50, "011": 40,
                         "111": 12}},
    "agencies": [{"name": "A"}, {"name": "B"}, {"name": "C"}],
    "monte_carlo": {"replicates": 20},
    "estimation": {"estimators": [{"method": "chao"}]})" +
         more + "}";
}

const std::string published =
    R"(, "published": [{"label": "UNODC, 2017", "low": 1500, "high": 2500}])";
const std::string swept = R"(, "study": {"type": "sweep", "measure": "published_inflation",
    "evaluate": "monte_carlo",
    "factors": [{"path": "agencies[A].false_positive_share", "values": [0, 0.3]}]})";

/// The number of cells of each line, by RFC 4180.
std::vector<std::size_t> cells_of_lines(const std::string& csv) {
  std::vector<std::size_t> cells;
  for (const std::string& line : lines_of(csv)) {
    std::size_t count = 1;
    bool quoted = false;
    for (const char c : line) {
      if (c == '"') quoted = !quoted;
      if (c == ',' && !quoted) ++count;
    }
    cells.push_back(count);
  }
  return cells;
}

void check_rectangular(const std::string& csv) {
  INFO(csv);
  const std::vector<std::size_t> cells = cells_of_lines(csv);
  REQUIRE(cells.size() > 1);
  for (const std::size_t count : cells) CHECK(count == cells.front());
}

struct Written {
  ScratchFolder scratch;
  std::string file;

  explicit Written(const std::string& text) : file(scratch.path() / "scenario.json") {
    write_file(file, text);
  }
  std::string at(const std::string& name) const { return scratch.path() / name; }
};

ProgramRun succeeded(const std::vector<std::string>& words) {
  ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return run;
}

}  // namespace

TEST_CASE("a comma in the label of a published figure stays in its cell") {
  const Written scenario(anchored_scenario(published + swept));
  succeeded({"run", scenario.file, "--quiet", "--output", scenario.at("out")});
  const std::string measures = file_text(scenario.at("out") + "/measures.csv");
  CHECK(has(measures, "\"published_inflation[UNODC, 2017]\""));
  check_rectangular(measures);
  for (const std::vector<std::string>& words : {std::vector<std::string>{"plan", scenario.file},
                                                {"compare", scenario.at("out"), scenario.at("out")},
                                                {"show", scenario.at("out")}}) {
    std::vector<std::string> as_csv = words;
    as_csv.insert(as_csv.end(), {"--format", "csv", "--quiet"});
    check_rectangular(succeeded(as_csv).out);
  }
}

TEST_CASE("a measure of the world itself is in every table that is asked for it") {
  const Written scenario(anchored_scenario(published + swept));
  const std::string out = scenario.at("out");
  const std::string other = scenario.at("other");
  succeeded({"run", scenario.file, "--quiet", "--output", out});
  succeeded({"run", scenario.file, "--quiet", "--output", other, "--seed", "2"});

  // Middle of the range on the log scale over the truth of each point.
  const nlohmann::json results = document(file_text(out + "/results.json"));
  std::vector<double> ratios;
  for (const nlohmann::json& point : results["points"])
    ratios.push_back(std::sqrt(1500.0 * 2500.0) / point["truth"].get<double>());
  REQUIRE(ratios.size() == 2);

  const std::string csv =
      succeeded({"show", out, "--measure", "published_inflation", "--format", "csv"}).out;
  const std::vector<std::string> lines = lines_of(csv);
  CHECK(has(lines.at(0), ",truth,published_inflation,"));
  for (std::size_t p = 0; p < 2; ++p) {
    std::istringstream cells(lines.at(p + 1));
    std::string cell;
    std::vector<std::string> all;
    while (std::getline(cells, cell, ',')) all.push_back(cell);
    CHECK(std::stod(all.at(3)) == Approx(ratios[p]).epsilon(1e-12));
  }

  const nlohmann::json compared =
      document(succeeded({"compare", out, other, "--format", "json"}).out);
  REQUIRE(compared["measures"].size() == 2);
  for (std::size_t p = 0; p < 2; ++p) {
    const nlohmann::json& one = compared["measures"][p];
    CHECK(one["measure"] == "published_inflation");
    CHECK(one["estimator"].is_null());
    CHECK(one["a"].get<double>() == Approx(ratios[p]).epsilon(1e-12));
    CHECK(one["difference"] == 0.0);  // the truth needs no random numbers
  }
  CHECK(!has(succeeded({"compare", out, out}).out, "in common to compare"));

  const std::string pooled = succeeded({"pool", out, other}).out;
  CHECK(has(pooled, "published_inflation"));
  CHECK(!has(pooled, "–"));

  // Nothing random is about it: what needs replicates is the usual measure.
  CHECK(has(succeeded({"plan", scenario.file}).out, "expected MCSE of median_inflation"));
}

TEST_CASE("an estimator cannot be called what the stratum of another one is") {
  std::string text = R"({"schema": 1,
    "population": {"victims": 500, "strata": [{"name": "x", "share": 0.5}, {"name": "y",
                   "share": 0.5}]},
    "agencies": [{"name": "A", "capture_probability": 0.3},
                 {"name": "B", "capture_probability": 0.3}],
    "estimation": {"estimators": [{"method": "chapman", "label": "c[x]"},
                                  {"method": "chapman", "label": "c", "stratify": true}]}})";
  const Written scenario(text);
  const ProgramRun run = darknumber({"validate", scenario.file});
  CHECK(run.exit_code == 3);
  CHECK(has(run.err, "two answers would be called \"c[x]\""));
  text.replace(text.find("c[x]"), 4, "d[x]");
  CHECK(darknumber({"validate", Written(text).file}).exit_code == 0);
}

TEST_CASE("scenarios that are solved for a table differ in what was written alone") {
  const auto with_share_of_c = [](const std::string& share) {
    std::string text = anchored_scenario(R"(, "bystanders": {"count": 100000})");
    return text.replace(text.find("{\"name\": \"C\"}"), 13,
                        "{\"name\": \"C\", \"false_positive_share\": " + share + "}");
  };
  const Written first(with_share_of_c("0.1"));
  const Written second(with_share_of_c("0.2"));
  const nlohmann::json compared =
      document(succeeded({"compare", first.file, second.file, "--format", "json"}).out);
  REQUIRE(compared["differences"].size() == 1);
  CHECK(compared["differences"][0]["path"] == "agencies[C].false_positive_share");
}

TEST_CASE("whether two agencies can never meet is asked of the solved probabilities") {
  // Where solving starts, A would be 0.6 and B 0.5 in x; what is solved is near 0.15.
  const Written scenario(R"({"schema": 1,
    "table": {"counts": {"100": 300, "010": 250, "001": 200, "110": 1, "101": 50, "011": 40}},
    "population": {"strata": [{"name": "x", "share": 0.5}, {"name": "y", "share": 0.5}]},
    "agencies": [{"name": "A", "by_stratum": {"x": {"capture_probability": 0.6}}}, {"name": "B"},
                 {"name": "C"}],
    "dependence": [{"between": ["A", "B"], "odds_ratio": 0}],
    "estimation": {"estimators": [{"method": "chao"}]}})");
  const nlohmann::json expected =
      document(succeeded({"expect", scenario.file, "--format", "json"}).out);
  CHECK(expected["truth"].get<double>() > 841.0);
}

TEST_CASE("tables that are pooled have the shares of false positives that are assumed of them") {
  ScratchFolder scratch;
  const std::string a = scratch.path() / "a.csv";
  const std::string b = scratch.path() / "b.csv";
  write_file(a, "A,B,count\n1,0,20\n0,1,20\n1,1,10\n");
  write_file(b, "A,B,count\n1,0,21\n0,1,19\n1,1,9\n");
  const std::string share = R"({"method": "chapman", "assumed_false_positive_share": {"A": )";
  const ProgramRun refused = darknumber({"pool", a, b, "--estimator", share + "0.95}}"});
  CHECK(refused.exit_code == 3);
  CHECK(refused.out.empty());
  CHECK(has(refused.err, "assumed_false_positive_share.A"));
  succeeded({"pool", a, b, "--estimator", share + "0.5}}"});
}

TEST_CASE("the page of a table with strata speaks of everybody") {
  ScratchFolder scratch;
  const std::string table = scratch.path() / "table.csv";
  write_file(table, "A,B,sex,count\n1,0,f,20\n0,1,f,20\n1,1,f,10\n1,0,m,4\n0,1,m,4\n1,1,m,2\n");
  const std::string out = scratch.path() / "out";
  succeeded({"estimate", table, "--stratum", "sex", "--estimator",
             R"({"method": "chapman", "stratify": true})", "--output", out, "--quiet"});
  succeeded({"report", out, "--quiet"});
  const std::string page = file_text(fs::path(out) / "report.html");
  const std::string before_tables = page.substr(0, page.find("What do the estimators say?"));
  CHECK(has(before_tables, "by chapman"));
  CHECK(!has(before_tables, "chapman[f]"));
}

TEST_CASE("whoever uses a table with suppressed counts as if it had none is told") {
  ScratchFolder scratch;
  write_file(scratch.path() / "table.csv", "A,B,count\n1,0,40\n0,1,30\n1,1,<5\n");
  const std::string scenario = scratch.path() / "scenario.json";
  write_file(scenario, R"({"schema": 1, "population": {}, "table": {"file": "table.csv"},
    "agencies": [{"name": "A"}, {"name": "B"}], "monte_carlo": {"replicates": 5},
    "estimation": {"estimators": [{"method": "chapman"}]}})");
  const std::string note = "a suppressed count stands as the middle of what it can be";
  for (const char* verb : {"validate", "expect", "run"}) {
    const ProgramRun run = darknumber({verb, scenario});
    CHECK(run.exit_code == 0);
    std::string told = run.err;
    std::replace(told.begin(), told.end(), '\n', ' ');
    CHECK(has(told, note));
  }
  CHECK(!has(darknumber({"expect", scenario, "--quiet"}).err, "suppressed"));
}

TEST_CASE("a page that cannot be written is refused before anything runs") {
  const Written scenario(anchored_scenario(""));
  const std::string out = scenario.at("out");
  const std::string folder = scenario.scratch.path();
  for (const std::string& page : {folder, std::string("/proc/page.html")}) {
    const ProgramRun run =
        darknumber({"run", scenario.file, "--output", out, "--report", page, "--force"});
    CHECK(run.exit_code != 0);
    CHECK(run.out.empty());
    CHECK(has(run.err, "cannot be written"));
    CHECK(!fs::exists(out));
  }
  // What only writing finds comes after the text of the run.
  const ProgramRun full =
      darknumber({"run", scenario.file, "--report", "/dev/full", "--force", "--quiet"});
  CHECK(full.exit_code != 0);
  CHECK(has(full.out, "chao"));
}

}  // namespace darknumber::testing::unusual_worlds_test
