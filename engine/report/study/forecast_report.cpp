// SPDX-License-Identifier: MIT
#include "engine/report/study/forecast_report.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/csv.h"
#include "engine/report/numbers.h"
#include "engine/study/precision.h"

namespace darknumber {
namespace {

/// The usual level of intervals, whose coverage is asked for, and the 95 % normal quantile.
constexpr double usual_coverage = 0.95;
constexpr double quantile_95 = 1.96;

std::string duration_text(const Forecast& forecast, double seconds) {
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

/// How long each shard takes, and how many are worth it.
std::string split_text(const Forecast& forecast, const ShardForecast& split) {
  std::string text = fmt::format("{} of {} each", quantity_text(static_cast<double>(split.shards)),
                                 duration_text(forecast, split.seconds));
  if (split.shards <= split.most_useful) return text;
  if (split.most_useful <= 1) return text + ": run it whole, it takes too little time to be split";
  return text + fmt::format(": take {} at most, so that each takes a minute or more",
                            quantity_text(static_cast<double>(split.most_useful)));
}

std::int64_t for_half_width(double half_width) {
  return replicates_for_share(usual_coverage, half_width / quantile_95);
}

}  // namespace

Blocks forecast_blocks(const Forecast& forecast, int threads) {
  const bool on_expected = forecast.errors.empty();
  Facts facts{12, {}};
  const auto add = [&](const char* label, std::string text) {
    facts.lines.emplace_back(label, std::move(text));
  };
  if (forecast.worlds > 0) add("worlds", quantity_text(static_cast<double>(forecast.worlds)));
  add("points", quantity_text(static_cast<double>(forecast.points)));
  if (on_expected)
    add("evaluated", "on the expected table, without replicates");
  else
    add("replicates",
        fmt::format("{} a point", quantity_text(static_cast<double>(forecast.replicates))));
  add("time", fmt::format("{} on {}, {}", duration_text(forecast, forecast.seconds),
                          counted(threads, "thread"), pilot_text(forecast)));
  add("files", fmt::format("about {} of replicates, and {} of checkpoint",
                           size_text(forecast.csv_bytes), size_text(forecast.checkpoint_bytes)));
  if (forecast.split) add("shards", split_text(forecast, *forecast.split));
  for (const std::string& warning : forecast.warnings) add("warning", warning);
  Blocks blocks{{std::move(facts)}};
  if (on_expected) {
    blocks.push_back(statement(
        forecast.worlds > 0
            ? "Nothing was run. Worlds are drawn: what is said of them has an error, which the run "
              "shows."
            : "Nothing was run. Answers on the expected table have no Monte Carlo error."));
    return blocks;
  }
  Table table = table_with({"estimator", "expected MCSE of " + forecast.measure});
  for (const ExpectedError& error : forecast.errors)
    table.rows.push_back({{error.estimator}, {significant(error.mcse, 2)}});
  blocks.push_back({std::move(table)});
  blocks.push_back(statement(
      fmt::format("For a coverage of 95 % known to ±1 point (95 % interval) you need R = {}; "
                  "to ±2 points, {}; to ±5 points, {}. MCSEs shrink with the root of R.",
                  quantity_text(static_cast<double>(for_half_width(0.01))),
                  quantity_text(static_cast<double>(for_half_width(0.02))),
                  quantity_text(static_cast<double>(for_half_width(0.05))))));
  blocks.push_back(statement("Nothing was run but the pilot."));
  return blocks;
}

std::string forecast_csv(const Forecast& forecast) {
  std::string text = "estimator,measure,points,replicates,expected_mcse,infinite\n";
  for (const ExpectedError& error : forecast.errors) {
    const NumberCell numbers[] = {{"expected_mcse", error.mcse}};
    text += fmt::format("{},{},{},{},{},{}\n", csv_text(error.estimator),
                        csv_text(forecast.measure), forecast.points, forecast.replicates,
                        csv_number(error.mcse), infinite_cell(numbers));
  }
  return text;
}

std::string forecast_json(const Forecast& forecast, int threads) {
  Value root = empty_object();
  add_member(root, "points", forecast.points);
  add_member(root, "replicates", forecast.replicates);
  add_member(root, "threads", threads);
  add_member(root, "seconds", forecast.seconds);
  add_member(root, "pilot", forecast.pilot);
  if (const auto& split = forecast.split) {
    Value shards = empty_object();
    add_member(shards, "number", split->shards);
    add_member(shards, "seconds", split->seconds);
    add_member(shards, "most_useful", split->most_useful);
    add_member(root, "shards", std::move(shards));
  }
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
