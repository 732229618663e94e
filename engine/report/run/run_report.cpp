// SPDX-License-Identifier: MIT
#include "engine/report/run/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/expect/expected_answers.h"
#include "engine/report/expect/published_figures.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/run/verdict.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

/// An answer on the expected table this many standard errors from the simulated one is marked: a
/// small-sample effect, another choice of the model, or a bug.
constexpr double marked_distance = 4.0;

constexpr const char* far_mark = " ≠";
constexpr const char* no_limit_mark = " *";

std::size_t replicates_of_run(const RunResult& result) {
  return result.points.front().rows.front().size();
}

std::string run_heading(const PreparedPoint& study, const RunResult& result, std::size_t width) {
  constexpr std::size_t label_width = 11;
  const Scenario& scenario = study.scenario;
  const ListsInUse& lists = scenario.estimation.lists;
  const auto line = [&](const char* label, const std::string& text) {
    return labelled(label, label_width, text, width);
  };
  std::string out = scenario.title.empty() ? "" : wrapped(scenario.title, width) + "\n\n";
  out += line("truth", counted(study.truth(), scenario.words.victim, scenario.words.victims));
  out += line("register", fmt::format("{} expected on {}, {} of them false positives",
                                      counted(project(study.expected.entities, lists).observed(),
                                              "entity", "entities"),
                                      counted(static_cast<double>(lists.size()), "list"),
                                      quantity_text(study.expected.false_positive_entities)));
  return out + line("study", fmt::format("{}, seed {}, digest {}",
                                         counted(static_cast<double>(replicates_of_run(result)),
                                                 "replicate"),
                                         result.seed, result.digest));
}

bool is_far(const EstimatorMeasure& measure) {
  const double distance = std::abs(measure.measured.value - measure.exact);
  return std::isfinite(distance) && measure.measured.mcse > 0.0 &&
         distance > marked_distance * measure.measured.mcse;
}

/// The answers on the expected table ÷ truth, each with its marks, all marks equally wide.
std::vector<std::string> expected_cells(const RunResult& result,
                                        const std::vector<ExpectedAnswer>& answers) {
  std::vector<std::string> marks;
  std::size_t widest = 0;
  for (std::size_t e = 0; e < answers.size(); ++e) {
    const EstimatorMeasure& median = find_measure(result.points.front(), e, "median_inflation");
    std::string mark;
    if (answers[e].status == Status::ok && answers[e].meaning != ExpectedMeaning::limit)
      mark += no_limit_mark;
    if (answers[e].status == Status::ok && is_far(median)) mark += far_mark;
    widest = std::max(widest, shown_width(mark));
    marks.push_back(std::move(mark));
  }
  std::vector<std::string> cells;
  for (std::size_t e = 0; e < answers.size(); ++e) {
    const EstimatorMeasure& median = find_measure(result.points.front(), e, "median_inflation");
    cells.push_back(expected_text(answers[e], median.exact, 4) + marks[e] +
                    std::string(widest - shown_width(marks[e]), ' '));
  }
  return cells;
}

/// The share of the intervals that cover the truth, and of how many where some replicates have
/// none.
std::string coverage_cell(const Measured& coverage, std::size_t replicates) {
  const std::string share = measured_share_text(coverage.value, coverage.mcse);
  if (coverage.n_used == replicates || coverage.n_used == 0) return share;
  return fmt::format("{} of {}", share, quantity_text(static_cast<double>(coverage.n_used)));
}

std::string ratio_table(const RunResult& result, const std::vector<ExpectedAnswer>& answers,
                        std::size_t width) {
  const PointResult& point = result.points.front();
  const std::vector<std::string> expected = expected_cells(result, answers);
  TextTable table({"estimator", "median ÷ truth", "expected table", "middle 90 %", "covers truth",
                   "no estimate"});
  table.leave_out_if_empty(5);
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const Measured& median = find_measure(point, e, "median_inflation").measured;
    const Measured& low = find_measure(point, e, "q05").measured;
    const Measured& high = find_measure(point, e, "q95").measured;
    const double truth = point.truths[e];
    const std::string failed =
        median.n_failed == 0
            ? ""
            : fmt::format("{} of {}", quantity_text(static_cast<double>(median.n_failed)),
                          quantity_text(static_cast<double>(point.rows[e].size())));
    table.add({result.labels[e], measured_text(median.value, median.mcse), expected[e],
               truth > 0.0 ? rounded_text(low.value / truth, low.mcse / truth) + " to " +
                                 rounded_text(high.value / truth, high.mcse / truth)
                           : no_number_text,
               coverage_cell(find_measure(point, e, "coverage").measured, point.rows[e].size()),
               failed});
  }
  return table.text(width);
}

std::string error_table(const RunResult& result, std::size_t width) {
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
  return table.text(width);
}

/// What the table's columns and marks mean, as far as they are there.
std::string legend_of(const std::string& ratios, const RunResult& result,
                      const std::vector<ExpectedAnswer>& answers) {
  const PointResult& point = result.points.front();
  std::string legend =
      "  ± is the Monte Carlo standard error. expected table: the answer on the expected table ÷ "
      "truth; as registers grow, estimates tend to it";
  const std::string meanings = note_on_meanings(answers);
  legend += meanings.empty() ? "." : ", but for those marked *. " + meanings;
  if (ratios.find(far_mark) != std::string::npos)
    legend += fmt::format(
        " ≠: more than 4 standard errors from the median, as small registers{} "
        "can be.",
        meanings.empty() ? "" : " and other models");
  bool failed = false;
  bool without_interval = false;
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const Measured& coverage = find_measure(point, e, "coverage").measured;
    failed |= coverage.n_failed > 0;
    without_interval |= coverage.n_used > 0 && coverage.n_used < point.rows[e].size();
  }
  if (without_interval) legend += " covers truth: of the replicates that have an interval.";
  if (failed)
    legend +=
        " Replicates whose estimate grows without bound (no_mle, no_overlap) count as infinite in "
        "the median and the middle 90 %; others without an estimate are left out of them.";
  else
    legend += " Every replicate has an estimate.";
  return legend;
}

constexpr const char* split_legend =
    "  mean error, in persons: what the register gets wrong about those it saw (entities minus "
    "victims seen), plus what the extrapolation adds. amplified: mean error ÷ error among those "
    "seen.";

}  // namespace

Finding run_finding(const PreparedPoint& study, const RunResult& result) {
  return verdict_of(study.scenario, result, expected_answers(study), list_sizes_of(study));
}

std::string run_text(const PreparedPoint& study, const RunResult& result, std::size_t width) {
  const std::vector<ExpectedAnswer> answers = expected_answers(study);
  const std::string ratios = ratio_table(result, answers, width);
  std::string out = run_heading(study, result, width) + "\n" + ratios + "\n";
  out += wrapped(legend_of(ratios, result, answers), width, "  ") + "\n\n";
  out += error_table(result, width) + "\n";
  out += wrapped(split_legend, width, "  ") + "\n\n";
  if (const std::string published = published_text(study, width); !published.empty())
    out += published + "\n";
  std::vector<std::string> notes = reasons_without_number(answers);
  for (const std::string& warning : result.warnings) notes.push_back(warning + ".");
  for (const std::string& note : notes) out += wrapped("  Note: " + note, width, "    ") + "\n";
  if (!notes.empty()) out += "\n";
  return out + text_of(run_finding(study, result), width);
}

}  // namespace darknumber
