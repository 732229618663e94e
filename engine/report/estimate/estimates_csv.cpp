// SPDX-License-Identifier: MIT
#include "engine/report/estimate/estimates_csv.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/csv.h"

namespace darknumber {
namespace {

/// "lower" and "upper" of the first level, "lower_80" and "upper_80" of a further one of 80 %.
std::vector<std::string> columns_of_ends(const std::vector<double>& levels) {
  std::vector<std::string> columns;
  for (std::size_t l = 0; l < levels.size(); ++l)
    for (const char* end : {"lower", "upper"})
      columns.push_back(l == 0 ? end : fmt::format("{}_{:g}", end, 100.0 * levels[l]));
  return columns;
}

std::string estimate_cells(const Answered& answered, std::size_t a) {
  const Estimate* estimate = std::get_if<Estimate>(&answered.outcomes[a]);
  std::vector<NumberCell> numbers = {{"estimate", estimate ? estimate->population_size : NAN},
                                     {"se", estimate ? estimate->se.value_or(NAN) : NAN}};
  const std::vector<double> levels = levels_of(answered);
  const std::vector<std::string> ends = columns_of_ends(levels);
  for (std::size_t l = 0; l < levels.size(); ++l) {
    const std::optional<Interval> interval = interval_at(estimate, l);
    numbers.push_back({ends[2 * l], interval ? interval->lower : NAN});
    numbers.push_back({ends[2 * l + 1], interval ? interval->upper : NAN});
  }
  std::string text = csv_text(answered.answers[a].label);
  for (const NumberCell& cell : numbers) text += "," + csv_number(cell.number);
  text.append(",").append(name_of(status_of(answered.outcomes[a])));
  text += estimate && estimate->boundary ? ",1" : ",0";
  if (!answered.truths.empty()) text += "," + csv_number(answered.truths[a]);
  return text + "," + infinite_cell(numbers);
}

}  // namespace

std::string estimates_csv(const std::vector<std::string>& replicates,
                          const std::vector<Answered>& answered) {
  std::string text = replicates.empty() ? "" : "replicate,";
  text += "estimator,estimate,se";
  for (const std::string& column : columns_of_ends(levels_of(answered.front())))
    text += "," + column;
  text += ",status,boundary,";
  text += answered.front().truths.empty() ? "infinite\n" : "truth,infinite\n";
  for (std::size_t r = 0; r < answered.size(); ++r)
    for (std::size_t a = 0; a < answered[r].answers.size(); ++a)
      text += (replicates.empty() ? "" : csv_text(replicates[r]) + ",") +
              estimate_cells(answered[r], a) + "\n";
  return text;
}

}  // namespace darknumber
