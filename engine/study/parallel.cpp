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
#include <optional>
#endif
#ifdef DARKNUMBER_TELL_TSAN
#include <sanitizer/tsan_interface.h>
#endif

namespace darknumber {
namespace {

void run_in_order(std::int64_t begin, std::int64_t end,
                  const std::function<void(std::int64_t)>& run) {
  for (std::int64_t index = begin; index < end; ++index) run(index);
}

}  // namespace

#ifdef DARKNUMBER_TBB
namespace {

/// What oneTBB puts in order, told to the thread sanitizer, which sees no lock of a library built
/// without it: what came before the work precedes every thread's part, and these precede what comes
/// after. Nothing orders the parts among themselves: a race of one with another is found. In other
/// builds it does nothing.
class Order {
 public:
  Order() { release(&begun_); }
  Order(const Order&) = delete;
  Order& operator=(const Order&) = delete;
  ~Order() { acquire(&ended_); }

  /// One thread's part of the work.
  class Part {
   public:
    explicit Part(Order& order) : order_(&order) { acquire(&order.begun_); }
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() { release(&order_->ended_); }

   private:
    Order* order_;
  };

 private:
#ifdef DARKNUMBER_TELL_TSAN
  static void acquire(char* point) {
    __tsan_acquire(point);
  }
  static void release(char* point) {
    __tsan_release(point);
  }
#else
  static void acquire(char*) {}
  static void release(char*) {}
#endif

  char begun_ = 0;  // these two are known by their addresses
  char ended_ = 0;
};

}  // namespace

void for_each_index(std::int64_t begin, std::int64_t end, int threads,
                    const std::function<void(std::int64_t)>& run) {
  DN_EXPECT(threads >= 1, "threads >= 1");
  if (threads == 1) return run_in_order(begin, end, run);
  // The arena alone never gets more threads than the machine has; a user may ask for more. The limit
  // is one of the whole process, so that it is raised alone: lower, it would slow other work down.
  std::optional<tbb::global_control> more;
  if (threads > hardware_threads())
    more.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  // Each thread takes the next index: what is not done when the work ends early lies at the end.
  std::atomic<std::int64_t> next{begin};
  Order order;
  arena.execute([&] {
    tbb::parallel_for(0, threads, [&](int) {
      const Order::Part part(order);
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
