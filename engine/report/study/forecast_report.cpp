// SPDX-License-Identifier: MIT
#include "engine/report/study/forecast_report.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"
#include "engine/study/precision.h"

namespace darknumber {
namespace {

/// The usual level of intervals, whose coverage is asked for, and the 95 % normal quantile.
constexpr double usual_coverage = 0.95;
constexpr double quantile_95 = 1.96;

std::string duration_text(const Forecast& forecast) {
  const double seconds = forecast.seconds;
  if (seconds < 1.0) return "less than a second";
  const char* about = forecast.pilot == 0 ? "more than" : "about";
  if (seconds < 120.0) return fmt::format("{} {:.0f} seconds", about, seconds);
  if (seconds < 7200.0) return fmt::format("{} {:.0f} minutes", about, seconds / 60.0);
  return fmt::format("{} {:.1f} hours", about, seconds / 3600.0);
}

std::string size_text(double bytes) {
  if (bytes < 1e6) return fmt::format("{:.0f} kB", std::ceil(bytes / 1e3));
  return bytes < 1e9 ? fmt::format("{:.0f} MB", bytes / 1e6)
                     : fmt::format("{:.1f} GB", bytes / 1e9);
}

std::string pilot_text(const Forecast& forecast) {
  const std::string what = forecast.errors.empty() ? "point" : "replicate";
  if (forecast.pilot == 0) return fmt::format("from a pilot {} that was given up", what);
  return fmt::format("from a pilot of {} {}{}", forecast.pilot, what,
                     forecast.pilot == 1 ? "" : "s");
}

std::int64_t for_half_width(double half_width) {
  return replicates_for_share(usual_coverage, half_width / quantile_95);
}

}  // namespace

std::string forecast_text(const Forecast& forecast, int threads, std::size_t width) {
  const bool on_expected = forecast.errors.empty();
  std::string out =
      fmt::format("  points      {}\n", quantity_text(static_cast<double>(forecast.points)));
  out += on_expected ? "  evaluated   on the expected table, without replicates\n"
                     : fmt::format("  replicates  {} a point\n",
                                   quantity_text(static_cast<double>(forecast.replicates)));
  out += labelled("time", 12,
                  fmt::format("{} on {}, {}", duration_text(forecast), counted(threads, "thread"),
                              pilot_text(forecast)),
                  width);
  out += labelled("files", 12,
                  fmt::format("about {} of replicates, and {} of checkpoint",
                              size_text(forecast.csv_bytes), size_text(forecast.checkpoint_bytes)),
                  width);
  for (const std::string& warning : forecast.warnings)
    out += labelled("warning", 12, warning, width);
  out += "\n";
  if (on_expected)
    return out + "Nothing was run. Answers on the expected table have no Monte Carlo error.\n";
  TextTable table({"estimator", "expected MCSE of " + forecast.measure});
  for (const ExpectedError& error : forecast.errors)
    table.add({error.estimator, significant_text(error.mcse, 2)});
  out += table.text(width) + "\n";
  out += wrapped(fmt::format(
                     "For a coverage of 95 % known to ±1 point (95 % interval) you need R = {}; "
                     "to ±2 points, {}; to ±5 points, {}. MCSEs shrink with the root of R.",
                     quantity_text(static_cast<double>(for_half_width(0.01))),
                     quantity_text(static_cast<double>(for_half_width(0.02))),
                     quantity_text(static_cast<double>(for_half_width(0.05)))),
                 width) +
         "\n\nNothing was run but the pilot.\n";
  return out;
}

std::string forecast_json(const Forecast& forecast, int threads) {
  Value root = empty_object();
  add_member(root, "points", forecast.points);
  add_member(root, "replicates", forecast.replicates);
  add_member(root, "threads", threads);
  add_member(root, "seconds", forecast.seconds);
  add_member(root, "pilot", forecast.pilot);
  add_member(root, "checkpoint_bytes", forecast.checkpoint_bytes);
  add_member(root, "replicates_csv_bytes", forecast.csv_bytes);
  add_member(root, "memory_bytes", forecast.memory_bytes);
  Value warnings = empty_array();
  for (const std::string& warning : forecast.warnings)
    warnings.array().push_back(make_value(warning));
  add_member(root, "warnings", std::move(warnings));
  add_member(root, "measure", forecast.measure);
  Value errors = empty_object();
  for (const ExpectedError& error : forecast.errors)
    add_member(errors, error.estimator, error.mcse);
  add_member(root, "expected_mcse", std::move(errors));
  add_member(root, "replicates_for_coverage_within_1_point", for_half_width(0.01));
  return write_json(root, JsonLayout::indented);
}

}  // namespace darknumber
