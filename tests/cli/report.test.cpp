// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/population.h"
#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::report_test {
namespace {

namespace fs = std::filesystem;

/// What the page says, without its markup.
std::string without_markup(const std::string& html) {
  std::string text;
  bool inside = false;
  for (const char c : html) {
    inside = inside || c == '<';
    if (!inside) text += c;
    if (c == '>') inside = false;
  }
  return text;
}

/// The file `name` with its results in the folder `results`.
fs::path run_into(const ScratchFolder& scratch, const std::string& scenario,
                  std::vector<std::string> more = {}) {
  const fs::path folder = scratch.path() / "results";
  std::vector<std::string> words{"run", scenario, "--output", folder, "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  const ProgramRun run = darknumber(words);
  INFO(run.err);
  REQUIRE(run.exit_code != 2);
  REQUIRE(fs::exists(folder / "results.json"));
  return folder;
}

/// The base 64 of the SHA-256 of a text, by the system's own program.
std::string sha256_of(const std::string& text) {
  const ScratchFolder scratch;
  write_file(scratch.path() / "text", text);
  const std::string command = "sha256sum '" + (scratch.path() / "text").string() + "' > '" +
                              (scratch.path() / "sum").string() + "'";
  REQUIRE(std::system(command.c_str()) == 0);
  const std::string hex = file_text(scratch.path() / "sum").substr(0, 64);
  std::string bits;
  for (const char digit : hex) {
    const int value = digit <= '9' ? digit - '0' : digit - 'a' + 10;
    for (int bit = 3; bit >= 0; --bit) bits += (value >> bit & 1) != 0 ? '1' : '0';
  }
  bits += "00";  // 256 bits are 42 digits of 6 bits, and 4 bits
  constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string base64;
  for (std::size_t at = 0; at < bits.size(); at += 6)
    base64 += digits[std::stoul(bits.substr(at, 6), nullptr, 2)];
  return base64 + "=";
}

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t from = text.find(before) + before.size();
  return text.substr(from, text.find(after, from) - from);
}

}  // namespace

TEST_CASE("a report has the verdict, the tables and the charts of its run") {
  const ScratchFolder scratch;
  const fs::path folder = run_into(scratch, "scenarios/textbook.json", {"--replicates", "50"});
  const ProgramRun run = darknumber({"report", folder});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.out.empty());
  const std::string html = file_text(folder / "report.html");
  const std::string verdict = document(file_text(folder / "results.json")).at("verdict");
  std::string text = without_markup(between(html, "<main>", "</main>"));
  CHECK(has(html, "<svg class=\"chart\""));
  CHECK(has(text, verdict.substr(0, verdict.find('.'))));
  for (const char* question :
       {"What was assumed?", "How wrong, and how often?", "Where does the error come from?",
        "Do the intervals tell the truth?", "When is there no answer?", "How was it done?"})
    CHECK(has(html, std::string("<h2>") + question));
  CHECK(html.size() < 800'000);
  CHECK(darknumber({"report", folder}).exit_code == 8);
  CHECK(darknumber({"report", folder, "--force", "--quiet"}).exit_code == 0);
  CHECK(file_text(folder / "report.html") == html);
}

TEST_CASE("a report of many replicates is no longer than a page may be") {
  const ScratchFolder scratch;
  const auto size_of_report = [&](const std::string& replicates) {
    const fs::path folder = scratch.path() / replicates;
    REQUIRE(darknumber({"run", "scenarios/textbook.json", "--set",
                        R"(estimation.estimators=[{"method":"chao"},
                           {"method":"loglinear","terms":"independence"}])",
                        "--replicates", replicates, "--output", folder, "--quiet"})
                .exit_code == 0);
    REQUIRE(darknumber({"report", folder, "--quiet"}).exit_code == 0);
    return fs::file_size(folder / "report.html");
  };
  const auto thousand = size_of_report("1000");
  const auto many = size_of_report("50000");
  CHECK(many < 800'000);
  CHECK(many < thousand + thousand / 2);  // a million have 437 kB, a thousand much the same
}

