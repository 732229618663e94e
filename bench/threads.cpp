// SPDX-License-Identifier: MIT
// How much faster do two threads run the Dutch scenario's replicates than one?
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <span>
#include <string>
#include <vector>

#include "bench/stopwatch.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/study/monte_carlo.h"
#include "engine/study/parallel.h"
#include "engine/world/compose_world.h"
#include "engine/world/world.h"

namespace darknumber::bench {
namespace {

constexpr std::int64_t replicates = 512;

/// Runs the replicates as `run` does.
double run_seconds(std::size_t answers, const Replicator& replicator, int threads) {
  const MonteCarloTask task{1, replicates, answers, threads};
  return seconds_of([&] {
    (void)run_monte_carlo(task,
                          [&](std::size_t, std::uint32_t replicate, std::span<ReplicateRow> rows) {
                            const DrawnReplicate one = replicator.replicate(replicate);
                            std::copy(one.rows.begin(), one.rows.end(), rows.begin());
                          });
  });
}

void run(int pairs) {
  const Scenario scenario =
      load_scenario(std::string(DARKNUMBER_SOURCE_DIR) + "/scenarios/netherlands/all.json");
  const World world = compose_world(scenario);
  const Replicator replicator(scenario, world);
  const std::size_t answers = answers_of(scenario).size();
  run_seconds(answers, replicator, 2);  // starts the threads
  fmt::print("{} replicates, {} answers each; the machine runs {} threads\n", replicates, answers,
             hardware_threads());
  fmt::print("{:>12}{:>12}{:>8}\n", "1 thread, s", "2 threads, s", "ratio");
  std::vector<double> ratios;
  for (int pair = 0; pair < pairs; ++pair) {
    // Alternating, so that what else the machine does falls on both alike.
    double one = 0.0;
    double two = 0.0;
    if (pair % 2 == 0) one = run_seconds(answers, replicator, 1);
    two = run_seconds(answers, replicator, 2);
    if (pair % 2 == 1) one = run_seconds(answers, replicator, 1);
    ratios.push_back(one / two);
    fmt::print("{:12.3f}{:12.3f}{:8.2f}\n", one, two, one / two);
  }
  std::sort(ratios.begin(), ratios.end());
  fmt::print("median ratio {:.2f}, from {:.2f} to {:.2f}\n", ratios[ratios.size() / 2],
             ratios.front(), ratios.back());
}

}  // namespace
}  // namespace darknumber::bench

int main(int count, char** arguments) {
  darknumber::bench::run(count > 1 ? std::atoi(arguments[1]) : 9);
}
