// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include "engine/cli/interrupt.h"
#include "engine/cli/progress.h"
#include "engine/cli/shipped_scenarios.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/interface/self_test_asked.h"
#include "engine/report/selftest/self_test_report.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

/// The worlds that come with the program, in the order of their names; none where they are not
/// there.
std::vector<std::string> shipped_worlds() {
  std::vector<std::string> files;
  for (const char* folder : {"", "netherlands", "violations", "worlds"}) {
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator(shipped_scenarios() / folder, absent))
      if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

ExitCode selftest_verb(const Options& options) {
  SelfTestAsked asked;
  asked.seed = seed_of(options.table);
  asked.calibrates = options.selftest.calibrates;
  asked.threads = options.threads;
  asked.scenarios = shipped_worlds();
  if (asked.scenarios.empty() && !options.progress.quiet)
    say("The scenarios that come with the program are not there; its own worlds are checked.\n");
  note_interrupts();
  Progress progress(options.progress, "checks");
  Watch watch;
  watch.progress = [&](std::int64_t done, std::int64_t total) { progress.show(done, total); };
  watch.stop = asked_to_stop;
  try {
    const SelfTestResult result = self_tested(asked, watch);
    progress.finish();
    print_report(report_of(result), options);
    return result.holds() ? ExitCode::done : ExitCode::check_fails;
  } catch (const GivenUp&) {
    throw Interrupted{};
  }
}

}  // namespace darknumber
