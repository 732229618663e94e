// SPDX-License-Identifier: MIT
#include "engine/report/study/tipping_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/json.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/measure_text.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

std::string direction_text(const TippingPoints::Crossing& crossing) {
  if (crossing.rises) return "rises";
  return crossing.falls ? "falls" : "touches";
}

/// Where replicates have the crossing, with its error and interval.
std::string confirmed_text(const TippingOutcome& outcome, std::size_t crossing) {
  const TippingConfirmation* one = confirmation_of(outcome, crossing);
  if (one == nullptr) return no_number_text;
  std::string text = measured_text(one->estimate, one->se);
  if (one->interval != TippingConfirmation::Interval::none)
    text += fmt::format(" ({} to {})", significant_text(one->lower, 4),
                        significant_text(one->upper, 4));
  return text + (one->differs ? " ≠" : "");
}

constexpr const char* confirmation_note =
    "by replicates: where a line through the answers of replicates around that value meets the "
    "target, with its Monte Carlo standard error and 95 % interval.";

constexpr const char* differing_note =
    " ≠: more than 4 standard errors from the value on the expected table, as small registers can "
    "be.";

/// Where the measure meets the target; no rows where it does nowhere.
Table values_table(const TippingOutcome& outcome, const StudySpec& study) {
  const TippingPoints& points = *outcome.solved.one;
  const bool confirmed = !outcome.solved.confirm.empty();
  std::vector<std::string> header{label_of(study.factors[0]), measure_of(study)};
  if (confirmed) header.emplace_back("by replicates");
  Table table = table_with(std::move(header));
  const auto add = [&](double at, std::string what, std::string by_replicates) {
    std::vector<Cell> cells{{significant(at, 6)}, {std::move(what)}};
    if (confirmed) cells.push_back({std::move(by_replicates)});
    table.rows.push_back(std::move(cells));
  };
  for (std::size_t c = 0; c < points.crossings.size(); ++c)
    add(points.crossings[c].at, direction_text(points.crossings[c]), confirmed_text(outcome, c));
  for (const TippingPoints::Jump& jump : points.jumps)
    add(jump.after,
        fmt::format("jumps from {} to {}", significant_text(jump.value_before),
                    significant_text(jump.value_after)),
        no_number_text);
  return table;
}

/// What is below the values: where the target itself is, or no estimate.
Blocks stretches_of(const TippingPoints& points, const StudySpec& study) {
  const char* what = is_point_measure(measure_of(study)) ? "such world" : "estimate";
  Blocks blocks;
  for (const TippingPoints::Plateau& plateau : points.plateaus)
    blocks.push_back(
        remark(fmt::format("the target itself from {} to {}", significant_text(plateau.from, 6),
                           significant_text(plateau.to, 6))));
  for (const TippingPoints::Gap& gap : points.gaps)
    blocks.push_back(remark(fmt::format("no {} from {} to {}", what, significant_text(gap.from),
                                        significant_text(gap.to))));
  for (Block& block : blocks) block.goes_on = true;
  return blocks;
}

bool differs_anywhere(const TippingOutcome& outcome) {
  return std::any_of(outcome.confirmed.begin(), outcome.confirmed.end(),
                     [](const auto& one) { return one && one->differs; });
}

/// Some points of the contour, evenly along each line, its ends among them.
Table contour_table(const Contour& contour, const StudySpec& study) {
  constexpr std::size_t shown = 12;
  const bool jumps = contour.has_jumps();
  std::vector<std::string> header{label_of(study.factors[0]), label_of(study.factors[1])};
  if (jumps) header.push_back(measure_of(study));
  Table table = table_with(std::move(header));
  for (const Contour::Line& line : contour.lines) {
    const std::size_t last = line.points.size() - 1;
    const std::size_t rows = std::min(line.points.size(), shown);
    for (std::size_t i = 0; i < rows; ++i) {
      const Contour::Point& point = line.points[rows > 1 ? i * last / (rows - 1) : 0];
      std::vector<Cell> cells{{significant(point.first, 4)}, {significant(point.second, 4)}};
      if (jumps) cells.push_back({point.jump ? "jumps past it" : ""});
      table.rows.push_back(std::move(cells));
    }
  }
  return table;
}

Table combination_table(const LeastDeparture& least, const StudySpec& study) {
  Table table = table_with({"factor", "least extreme value", "plausible range"});
  for (std::size_t f = 0; f < study.factors.size(); ++f) {
    const Bounds& plausible = *study.factors[f].plausible;
    table.rows.push_back(
        {{label_of(study.factors[f])},
         {significant(least.at[f], 4)},
         {fmt::format("{} to {}", factor_text(plausible.low), factor_text(plausible.high))}});
  }
  return table;
}

}  // namespace

const TippingConfirmation* confirmation_of(const TippingOutcome& outcome, std::size_t crossing) {
  for (std::size_t i = 0; i < outcome.solved.confirm.size(); ++i)
    if (outcome.solved.confirm[i].crossing == crossing && outcome.confirmed[i])
      return &*outcome.confirmed[i];
  return nullptr;
}

Blocks tipping_tables(const TippingOutcome& outcome, const StudySpec& study,
                      const std::string& label, const Words& words) {
  const std::string caption = fmt::format("{}: where {} is {} on the expected table", label,
                                          measure_of(study), target_text(study));
  Blocks blocks;
  const auto add = [&](Table table) {
    if (table.rows.empty()) return;
    if (blocks.empty()) table.caption = caption;
    blocks.push_back({std::move(table)});
  };
  if (outcome.solved.one) add(values_table(outcome, study));
  if (outcome.solved.two) add(contour_table(*outcome.solved.two, study));
  if (blocks.empty()) blocks.push_back(remark(caption));
  if (outcome.solved.one) append(blocks, stretches_of(*outcome.solved.one, study));
  if (outcome.solved.one && !outcome.solved.confirm.empty())
    blocks.push_back(
        remark(std::string(confirmation_note) +
               (differs_anywhere(outcome) ? in_words(differing_note, words) : std::string())));
  if (outcome.solved.many && outcome.solved.many->reached)
    add(combination_table(*outcome.solved.many, study));
  return blocks;
}

}  // namespace darknumber
