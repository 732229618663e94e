// SPDX-License-Identifier: MIT
#include "engine/study/selftest/self_test.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::self_test_test {
namespace {

SelfCheck with_p(double p) {
  return {SelfCheckGroup::streams, "of p " + std::to_string(p), [p](const StopQuestion*) {
            SelfFinding finding;
            finding.result.p_value = p;
            finding.result.parts = 1;
            finding.result.smallest_defect = 0.05;
            return finding;
          }};
}

}  // namespace

TEST_CASE("selftest: each check is judged at a millionth divided by their number") {
  const SelfTestResult one = run_self_checks({with_p(5e-7)}, {});
  CHECK(one.level == family_error);
  CHECK_FALSE(one.holds());
  const SelfTestResult two = run_self_checks({with_p(0.5), with_p(6e-7)}, {});
  CHECK(two.level == family_error / 2.0);
  CHECK(two.holds());
  const SelfTestResult failing = run_self_checks({with_p(0.5), with_p(4e-7)}, {});
  CHECK_FALSE(failing.holds());
  CHECK(failing.checks[0].holds);
  CHECK_FALSE(failing.checks[1].holds);
}

TEST_CASE(
    "selftest: a comparison holds within its tolerance, and a number that does not exist is none") {
  const auto holds = [](double difference) {
    return run_self_checks(
               {{SelfCheckGroup::estimators, "compared",
                 [=](const StopQuestion*) { return compared(difference, "here", 1e-9); }}},
               {})
        .holds();
  };
  CHECK(holds(0.0));
  CHECK(holds(1e-9));
  CHECK_FALSE(holds(1.1e-9));
  CHECK_FALSE(holds(INFINITY));
  CHECK_FALSE(holds(NAN));
}

TEST_CASE("selftest: checks come out in their order whatever the threads, and can be stopped") {
  std::vector<SelfCheck> checks;
  for (int c = 0; c < 9; ++c) checks.push_back(with_p(0.1 * (c + 1)));
  std::int64_t told = 0;
  SelfTestWatch watch;
  watch.threads = 2;
  watch.progress = [&](std::int64_t, std::int64_t total) { told = total; };
  const SelfTestResult result = run_self_checks(checks, watch);
  CHECK(told == 9);
  for (std::size_t c = 0; c < checks.size(); ++c) CHECK(result.checks[c].name == checks[c].name);
  const StopQuestion yes = [] { return true; };
  watch.stop = &yes;
  CHECK_THROWS_AS(run_self_checks(checks, watch), GivenUp);
}

}  // namespace darknumber::self_test_test
