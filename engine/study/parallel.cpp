// SPDX-License-Identifier: MIT
#include "engine/study/parallel.h"

#include "engine/core/contracts.h"

#ifdef DARKNUMBER_TBB
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task.h>
#include <tbb/task_arena.h>

#include <atomic>
#endif

namespace darknumber {
namespace {

void run_in_order(std::int64_t begin, std::int64_t end,
                  const std::function<void(std::int64_t)>& run) {
  for (std::int64_t index = begin; index < end; ++index) run(index);
}

}  // namespace

#ifdef DARKNUMBER_TBB

void for_each_index(std::int64_t begin, std::int64_t end, int threads,
                    const std::function<void(std::int64_t)>& run) {
  DN_EXPECT(threads >= 1, "threads >= 1");
  if (threads == 1) return run_in_order(begin, end, run);
  // The arena alone never gets more threads than the machine has; a user may ask for more.
  const tbb::global_control allowed(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  // Each thread takes the next index: what is not done when the work ends early lies at the end.
  std::atomic<std::int64_t> next{begin};
  arena.execute([&] {
    tbb::parallel_for(0, threads, [&](int) {
      while (!tbb::is_current_task_group_canceling()) {
        const std::int64_t index = next++;
        if (index >= end) return;
        run(index);
      }
    });
  });
}

int hardware_threads() {
  return tbb::info::default_concurrency();
}

#else

void for_each_index(std::int64_t begin, std::int64_t end, int threads,
                    const std::function<void(std::int64_t)>& run) {
  DN_EXPECT(threads >= 1, "threads >= 1");
  run_in_order(begin, end, run);
}

int hardware_threads() {
  return 1;
}

#endif

}  // namespace darknumber