TEST_CASE("a report does not outlive its results, and a page of somebody else does") {
  const ScratchFolder scratch;
  const fs::path folder = run_into(scratch, "scenarios/textbook.json", {"--replicates", "10"});
  REQUIRE(darknumber({"report", folder}).exit_code == 0);
  run_into(scratch, "scenarios/textbook.json", {"--replicates", "10", "--seed", "9", "--force"});
  CHECK_FALSE(fs::exists(folder / "report.html"));
  REQUIRE(darknumber({"report", folder}).exit_code == 0);
  run_into(scratch, "scenarios/textbook.json", {"--replicates", "20", "--seed", "9", "--resume"});
  CHECK_FALSE(fs::exists(folder / "report.html"));
  for (const std::string text : {"<!DOCTYPE html>\n<html>mine</html>", "<!DOCTYPE", ""}) {
    write_file(folder / "report.html", text);
    run_into(scratch, "scenarios/textbook.json", {"--replicates", "10", "--force"});
    CHECK(file_text(folder / "report.html") == text);
  }
  fs::remove(folder / "report.html");
  const fs::path file = folder / "report.html";
  run_into(scratch, "scenarios/textbook.json", {"--replicates", "10", "--force", "--report", file});
  CHECK(fs::exists(file));
  const fs::path estimates = scratch.path() / "estimates";
  for (const char* lists : {"Police,Shelters,Other care", "Police,Shelters"}) {
    REQUIRE(darknumber({"estimate", "examples/data/netherlands.csv", "--lists", lists, "--output",
                        estimates, "--force", "--quiet"})
                .exit_code == 0);
    CHECK_FALSE(fs::exists(estimates / "report.html"));
    REQUIRE(darknumber({"report", estimates}).exit_code == 0);
  }
}

TEST_CASE("a level of intervals is shown as it was asked for, wherever it is") {
  const ScratchFolder scratch;
  for (const auto& [level, text] : {std::pair{"0.975", "97.5 %"}, std::pair{"0.999", "99.9 %"}}) {
    const std::string setting = std::string("estimation.level=") + level;
    const ProgramRun expect = darknumber({"expect", "scenarios/textbook.json", "--set", setting});
    CHECK(has(expect.out, text));
    const fs::path folder = run_into(scratch, "scenarios/textbook.json",
                                     {"--replicates", "20", "--set", setting, "--force"});
    const std::string html = file_text(
        darknumber({"report", folder}).exit_code == 0 ? folder / "report.html" : fs::path("none"));
    CHECK(has(html, std::string("Intervals that are to cover the truth in ") + text));
    const std::string number(text, std::string(text).find(' '));
    CHECK(has(html, "intervals of " + number + "&nbsp;%. A replicate"));
    CHECK(has(html, std::string("its intervals of ") + text));
    CHECK(has(html, std::string(">") + text + "</text>"));
  }
}

