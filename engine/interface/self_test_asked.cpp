// SPDX-License-Identifier: MIT
#include "engine/interface/self_test_asked.h"

#include <filesystem>

#include "engine/scenario/read_scenario.h"
#include "engine/study/parallel.h"
#include "engine/study/selftest/own_checks.h"

namespace darknumber {
namespace {

/// "violations/referral" of ".../scenarios/violations/referral.json".
std::string name_of_file(const std::string& file) {
  const std::filesystem::path path(file);
  const std::string folder = path.parent_path().filename().string();
  const std::string name = path.stem().string();
  return folder.empty() ? name : folder + "/" + name;
}

std::vector<NamedScenario> read_all(const std::vector<std::string>& files) {
  std::vector<NamedScenario> scenarios;
  for (const std::string& file : files) {
    scenarios.push_back({name_of_file(file), load_scenario(file)});
    scenarios.back().scenario.study.reset();
    scenarios.back().scenario.claims.clear();
  }
  return scenarios;
}

}  // namespace

SelfTestResult self_tested(const SelfTestAsked& asked, const Watch& watch) {
  SelfTestWatch followed;
  followed.threads = asked.threads > 0 ? asked.threads : hardware_threads();
  followed.progress = watch.progress;
  followed.stop = &watch.stop;
  SelfTestResult result = run_self_checks(
      own_checks(asked.seed, asked.calibrates, read_all(asked.scenarios), followed.threads),
      followed);
  result.seed = asked.seed;
  result.calibrates = asked.calibrates;
  return result;
}

}  // namespace darknumber
