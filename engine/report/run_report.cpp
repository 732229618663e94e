// SPDX-License-Identifier: MIT
#include "engine/report/run_report.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

/// A simulated value this many standard errors from the exact one is marked: a small-sample effect,
/// or a bug.
constexpr double marked_distance = 4.0;

std::string heading(const PreparedPoint& study, const RunResult& result) {
  const Scenario& scenario = study.scenario;
  std::string out = scenario.title.empty() ? "" : wrapped(scenario.title, text_width) + "\n\n";
  out += fmt::format("  truth      {} victims\n", quantity_text(study.truth()));
  out += fmt::format(
      "  register   {} entities expected on {} lists, {} of them false positives\n",
      quantity_text(project(study.expected.entities, scenario.estimation.lists).observed()),
      scenario.estimation.lists.size(), quantity_text(study.expected.false_positive_entities));
  out += fmt::format("  study      {} replicates, seed {}, digest {}\n",
                     quantity_text(static_cast<double>(result.points.front().rows.front().size())),
                     result.seed, result.digest);
  return out;
}

/// The exact value, marked where the simulated one is far from it.
std::string exact_text(const EstimatorMeasure& measure) {
  const std::string text = significant_text(measure.exact, 4);
  const double distance = std::abs(measure.measured.value - measure.exact);
  const bool far = std::isfinite(distance) && measure.measured.mcse > 0.0 &&
                   distance > marked_distance * measure.measured.mcse;
  return text + (far ? " ≠" : "");
}

std::string ratio_table(const RunResult& result) {
  const PointResult& point = result.points.front();
  TextTable table(
      {"estimator", "median ÷ truth", "exact", "middle 90 %", "covers truth", "no estimate"});
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const EstimatorMeasure& median = find_measure(point, e, "median_inflation");
    const Measured& coverage = find_measure(point, e, "coverage").measured;
    const Measured& low = find_measure(point, e, "q05").measured;
    const Measured& high = find_measure(point, e, "q95").measured;
    const double truth = point.truths[e];
    table.add({result.labels[e], measured_text(median.measured.value, median.measured.mcse),
               exact_text(median),
               rounded_text(low.value / truth, low.mcse / truth) + " to " +
                   rounded_text(high.value / truth, high.mcse / truth),
               measured_share_text(coverage.value, coverage.mcse),
               fmt::format("{} of {}", quantity_text(static_cast<double>(median.measured.n_failed)),
                           quantity_text(static_cast<double>(point.rows[e].size())))});
  }
  return table.text();
}

std::string error_table(const RunResult& result) {
  const PointResult& point = result.points.front();
  TextTable table(
      {"estimator", "mean error", "of those seen", "by extrapolation", "amplified", "RMSE"});
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const auto text = [&](std::string_view name) {
      const Measured& measured = find_measure(point, e, name).measured;
      return measured_text(measured.value, measured.mcse);
    };
    table.add({result.labels[e], text("bias"), text("observed_error"), text("extrapolation_error"),
               text("amplification"), text("rmse")});
  }
  return table.text();
}

constexpr const char* legend =
    "± is the Monte Carlo standard error; it shrinks with more replicates. exact: the large-sample "
    "answer, from the expected table. Replicates whose estimate grows without bound (no_mle, "
    "no_overlap) count as infinite in the median and the middle 90 %; others without an estimate "
    "are "
    "left out.";

constexpr const char* marked_legend =
    "≠: more than 4 standard errors from the exact answer, which small registers can be.";

constexpr const char* split_legend =
    "The mean error in persons is what the register gets wrong about those it saw (entities minus "
    "victims seen) plus what the extrapolation adds; amplified: the whole over the first.";

}  // namespace

std::string run_text(const PreparedPoint& study, const RunResult& result) {
  const std::string ratios = ratio_table(result);
  std::string out = heading(study, result) + "\n" + ratios + "\n";
  out +=
      wrapped(std::string("  ") + legend +
                  (ratios.find("≠") == std::string::npos ? "" : std::string(" ") + marked_legend),
              text_width, "  ") +
      "\n\n";
  out += error_table(result) + "\n";
  out += wrapped(std::string("  ") + split_legend, text_width, "  ") + "\n\n";
  for (const std::string& warning : result.warnings)
    out += wrapped("  Note: " + warning + ".", text_width, "    ") + "\n";
  if (!result.warnings.empty()) out += "\n";
  return out + wrapped(result.verdict, text_width) + "\n";
}

}  // namespace darknumber
