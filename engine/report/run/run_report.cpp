// SPDX-License-Identifier: MIT
#include "engine/report/run/run_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/expect/expected_answers.h"
#include "engine/report/expect/out_of_reach.h"
#include "engine/report/expect/published_figures.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/run/run_spread.h"
#include "engine/report/run/verdict.h"
#include "engine/scenario/description/in_words.h"

namespace darknumber {
namespace {

/// An answer on the expected table this many standard errors from the simulated one is marked: a
/// small-sample effect, another choice of the model, or a bug.
constexpr double marked_distance = 4.0;

constexpr const char* far_mark = " ≠";
constexpr const char* no_limit_mark = " *";

Facts run_facts(const PreparedPoint& study, const RunResult& result) {
  const ListsInUse& lists = study.scenario.estimation.lists;
  Facts facts;
  facts.lines.emplace_back(
      "truth", counted(study.truth(), study.scenario.words.victim, study.scenario.words.victims));
  if (const std::string text = out_of_reach_text(study); !text.empty())
    facts.lines.emplace_back("beyond", text);
  facts.lines.emplace_back(
      study.scenario.words.of_register,
      fmt::format("{} expected on {}, {} of them false positives",
                  counted(project(study.expected.entities, lists).observed(), "entity", "entities"),
                  counted(static_cast<double>(lists.size()), "list"),
                  quantity_text(study.expected.false_positive_entities)));
  facts.lines.emplace_back(
      "study",
      fmt::format("{}, seed {}, digest {}",
                  counted(static_cast<double>(result.points.front().replicates()), "replicate"),
                  result.seed, result.digest));
  return facts;
}

bool is_far(const EstimatorMeasure& measure) {
  const double distance = std::abs(measure.measured.value - measure.exact);
  return std::isfinite(distance) && measure.measured.mcse > 0.0 &&
         distance > marked_distance * measure.measured.mcse;
}

/// The answer on the expected table ÷ truth, with its marks.
Cell expected_mark_cell(const EstimatorMeasure& median, const ExpectedAnswer& answer) {
  Cell cell = expected_cell(answer, median.exact, 4);
  if (answer.status == Status::ok && answer.meaning != ExpectedMeaning::limit)
    cell.mark += no_limit_mark;
  if (answer.status == Status::ok && is_far(median)) cell.mark += far_mark;
  return cell;
}

/// The share of the intervals that cover the truth, and of how many where some replicates have
/// none.
Cell coverage_cell(const Measured& coverage, std::size_t replicates) {
  const Number share{coverage.value, Digits::measured_share, coverage.mcse};
  if (coverage.n_used == replicates || coverage.n_used == 0) return {share};
  return {fmt::format("{} of {}", text_of(Cell{share}),
                      quantity_text(static_cast<double>(coverage.n_used)))};
}

Table ratio_table(const RunResult& result, const std::vector<ExpectedAnswer>& answers) {
  const PointResult& point = result.points.front();
  Table table = table_with({"estimator", "median ÷ truth", "expected table", "middle 90 %",
                            "covers truth", "no estimate"});
  table.columns.back().needs_content = true;
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const EstimatorMeasure& of_median = find_measure(point, e, "median_inflation");
    const Measured& median = of_median.measured;
    const Measured& low = find_measure(point, e, "q05").measured;
    const Measured& high = find_measure(point, e, "q95").measured;
    const double truth = point.truths[e];
    const std::string failed =
        median.n_failed == 0
            ? ""
            : fmt::format("{} of {}", quantity_text(static_cast<double>(median.n_failed)),
                          quantity_text(static_cast<double>(point.rows[e].size())));
    Cell middle{Missing{"nobody belongs to the stratum"}};
    if (truth > 0.0)
      middle = {NumberRange{rounded(low.value / truth, low.mcse / truth),
                            rounded(high.value / truth, high.mcse / truth)}};
    table.rows.push_back(
        {{result.labels[e]},
         {measured_number(median.value, median.mcse)},
         expected_mark_cell(of_median, answers[e]),
         std::move(middle),
         coverage_cell(find_measure(point, e, "coverage").measured, point.rows[e].size()),
         {failed}});
  }
  return table;
}

Table error_table(const RunResult& result) {
  const PointResult& point = result.points.front();
  Table table = table_with(
      {"estimator", "mean error", "of those seen", "by extrapolation", "amplified", "RMSE"});
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    std::vector<Cell> row{{result.labels[e]}};
    for (const char* name :
         {"bias", "observed_error", "extrapolation_error", "amplification", "rmse"}) {
      const Measured& measured = find_measure(point, e, name).measured;
      row.push_back({measured_number(measured.value, measured.mcse)});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

bool has_far_mark(const Table& table) {
  for (const std::vector<Cell>& row : table.rows)
    for (const Cell& cell : row)
      if (cell.mark.ends_with(far_mark)) return true;
  return false;
}

/// What the table's columns and marks mean, as far as they are there.
std::string legend_of(const Table& ratios, const RunResult& result,
                      const std::vector<ExpectedAnswer>& answers, const Words& words) {
  const PointResult& point = result.points.front();
  std::string text = in_words(
      "± is the Monte Carlo standard error. expected table: the answer on the expected table ÷ "
      "truth; as registers grow, estimates tend to it",
      words);
  const std::string meanings = note_on_meanings(answers, words);
  text += meanings.empty() ? "." : ", but for those marked *. " + meanings;
  if (has_far_mark(ratios))
    text += fmt::format(" ≠: more than {:g} standard errors from the median, as small {}{} can be.",
                        marked_distance, plural_of(words.of_register),
                        meanings.empty() ? "" : " and other models");
  bool failed = false;
  bool without_interval = false;
  for (std::size_t e = 0; e < result.labels.size(); ++e) {
    const Measured& coverage = find_measure(point, e, "coverage").measured;
    failed |= coverage.n_failed > 0;
    without_interval |= coverage.n_used > 0 && coverage.n_used < point.rows[e].size();
  }
  if (without_interval) text += " covers truth: of the replicates that have an interval.";
  if (failed)
    text +=
        " Replicates whose estimate grows without bound (no_mle, no_overlap) count as infinite in "
        "the median and the middle 90 %; others without an estimate are left out of them.";
  else
    text += " Every replicate has an estimate.";
  return text;
}

constexpr const char* split_legend =
    "mean error, in persons: what the register gets wrong about those it saw (entities minus "
    "victims seen), plus what the extrapolation adds. amplified: mean error ÷ error among those "
    "seen.";

}  // namespace

Finding run_finding(const PreparedPoint& study, const RunResult& result) {
  return verdict_of(study.scenario, result, expected_answers(study), list_sizes_of(study));
}

Blocks ratio_blocks(const PreparedPoint& study, const RunResult& result) {
  const std::vector<ExpectedAnswer> answers = expected_answers(study);
  Table ratios = ratio_table(result, answers);
  std::string legend = legend_of(ratios, result, answers, study.scenario.words);
  return {{std::move(ratios)}, remark(std::move(legend))};
}

Blocks error_blocks(const PreparedPoint& study, const RunResult& result) {
  return {{error_table(result)}, remark(in_words(split_legend, study.scenario.words))};
}

Blocks note_blocks(const PreparedPoint& study, const RunResult& result) {
  Items notes;
  for (const std::string& reason : reasons_without_number(expected_answers(study)))
    notes.items.push_back({"Note: " + reason});
  for (const std::string& warning : result.warnings)
    notes.items.push_back({"Note: " + warning + "."});
  if (notes.items.empty()) return {};
  return {{std::move(notes)}};
}

Blocks run_blocks(const PreparedPoint& study, const RunResult& result) {
  Blocks blocks;
  if (!study.scenario.title.empty()) blocks.push_back({Heading{study.scenario.title}});
  blocks.push_back({run_facts(study, result)});
  append(blocks, ratio_blocks(study, result));
  blocks.push_back({run_spread(result, plural_of(study.scenario.words.of_register))});
  append(blocks, error_blocks(study, result));
  append(blocks, published_blocks(study));
  append(blocks, note_blocks(study, result));
  blocks.push_back({run_finding(study, result)});
  return blocks;
}

}  // namespace darknumber
