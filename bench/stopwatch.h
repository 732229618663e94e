// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <chrono>
#include <ctime>
#include <vector>

namespace darknumber::bench {

/// Seconds of one call, on the processor: the time that other programs have the core is not in it,
/// though what they do to caches and to the other half of the core is.
struct Timing {
  double least = 0.0;
  double median = 0.0;
};

/// Seconds on the clock of the wall.
template <typename Work>
double seconds_of(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The same on the processor, over all threads.
template <typename Work>
double processor_seconds_of(Work&& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Times `work` in batches of a few milliseconds, short enough for some to run undisturbed, after
/// a first call that warms the caches.
template <typename Work>
Timing time_of(Work&& work, int batches = 25) {
  constexpr double batch_seconds = 0.004;
  work();
  const double once = std::max(seconds_of(work), 1e-7);
  const int calls = std::max(1, static_cast<int>(batch_seconds / once));
  std::vector<double> seconds;
  for (int batch = 0; batch < batches; ++batch) {
    seconds.push_back(processor_seconds_of([&] {
                        for (int call = 0; call < calls; ++call) work();
                      }) /
                      calls);
  }
  std::sort(seconds.begin(), seconds.end());
  return {seconds.front(), seconds[seconds.size() / 2]};
}

}  // namespace darknumber::bench
