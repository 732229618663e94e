// SPDX-License-Identifier: MIT
// What do all measures of one estimator cost at 100,000 replicates?
#include "engine/performance/measures.h"

#include <fmt/format.h>

#include <cmath>

#include "bench/stopwatch.h"
#include "engine/core/random_stream.h"

namespace darknumber::bench {
namespace {

constexpr double truth = 1000.0;

ReplicateRows some_rows(int replicates) {
  RandomStream stream(1, 0, Purpose::victims);
  ReplicateRows rows;
  for (int r = 0; r < replicates; ++r) {
    ReplicateRow row;
    row.estimate = truth * std::exp(stream.uniform() - stream.uniform());
    row.se = 100.0 + stream.uniform();
    row.lower = row.estimate - 2.0 * row.se;
    row.upper = row.estimate + 2.0 * row.se;
    row.observed = 300.0 + stream.uniform();
    row.victims_observed = 290.0;
    rows.push_back(row);
  }
  return rows;
}

void run() {
  constexpr int batches = 5;
  fmt::print("{:>12}{:>14}{:>14}\n", "replicates", "least, s", "median, s");
  for (int replicates : {1000, 10000, 100000}) {
    const ReplicateRows rows = some_rows(replicates);
    const Timing timing = time_of([&] { (void)measure_all(rows, truth); }, batches);
    fmt::print("{:12}{:14.4f}{:14.4f}\n", replicates, timing.least, timing.median);
  }
}

}  // namespace
}  // namespace darknumber::bench

int main() {
  darknumber::bench::run();
}
