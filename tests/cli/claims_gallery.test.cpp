// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::claims_gallery_test {
namespace {

namespace fs = std::filesystem;

const std::string gallery = "scenarios/claims";
const fs::path folder = fs::path(checkout()) / gallery;

std::vector<std::string> gallery_files() {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".json") files.push_back(entry.path().filename().string());
  std::sort(files.begin(), files.end());
  return files;
}

/// What a run says of a file's claims.
nlohmann::json claims_of(const std::string& file) {
  const ProgramRun run = darknumber({"run", gallery + "/" + file, "--format", "json", "--quiet"});
  INFO(run.err);
  REQUIRE(run.exit_code == 4);  // each file has a claim that is not supported
  return document(run.out)["claims"];
}

double value_of(const nlohmann::json& claim) {
  return claim["points"][0]["value"];
}

/// What a file's own table says of a claim: "| where | theory | verdict |" in comments.
struct Said {
  std::string theory;
  std::string verdict;
};

std::vector<Said> table_of(const std::string& text) {
  constexpr std::size_t lines_above = 2;
  std::vector<Said> rows;
  std::size_t lines = 0;
  for (const std::string& line : lines_of(text)) {
    if (!line.starts_with("// | ") && !line.starts_with("// |-")) continue;
    if (++lines <= lines_above) continue;
    const std::size_t last = line.rfind(" |");
    const std::size_t before = line.rfind(" | ", last - 1);
    const std::size_t first = line.rfind(" | ", before - 1);
    rows.push_back(
        {line.substr(first + 3, before - first - 3), line.substr(before + 3, last - before - 3)});
  }
  return rows;
}

/// The number at the end of a theory, after "= ", as it is printed; empty where there is none.
std::string number_at_end(const std::string& theory) {
  const std::size_t at = theory.rfind("= ");
  if (at == std::string::npos) return "";
  const std::string number = theory.substr(at + 2);
  return number.find_first_not_of("0123456789.") == std::string::npos ? number : "";
}

std::string printed_as(double value, const std::string& number) {
  const std::size_t point = number.find('.');
  const std::size_t digits = point == std::string::npos ? 0 : number.size() - point - 1;
  return fmt::format("{:.{}f}", value, digits);
}

/// Where a file's table and its claims differ; empty where they agree.
std::string faults_of(const std::string& text, const nlohmann::json& claims) {
  const std::vector<Said> said = table_of(text);
  if (said.size() != claims.size())
    return fmt::format("{} rows for {} claims", said.size(), claims.size());
  std::string faults;
  for (std::size_t c = 0; c < said.size(); ++c) {
    const std::string number = number_at_end(said[c].theory);
    const std::string verdict = claims[c]["verdict"];
    if (verdict != said[c].verdict)
      faults += fmt::format("claim {}: {}, and not {}\n", c + 1, verdict, said[c].verdict);
    if (const double value = value_of(claims[c]);
        !number.empty() && printed_as(value, number) != number)
      faults += fmt::format("claim {}: {}, and not {}\n", c + 1, value, number);
  }
  return faults;
}

std::string text_of(const std::string& file) {
  return file_text(folder / file);
}

/// The part of the page that the program makes.
const std::string made_from_here =
    "<!-- darknumber claims scenarios/claims --format markdown -->\n";

}  // namespace

