// SPDX-License-Identifier: MIT
#include "engine/study/parallel.h"

#ifdef DARKNUMBER_TBB
#include <tbb/global_control.h>
#endif

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

namespace darknumber::parallel_test {
namespace {

TEST_CASE("every index is run once, whatever the number of threads") {
  for (const int threads : {1, 2, 7}) {
    CAPTURE(threads);
    std::vector<std::atomic<int>> times(1000);
    for_each_index(10, 1000, threads,
                   [&](std::int64_t i) { ++times[static_cast<std::size_t>(i)]; });
    int wrong = 0;
    for (std::size_t i = 0; i < times.size(); ++i)
      if (times[i] != (i >= 10 ? 1 : 0)) ++wrong;
    CHECK(wrong == 0);
  }
}

TEST_CASE("no index, no call") {
  int calls = 0;
  for_each_index(5, 5, 2, [&](std::int64_t) { ++calls; });
  CHECK(calls == 0);
}

TEST_CASE("an exception of a call comes out with its message") {
  for (const int threads : {1, 2}) {
    const auto run = [&] {
      for_each_index(0, 100, threads, [](std::int64_t i) {
        if (i == 57) throw std::runtime_error("the fifty-seventh");
      });
    };
    CHECK_THROWS_WITH(run(), "the fifty-seventh");
  }
}

TEST_CASE("fewer threads here leave the process the threads that it has") {
#ifdef DARKNUMBER_TBB
  using Control = tbb::global_control;
  const Control of_the_host(Control::max_allowed_parallelism, 64);
  const int threads = std::max(2, hardware_threads());
  std::atomic<int> lowered{0};
  for_each_index(0, 10, threads, [&](std::int64_t) {
    if (Control::active_value(Control::max_allowed_parallelism) <
        static_cast<std::size_t>(hardware_threads() > 1 ? 64 : threads))
      ++lowered;
  });
  CHECK(lowered == 0);
#endif
}

TEST_CASE("the machine has a thread at least") {
  CHECK(hardware_threads() >= 1);
}

}  // namespace
}  // namespace darknumber::parallel_test
