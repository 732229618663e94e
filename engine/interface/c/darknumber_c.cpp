// SPDX-License-Identifier: MIT
#include <atomic>
#include <chrono>
#include <memory>
#include <new>
#include <string>
#include <thread>

#include "engine/core/version.h"
#include "engine/interface/ask.h"
#include "include/darknumber.h"

struct dn_answer {
  darknumber::Reply reply;
  std::string notes;  // a line each
};

namespace darknumber {
namespace {

using Clock = std::chrono::steady_clock;

/// A callback is for bars and for Ctrl-C, neither of which a person sees more often.
constexpr std::chrono::milliseconds between_callbacks{50};

/// Calls the callback from the calling thread alone, and tells all threads what it said.
class Follower {
 public:
  Follower(dn_progress progress, void* user) : progress_(progress), user_(user) {}

  Watch watch() {
    if (progress_ == nullptr) return {};
    Watch watch;
    watch.progress = [this](std::int64_t done, std::int64_t total) {
      done_ = done;
      total_ = total;
      if (done == total || is_due()) call();
    };
    watch.stop = [this] {
      if (std::this_thread::get_id() == caller_ && !stop_ && is_due()) call();
      return stop_.load();
    };
    return watch;
  }

 private:
  bool is_due() const { return Clock::now() - last_ >= between_callbacks; }

  void call() {
    if (is_calling_) return;
    is_calling_ = true;
    if (progress_(done_, total_, user_) != 0) stop_ = true;
    is_calling_ = false;
    last_ = Clock::now();
  }

  dn_progress progress_;
  void* user_;
  std::thread::id caller_ = std::this_thread::get_id();
  std::atomic<bool> stop_{false};
  // Touched by the calling thread alone.
  std::int64_t done_ = 0;
  std::int64_t total_ = 0;
  bool is_calling_ = false;
  Clock::time_point last_ = Clock::now();
};

dn_status c_status_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::done:
      return DN_DONE;
    case Outcome::failed:
      return DN_FAILED;
    case Outcome::bad_usage:
      return DN_BAD_USAGE;
    case Outcome::bad_input:
      return DN_BAD_INPUT;
    case Outcome::stopped:
      return DN_STOPPED;
  }
  return DN_FAILED;
}

std::unique_ptr<dn_answer> called(const char* verb, const char* arguments, dn_progress progress,
                                  void* user) {
  Follower follower(progress, user);
  auto answer = std::make_unique<dn_answer>();
  answer->reply =
      ask(verb != nullptr ? verb : "", arguments != nullptr ? arguments : "", follower.watch());
  for (const std::string& note : answer->reply.notes) answer->notes += note + "\n";
  return answer;
}

const DataTable* table_of(const dn_answer* answer, std::size_t table) {
  if (answer == nullptr || table >= answer->reply.tables.size()) return nullptr;
  return &answer->reply.tables[table];
}

const DataColumn* column_of(const dn_answer* answer, std::size_t table, std::size_t column) {
  const DataTable* found = table_of(answer, table);
  return found != nullptr && column < found->columns.size() ? &found->columns[column] : nullptr;
}

}  // namespace
}  // namespace darknumber

using darknumber::column_of;
using darknumber::table_of;

dn_status dn_call(const char* verb, const char* arguments, dn_progress progress, void* user,
                  dn_answer** answer) {
  if (answer != nullptr) *answer = nullptr;
  try {
    std::unique_ptr<dn_answer> made = darknumber::called(verb, arguments, progress, user);
    const dn_status status = darknumber::c_status_of(made->reply.outcome);
    if (answer != nullptr) *answer = made.release();
    return status;
  } catch (...) {  // no memory for the words of an error
    return DN_FAILED;
  }
}

void dn_free(dn_answer* answer) {
  delete answer;
}

const char* dn_json(const dn_answer* answer) {
  return answer != nullptr ? answer->reply.json.c_str() : "";
}

const char* dn_notes(const dn_answer* answer) {
  return answer != nullptr ? answer->notes.c_str() : "";
}

size_t dn_tables(const dn_answer* answer) {
  return answer != nullptr ? answer->reply.tables.size() : 0;
}

const char* dn_table_name(const dn_answer* answer, size_t table) {
  const auto* found = table_of(answer, table);
  return found != nullptr ? found->name.c_str() : nullptr;
}

size_t dn_rows(const dn_answer* answer, size_t table) {
  const auto* first = column_of(answer, table, 0);
  return first != nullptr ? first->numbers.size() : 0;
}

size_t dn_columns(const dn_answer* answer, size_t table) {
  const auto* found = table_of(answer, table);
  return found != nullptr ? found->columns.size() : 0;
}

const char* dn_column_name(const dn_answer* answer, size_t table, size_t column) {
  const auto* found = column_of(answer, table, column);
  return found != nullptr ? found->name.c_str() : nullptr;
}

const double* dn_column(const dn_answer* answer, size_t table, size_t column) {
  const auto* found = column_of(answer, table, column);
  return found != nullptr ? found->numbers.data() : nullptr;
}

size_t dn_levels(const dn_answer* answer, size_t table, size_t column) {
  const auto* found = column_of(answer, table, column);
  return found != nullptr ? found->levels.size() : 0;
}

const char* dn_level(const dn_answer* answer, size_t table, size_t column, size_t level) {
  const auto* found = column_of(answer, table, column);
  return found != nullptr && level < found->levels.size() ? found->levels[level].c_str() : nullptr;
}

const char* dn_version(void) {
  return darknumber::engine_version.data();
}
