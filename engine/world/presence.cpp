// SPDX-License-Identifier: MIT
#include "engine/world/presence.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/world/reporting.h"

namespace darknumber {
namespace {

std::vector<double> exposure_of(const PresenceRun& run, const std::vector<Window>& windows) {
  std::vector<double> exposure;
  for (const Window& window : windows) {
    const int shared = std::min(run.to, window.to) - std::max(run.from, window.from) + 1;
    exposure.push_back(std::max(0, shared) / static_cast<double>(window.to - window.from + 1));
  }
  return exposure;
}

/// Expected persons a slot with exactly this run.
double expected_runs(const Turnover& turnover, const PresenceRun& run) {
  const double enters = run.from == 1 ? 1.0 : turnover.rate;
  const double stays = std::pow(1.0 - turnover.rate, run.to - run.from);
  const double leaves = run.to == turnover.periods ? 1.0 : turnover.rate;
  return enters * stays * leaves;
}

}  // namespace

Presence make_presence(const Turnover& turnover, const std::vector<Window>& windows) {
  Presence presence{turnover.periods, turnover.rate, {}, {}};
  presence.class_of_runs.assign(
      static_cast<std::size_t>(turnover.periods) * static_cast<std::size_t>(turnover.periods), 0);
  std::map<std::vector<double>, std::size_t> known;
  for (int from = 1; from <= turnover.periods; ++from)
    for (int to = from; to <= turnover.periods; ++to) {
      const PresenceRun run{from, to};
      const std::vector<double> exposure = exposure_of(run, windows);
      const auto [place, is_new] = known.emplace(exposure, presence.classes.size());
      const std::size_t index = place->second;
      if (is_new) presence.classes.push_back({exposure, 0.0});
      presence.classes[index].expected += expected_runs(turnover, run);
      presence.class_of_runs[static_cast<std::size_t>((from - 1) * turnover.periods + to - 1)] =
          index;
    }
  return presence;
}

Law expose(const std::vector<double>& exposure, Law detected) {
  return law(Reporting{exposure}, std::move(detected));
}

std::vector<PresenceRun> draw_slot(const Presence& presence, RandomStream& stream) {
  std::vector<PresenceRun> runs{{1, 1}};
  for (int period = 2; period <= presence.periods; ++period) {
    if (stream.uniform() < presence.rate)
      runs.push_back({period, period});
    else
      runs.back().to = period;
  }
  return runs;
}

CaptureHistory draw_exposed(const std::vector<double>& exposure, CaptureHistory detected,
                            RandomStream& stream) {
  return draw(Reporting{exposure}, detected, stream);
}

}  // namespace darknumber
