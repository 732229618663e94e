// SPDX-License-Identifier: MIT
#include "engine/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace darknumber {
namespace {

constexpr int bar_width = 30;
constexpr double seconds_between_bars = 0.1;

ProgressStyle chosen_style(const ProgressOptions& options) {
  if (options.quiet) return ProgressStyle::off;
  if (options.style != ProgressStyle::automatic) return options.style;
  return isatty(STDERR_FILENO) ? ProgressStyle::bar : ProgressStyle::lines;
}

std::string time_text(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds + 0.5);
  if (whole >= 3600)
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

double seconds_left(std::int64_t done, std::int64_t total, double seconds) {
  return done > 0 ? seconds * static_cast<double>(total - done) / static_cast<double>(done) : 0.0;
}

}  // namespace

Progress::Progress(const ProgressOptions& options, std::string unit)
    : style_(chosen_style(options)), unit_(std::move(unit)) {}

void Progress::show(std::int64_t done, std::int64_t total) {
  if (style_ == ProgressStyle::off || total == 0) return;
  const Clock::time_point now = Clock::now();
  const std::chrono::duration<double> since_start = now - start_;
  const std::chrono::duration<double> since_last = now - last_shown_;
  const double share = static_cast<double>(done) / static_cast<double>(total);
  const bool is_due = style_ == ProgressStyle::bar
                          ? since_last.count() >= seconds_between_bars || done == total
                          : since_last.count() >= 60.0 ||
                                (since_last.count() >= 1.0 && share >= last_share_ + 0.05);
  if (!is_due) return;
  last_shown_ = now;
  last_share_ = share;
  if (style_ == ProgressStyle::bar)
    show_bar(done, total, since_start.count());
  else
    show_line(done, total, since_start.count());
}

void Progress::show_bar(std::int64_t done, std::int64_t total, double seconds) {
  const int filled = static_cast<int>(bar_width * done / total);
  std::string bar;
  for (int i = 0; i < bar_width; ++i) bar += i < filled ? "█" : "·";
  fmt::print(stderr, "\r  {} {:3} %  {} of {} {}  {} left \x1b[K", bar, 100 * done / total, done,
             total, unit_, time_text(seconds_left(done, total, seconds)));
  std::fflush(stderr);
  bar_is_shown_ = true;
}

void Progress::show_line(std::int64_t done, std::int64_t total, double seconds) {
  fmt::print(stderr, "{} of {} {} ({} %), {} left\n", done, total, unit_, 100 * done / total,
             time_text(seconds_left(done, total, seconds)));
}

void Progress::finish() {
  if (bar_is_shown_) fmt::print(stderr, "\r\x1b[K");
  bar_is_shown_ = false;
}

}  // namespace darknumber