TEST_CASE("a range that does not exist is one dash") {
  const ProgramRun run = darknumber({"run", "scenarios/textbook.json", "--replicates", "10",
                                     "--quiet", "--set", "agencies[*].capture_probability=0"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK_FALSE(has(run.out, "– to –"));
}

TEST_CASE("only the page's own style and script may run: their hashes are in its policy") {
  const ScratchFolder scratch;
  const fs::path folder = run_into(scratch, "scenarios/textbook.json", {"--replicates", "20"});
  const std::string html = darknumber({"report", folder, "--output", "-"}).out;
  CHECK(between(html, "style-src 'sha256-", "'") ==
        sha256_of(between(html, "<style>", "</style>")));
  const std::string hashes = between(html, "script-src ", ";");
  const std::string script = between(html, "<script>", "</script>");
  const std::string explore = between(html, "</script>\n<script>", "</script>\n</body>");
  CHECK(hashes == "'sha256-" + sha256_of(script) + "' 'sha256-" + sha256_of(explore) + "'");
  // Observable Plot as it stands in the checkout, with its licences before it.
  CHECK(has(explore, file_text(fs::path(checkout()) / "third_party/plot/plot.min.js")));
  CHECK(explore.starts_with(
      "/*\n" + file_text(fs::path(checkout()) / "third_party/plot/LICENCES.txt") + "*/\n"));
}

TEST_CASE("a report of each type of study, and of a table, has its chart") {
  const std::pair<const char*, const char*> studies[] = {
      {"scenarios/studies/sweep.json", "loops"},
      {"scenarios/studies/one_at_a_time.json", "tornado["},
      {"scenarios/studies/ledger.json", "ledger["},
      {"scenarios/studies/tipping_point.json", "tipping"},
      {"scenarios/studies/sample.json", "worlds["},
      {"scenarios/studies/morris.json", "effects["},
      {"scenarios/studies/sobol.json", "indices["}};
  for (const auto& [file, chart] : studies) {
    CAPTURE(file);
    const ScratchFolder scratch;
    const fs::path folder = run_into(scratch, file, {"--set", "monte_carlo.replicates=20"});
    CHECK(darknumber({"report", folder, "--quiet"}).exit_code == 0);
    const std::string html = file_text(folder / "report.html");
    CHECK(has(html, "<h2>What does the study say?"));
    const std::string none = darknumber({"chart", folder, "no such chart"}).err;
    CHECK(has(none, chart));
  }
  const ScratchFolder scratch;
  const fs::path folder = scratch.path() / "estimates";
  REQUIRE(darknumber({"estimate", "examples/data/netherlands.csv", "--output", folder, "--quiet"})
              .exit_code == 0);
  CHECK(darknumber({"report", folder, "--quiet"}).exit_code == 0);
  CHECK(has(file_text(folder / "report.html"), "What each estimator makes of the table"));
  CHECK(darknumber({"chart", folder, "estimates"}).out.starts_with("<svg xmlns="));
}

TEST_CASE("the report of an explanation shows what would have to be true") {
  const ScratchFolder scratch;
  const fs::path folder = run_into(scratch, "scenarios/studies/explain.json",
                                   {"--set", "study.particles=64", "--set", "study.runs=1"});
  REQUIRE(darknumber({"report", folder, "--quiet"}).exit_code == 0);
  const std::string html = file_text(folder / "report.html");
  for (const char* words :
       {"<h2>What would have to be true for another number?", "How many victims there are",
        "UNODC and National Rapporteur 2017: 42,000 to 58,000.",
        "What the table adds to the beliefs", "The cells that these worlds explain worst",
        "How associated every two lists are", "1 run of 64 worlds, seed 1"}) {
    CAPTURE(words);
    CHECK(has(html, words));
  }
  // Nothing was simulated, and no estimator is looked at.
  CHECK_FALSE(has(html, "When is there no answer?"));
  for (const char* chart : {"number", "profile", "beliefs", "cells", "bounds"})
    CHECK(darknumber({"chart", folder, chart}).out.starts_with("<svg xmlns="));
}

TEST_CASE("charts are the same bytes each time, and one that does not exist is refused by name") {
  const ScratchFolder scratch;
  const fs::path folder = run_into(scratch, "scenarios/textbook.json", {"--replicates", "30"});
  const ProgramRun strip = darknumber({"chart", folder, "strip"});
  REQUIRE(strip.exit_code == 0);
  CHECK(strip.out == darknumber({"chart", folder, "strip"}).out);
  // The drawing's words have the numbers of measures.csv.
  const auto result = document(file_text(folder / "results.json"));
  for (const auto& measure : result.at("measures"))
    if (measure.at("measure") == "median_inflation") {
      // Rounded to no finer than its Monte Carlo error.
      const std::string before = measure.at("estimator").get<std::string>() + ": median ";
      REQUIRE(has(strip.out, before));
      const double told = std::stod(strip.out.substr(strip.out.find(before) + before.size()));
      CHECK(std::abs(told - measure.at("value").get<double>()) <=
            std::max(0.005, measure.at("mcse").get<double>()));
    }
  const fs::path file = scratch.path() / "h.svg";
  CHECK(darknumber({"chart", folder, "histogram", "--output", file}).exit_code == 0);
  CHECK(darknumber({"chart", folder, "histogram", "--output", file}).exit_code == 8);
  const ProgramRun unknown = darknumber({"chart", folder, "strips"});
  CHECK(unknown.exit_code == 2);
  CHECK(has(unknown.err, "Did you mean \"strip\"?"));
}

TEST_CASE("what users write changes nothing of a page but its own text") {
  const ScratchFolder scratch;
  const std::string hostile = R"(</title><script>x()</script> \" onload='y' \u202e & <svg)";
  std::string text = file_text(fs::path(checkout()) / "scenarios/pond.json");
  const std::string title = between(text, "\"title\": \"", "\"");
  text.replace(text.find("\"title\": \"" + title) + 10, title.size(), hostile);
  write_file(scratch.path() / "pond.json", text);
  const fs::path folder = scratch.path() / "results";
  REQUIRE(darknumber({"run", scratch.path() / "pond.json", "--replicates", "20", "--quiet",
                      "--output", folder, "--report", scratch.path() / "page.html"})
              .exit_code == 0);
  const std::string html = file_text(scratch.path() / "page.html");
  CHECK(has(html, "<title>&lt;/title&gt;&lt;script&gt;x()&lt;/script&gt;"));
  CHECK_FALSE(has(html, "<script>x"));
  CHECK_FALSE(has(html, "\xE2\x80\xAE"));
  std::size_t scripts = 0;
  for (std::size_t at = 0; (at = html.find("<script", at)) != std::string::npos; ++at) ++scripts;
  CHECK(scripts == 3);  // the page's own, the data to explore and what draws them
}

TEST_CASE("run --report refuses a file that exists before any work, and standard output") {
  const ScratchFolder scratch;
  write_file(scratch.path() / "page.html", "mine");
  const ProgramRun run = darknumber({"run", "scenarios/textbook.json", "--replicates", "5",
                                     "--report", scratch.path() / "page.html"});
  CHECK(run.exit_code == 8);
  CHECK(run.out.empty());
  CHECK(file_text(scratch.path() / "page.html") == "mine");
  CHECK(darknumber({"run", "scenarios/textbook.json", "--report", "-"}).exit_code == 2);
}

}  // namespace darknumber::testing::report_test
