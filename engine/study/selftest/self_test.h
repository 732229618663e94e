// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/stop.h"
#include "engine/study/selftest/statistics.h"

namespace darknumber {

/// What a check of the engine by itself is about.
enum class SelfCheckGroup { simulators, estimators, intervals, streams, calibration };
inline constexpr std::array<std::string_view, 5> self_check_group_names{
    "simulators", "estimators", "intervals", "streams", "calibration"};

/// What one check found.
struct SelfFinding {
  CheckResult result;
  /// Of a check that compares and draws nothing: the relative difference that it allows. Its result
  /// has p 1 or 0.
  double tolerance = 0.0;
  std::string expectation = {};  // what is expected and why, where that is no matter of course
};

/// A check, and what of it is told before it runs.
struct SelfCheck {
  SelfCheckGroup group = SelfCheckGroup::simulators;
  std::string name;
  /// Asked in long ones; throws GivenUp.
  std::function<SelfFinding(const StopQuestion* stop)> run;
};

/// One check, judged.
struct JudgedCheck {
  SelfCheckGroup group = SelfCheckGroup::simulators;
  std::string name;
  SelfFinding finding;
  bool holds = true;
  /// The smallest relative defect that is seen in nine runs of ten; of a comparison, seen for sure.
  double defect = 0.0;
};

/// All of them.
struct SelfTestResult {
  std::uint64_t seed = 1;
  bool calibrates = false;
  double level = 0.0;  // of each check: family_error divided by their number
  std::vector<JudgedCheck> checks;

  bool holds() const;
};

/// How the checks are followed and ended.
struct SelfTestWatch {
  int threads = 1;
  std::function<void(std::int64_t done, std::int64_t total)> progress = {};
  const StopQuestion* stop = nullptr;
};

/// Runs the checks, and judges each at `family_error` divided by their number, so that a right
/// program fails with a smaller nominal probability than that. Throws GivenUp.
SelfTestResult run_self_checks(const std::vector<SelfCheck>& checks, const SelfTestWatch& watch);

/// A comparison that draws nothing: holds where the greatest relative difference is within
/// `tolerance`.
SelfFinding compared(double difference, const std::string& where, double tolerance);

}  // namespace darknumber
