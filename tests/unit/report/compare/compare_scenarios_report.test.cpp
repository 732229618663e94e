// SPDX-License-Identifier: MIT
#include "engine/report/compare/compare_scenarios_report.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "engine/report/terminal.h"
#include "engine/study/prepared_point.h"
#include "tests/support/small_study.h"

namespace darknumber::compare_scenarios_report_test {
namespace {

std::string compared(const std::string& first, const std::string& second) {
  const Scenario one = scenario_of(first);
  const Scenario other = scenario_of(second);
  const PreparedPoint a = prepare_point(one, Evaluation::expected);
  const PreparedPoint b = prepare_point(other, Evaluation::expected);
  return terminal_text(compare_scenarios_blocks({"a", one, a}, {"b", other, b}), 400);
}

}  // namespace

TEST_CASE("a scenario without an estimate is said to have none, and no place for it") {
  const std::string answered = small_world();
  const std::string silent =
      replaced(small_world(), R"({"method": "loglinear", "terms": "independence"},
                                {"method": "chao"})",
               R"({"method": "latent_class"})");
  CHECK_THAT(compared(silent, answered),
             Catch::Contains("No estimator has an estimate in A; in B estimates would be "));
  CHECK_THAT(compared(answered, silent),
             Catch::Contains("No estimator has an estimate in B; in A estimates would be "));
  CHECK_THAT(compared(silent, silent), Catch::Contains(" No estimator has an estimate."));
}

TEST_CASE("the last column of two scenarios is how much nearer or farther B is than A") {
  const std::string more_false =
      replaced(small_world(), "\"false_positive_share\": 0.1", "\"false_positive_share\": 0.4");
  const std::string text = compared(small_world(), more_false);
  INFO(text);
  std::istringstream row(text.substr(text.find("\n  chao ") + 1));
  std::string label, estimate, other_estimate, persons;
  double one = 0.0, other = 0.0, change = 0.0;
  row >> label >> estimate >> one >> other_estimate >> other >> persons >> change;
  CHECK(other > one + 0.1);
  CHECK(change == Approx(other - one).margin(0.002));
}

}  // namespace darknumber::compare_scenarios_report_test
