// SPDX-License-Identifier: MIT
#include "engine/study/selftest/self_test.h"

#include <algorithm>
#include <cmath>

#include "engine/study/parallel.h"

namespace darknumber {
namespace {

/// Checks a thread does between two reports of progress.
constexpr std::int64_t checks_at_a_time = 4;

JudgedCheck judged(const SelfCheck& check, SelfFinding finding, double level) {
  JudgedCheck found{check.group, check.name, std::move(finding), true, 0.0};
  found.holds = !found.finding.result.rejects(level);
  found.defect = found.finding.tolerance > 0.0 ? found.finding.tolerance
                                               : defect_seen(found.finding.result, level);
  return found;
}

}  // namespace

bool SelfTestResult::holds() const {
  return std::all_of(checks.begin(), checks.end(),
                     [](const JudgedCheck& check) { return check.holds; });
}

SelfTestResult run_self_checks(const std::vector<SelfCheck>& checks, const SelfTestWatch& watch) {
  const auto total = static_cast<std::int64_t>(checks.size());
  SelfTestResult result;
  result.level = family_error / static_cast<double>(std::max<std::int64_t>(1, total));
  result.checks.resize(checks.size());
  const std::int64_t step = checks_at_a_time * watch.threads;
  for (std::int64_t first = 0; first < total; first += step) {
    if (watch.progress) watch.progress(first, total);
    for_each_index(first, std::min(total, first + step), watch.threads, [&](std::int64_t place) {
      give_up_if_asked(watch.stop);
      const SelfCheck& check = checks[static_cast<std::size_t>(place)];
      result.checks[static_cast<std::size_t>(place)] =
          judged(check, check.run(watch.stop), result.level);
    });
  }
  return result;
}

SelfFinding compared(double difference, const std::string& where, double tolerance) {
  SelfFinding finding;
  finding.tolerance = tolerance;
  finding.result.p_value = difference <= tolerance ? 1.0 : 0.0;  // false of a NaN, too
  finding.result.statistic = difference;
  finding.result.worst = where;
  return finding;
}

}  // namespace darknumber
