// SPDX-License-Identifier: MIT
#include "engine/report/estimate/posterior_report.h"

#include <catch2/catch.hpp>

#include "engine/input/json.h"

namespace darknumber::posterior_report_test {
namespace {

const ListsInUse lists{{"Police", 1}, {"Shelters", 2}, {"Other", 4}};

PosteriorSummary summary_of_graphs(double mass_at_end) {
  PosteriorSummary summary;
  summary.mean = 1234.5;
  summary.median = 1200.0;
  summary.mass_at_end = mass_at_end;
  summary.models = {{{3, 4}, 0.75}, {{7}, 0.2}, {{1, 2, 4}, 0.04}, {{5, 2}, 0.01}};
  return summary;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("posterior in words: the likeliest models, and a warning only where the prior decides") {
  const std::string note = posterior_note(summary_of_graphs(2e-4), lists);
  CHECK(has(note, "mean 1,23"));
  CHECK(has(note, "median 1,200"));
  CHECK(has(note, "[Police:Shelters, Other] 75 %; [Police:Shelters:Other] 20 %"));
  CHECK_FALSE(has(note, "WARNING"));
  CHECK_FALSE(has(note, "R-hat"));
  CHECK(has(posterior_note(summary_of_graphs(0.02), lists), "WARNING: 2.0 % of the posterior"));
}

TEST_CASE("posterior in words: what chains say") {
  PosteriorSummary summary;
  summary.chains = ChainDiagnostics{4, 812.0, 1.0123};
  summary.probability_of_all_classes = 0.3;
  const std::string note = posterior_note(summary, lists);
  CHECK(has(note, "4 chains, R-hat 1.012, worth 812 independent draws."));
  CHECK(has(note, "All classes in use: 30 %."));
  CHECK_FALSE(has(note, "Most probable"));
}

TEST_CASE("posterior as JSON: every set by the names of its lists") {
  const std::string json =
      write_json(posterior_value(summary_of_graphs(0.02), lists), JsonLayout::compact);
  CHECK(has(json, R"("mean":1234.5)"));
  CHECK(has(json, R"("mass_at_end":0.02)"));
  CHECK(has(json, R"({"lists":[["Police","Shelters"],["Other"]],"probability":0.75})"));
  CHECK_FALSE(has(json, "r_hat"));
}

}  // namespace darknumber::posterior_report_test
