// SPDX-License-Identifier: MIT
#include "engine/cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <string>

#include "engine/cli/standard_streams.h"
#include "engine/cli/terminal_width.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

constexpr std::size_t longest_bar = 30;
constexpr std::size_t shortest_bar = 5;
constexpr double seconds_between_bars = 0.1;
/// A log has a line a minute, and of a short run one for each of these shares, none within a
/// second.
constexpr double most_seconds_between_lines = 60.0;
constexpr double least_seconds_between_lines = 1.0;
constexpr double share_between_lines = 0.05;

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

/// What a bar says.
struct BarWords {
  std::int64_t percent;
  std::string count;  // "16 of 200 replicates"
  std::string left;   // "0:12 left"
};

std::string drawn_bar(std::int64_t percent, std::size_t width) {
  const std::size_t filled = width * static_cast<std::size_t>(percent) / 100;
  std::string bar;
  for (std::size_t i = 0; i < width; ++i) bar += i < filled ? "█" : "·";
  return bar;
}

/// The most that a terminal of this width shows in one line. Its last column stays free: some wrap
/// the line there.
std::string fitting_bar(const BarWords& words, std::size_t width) {
  const std::string share = fmt::format("{:3} %", words.percent);
  const std::string all = fmt::format("  {}  {}  {} ", share, words.count, words.left);
  // In front of the words a bar, where a short one fits.
  if (width > all.size() + 2 + shortest_bar)
    return "  " + drawn_bar(words.percent, std::min(longest_bar, width - all.size() - 3)) +
           all.substr(1);
  for (const std::string& text : {fmt::format("{}  {}  {}", share, words.count, words.left),
                                  fmt::format("{}  {}", share, words.left), share})
    if (text.size() < width) return text;
  return "";
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
                          : since_last.count() >= most_seconds_between_lines ||
                                (since_last.count() >= least_seconds_between_lines &&
                                 share >= last_share_ + share_between_lines);
  if (!is_due) return;
  last_shown_ = now;
  last_share_ = share;
  if (style_ == ProgressStyle::bar)
    show_bar(done, total, since_start.count());
  else
    show_line(done, total, since_start.count());
}

void Progress::show_bar(std::int64_t done, std::int64_t total, double seconds) {
  const std::string count = fmt::format("{} of {} {}", done, total, unit_);
  const std::string left = time_text(seconds_left(done, total, seconds)) + " left";
  const std::size_t columns = columns_behind(STDERR_FILENO);
  const std::string line =
      fitting_bar({100 * done / total, count, left}, columns > 0 ? columns : usual_text_width);
  write_message("\r" + line + "\x1b[K");
  bar_is_shown_ = true;
}

void Progress::show_line(std::int64_t done, std::int64_t total, double seconds) {
  say("{} of {} {} ({} %), {} left\n", done, total, unit_, 100 * done / total,
      time_text(seconds_left(done, total, seconds)));
}

void Progress::finish() {
  if (bar_is_shown_) write_message("\r\x1b[K");
  bar_is_shown_ = false;
}

}  // namespace darknumber