TEST_CASE("every claim of the gallery comes to what its file's table says") {
  const std::vector<std::string> files = gallery_files();
  CHECK(files.size() == 33);
  for (const std::string& file : files) {
    INFO(file);
    const nlohmann::json claims = claims_of(file);
    CHECK(faults_of(text_of(file), claims) == "");
    CHECK_FALSE(has(text_of(file), R"("label": "by )"));  // sentences have "the estimate by"
    CHECK(std::any_of(claims.begin(), claims.end(),
                      [](const nlohmann::json& claim) { return claim["verdict"] == "supported"; }));
  }
}

TEST_CASE("a wrong verdict, digit or row in the table of a claim's file is found") {
  const std::string file = "04-always-upwards.json";
  const nlohmann::json claims = claims_of(file);
  const std::string text = text_of(file);
  REQUIRE(faults_of(text, claims) == "");
  const auto is_found = [&](const std::string& right, const std::string& wrong) {
    std::string spoilt = text;
    spoilt.replace(spoilt.find(right), right.size(), wrong);
    return faults_of(spoilt, claims) != "";
  };
  CHECK(is_found("= 1.04167 | supported", "= 1.04167 | not_supported"));
  CHECK(is_found("= 1.04167", "= 1.04166"));
  CHECK(is_found("// | all copied", "// all copied"));
}

TEST_CASE("the page of claims is what the program says of them") {
  // To write it anew: DARKNUMBER_WRITE_DOCS=1 build/release/tests/cli_tests 'the page of claims*'
  const fs::path page = folder / "README.md";
  std::string text = file_text(page);
  const std::size_t begin = text.find(made_from_here);
  REQUIRE(begin != std::string::npos);
  const ProgramRun made = darknumber({"claims", gallery, "--format", "markdown", "--quiet"});
  REQUIRE(made.exit_code == 0);
  const std::string anew = text.substr(0, begin + made_from_here.size()) + "\n" + made.out;
  if (std::getenv("DARKNUMBER_WRITE_DOCS") != nullptr) {
    std::ofstream(page) << anew;
    text = anew;
  }
  CHECK(text == anew);
}

TEST_CASE("claims shows each claim, its verdicts and a sentence, and exits with 0") {
  const ProgramRun run = darknumber({"claims", "--quiet"});
  CHECK(run.exit_code == 0);
  CHECK(run.err.empty());
  const std::string text = run.out;
  CHECK(has(text, "False positives always push the estimate up\n"));
  CHECK(has(text, "False in general: true while false records stand alone"));
  CHECK_FALSE(has(text, "copying"));  // of a later sentence
  CHECK(has(text, "Not supported: A quarter of the false records on both lists"));
  CHECK(has(text, "With share copied at 25 %: the estimate by two lists is 0.962 "));
  CHECK(has(text, "04-always-upwards.json, on the expected table"));
  CHECK(has(text, "20-mean-of-two-years.json, by 1,000 replicates a point, seed 1."));
  CHECK(has(text, " of 33 scenarios: "));
}

TEST_CASE("claims of one file shows all of its description") {
  const ProgramRun run = darknumber({"claims", gallery + "/04-always-upwards.json"});
  CHECK(run.exit_code == 0);
  CHECK(has(run.out, "copying"));
  CHECK(has(run.out, "6 claims of 1 scenario: 3 supported, 3 not supported, 0 undecided."));
}

TEST_CASE("claims --quick draws no replicates, and says what it left out") {
  const ProgramRun run = darknumber({"claims", "--quick", "--format", "json", "--quiet"});
  REQUIRE(run.exit_code == 0);
  const nlohmann::json all = document(run.out);
  CHECK(all["left_out"] == nlohmann::json{"20-mean-of-two-years.json", "30-found-in-groups.json"});
  REQUIRE(all["scenarios"].size() == 31);
  const nlohmann::json& drawn = all["scenarios"][14];
  CHECK(drawn["file"] == "14-very-unlikely.json");
  CHECK(has(drawn["finding"],
            "Of 1,024 worlds considered, the estimate by two lists would be too high in 33 % "
            "and too low in 67 %, and what decides it most is "));
  const nlohmann::json& fourth = all["scenarios"][3];
  CHECK(fourth["finding"].is_null());  // a sweep, whose points the claims are about
  CHECK(fourth["file"] == "04-always-upwards.json");
  CHECK(fourth["replicates"].is_null());
  const nlohmann::json& point = fourth["claims"][3]["points"][0];
  CHECK(point["where"] == nlohmann::json{{"referrals[Police,Shelters].probability", 0.25}});
  CHECK(point["value"].get<double>() == Approx(0.015625 / 0.01625).epsilon(1e-9));
  CHECK(has(darknumber({"claims", "--quick", "--format", "markdown", "--quiet"}).out,
            "Left out, since replicates decide them: 20-mean-of-two-years.json, "
            "30-found-in-groups.json."));
}

TEST_CASE("claims as CSV has a row for each point of each claim") {
  const ProgramRun run = darknumber({"claims", "scenarios/studies", "--format", "csv", "--quiet"});
  REQUIRE(run.exit_code == 0);
  const std::vector<std::string> lines = lines_of(run.out);
  REQUIRE(lines.size() == 7);  // five claims, one of them at two points
  CHECK(lines[0] == "file,claim,estimator,measure,where,value,asked,bound,mcse,verdict");
  for (std::size_t i = 1; i < lines.size(); ++i) CHECK(lines[i].starts_with("claims.json,"));
  CHECK(has(lines[4], ",not_supported"));
}

TEST_CASE("claims refuses a folder that is not there, and one without claims") {
  const ProgramRun absent = darknumber({"claims", "scenarios/no-such"});
  CHECK(absent.exit_code == 3);
  CHECK(has(absent.err, "scenarios/no-such"));
  const ProgramRun none = darknumber({"claims", "scenarios/netherlands"});
  CHECK(none.exit_code == 3);
  CHECK(has(none.err, "no scenario of scenarios/netherlands has claims"));
}

}  // namespace darknumber::testing::claims_gallery_test
