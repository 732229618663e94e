// SPDX-License-Identifier: MIT
#include "engine/study/selftest/own_checks.h"

#include "engine/study/parallel.h"
#include "engine/study/prepared_point.h"
#include "engine/study/selftest/calibration_checks.h"
#include "engine/study/selftest/estimator_checks.h"
#include "engine/study/selftest/interval_checks.h"
#include "engine/study/selftest/own_worlds.h"
#include "engine/study/selftest/stream_checks.h"
#include "engine/study/selftest/world_checks.h"

namespace darknumber {
namespace {

std::vector<NamedScenario> with_own(const std::vector<NamedScenario>& scenarios) {
  std::vector<NamedScenario> all{{"own world, textbook", textbook_world()},
                                 {"own world, rich", rich_world()},
                                 {"own world, severity", severity_world()}};
  all.insert(all.end(), scenarios.begin(), scenarios.end());
  return all;
}

}  // namespace

std::vector<SelfCheck> own_checks(std::uint64_t seed, bool calibrates,
                                  const std::vector<NamedScenario>& scenarios, int threads) {
  const std::vector<NamedScenario> all = with_own(scenarios);
  NamedWorlds worlds(all.size());
  for_each_index(0, static_cast<std::int64_t>(all.size()), threads, [&](std::int64_t place) {
    const auto at = static_cast<std::size_t>(place);
    Scenario scenario = all[at].scenario;
    scenario.estimation.estimators.resize(1);  // none is asked but for a point to be whole
    worlds[at] = std::make_shared<const NamedWorld>(
        NamedWorld{all[at].name, prepare_point(std::move(scenario)).world});
  });
  std::vector<SelfCheck> checks;
  const auto append_checks = [&](std::vector<SelfCheck> more) {
    checks.insert(checks.end(), more.begin(), more.end());
  };
  // What takes longest first, so that no thread ends with it alone.
  append_checks(calibration_checks(seed, calibrates));
  append_checks(stream_checks(seed));
  append_checks(interval_checks(seed));
  append_checks(estimator_checks(seed));
  append_checks(world_checks(worlds, seed));
  return checks;
}

}  // namespace darknumber
