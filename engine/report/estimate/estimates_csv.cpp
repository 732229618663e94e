// SPDX-License-Identifier: MIT
#include "engine/report/estimate/estimates_csv.h"

#include <cmath>

#include "engine/report/csv.h"

namespace darknumber {
namespace {

std::string estimate_cells(const Answered& answered, std::size_t a) {
  const Estimate* estimate = std::get_if<Estimate>(&answered.outcomes[a]);
  const NumberCell numbers[] = {
      {"estimate", estimate ? estimate->population_size : NAN},
      {"se", estimate ? estimate->se.value_or(NAN) : NAN},
      {"lower", estimate && estimate->interval ? estimate->interval->lower : NAN},
      {"upper", estimate && estimate->interval ? estimate->interval->upper : NAN}};
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
  text += "estimator,estimate,se,lower,upper,status,boundary,";
  text += answered.front().truths.empty() ? "infinite\n" : "truth,infinite\n";
  for (std::size_t r = 0; r < answered.size(); ++r)
    for (std::size_t a = 0; a < answered[r].answers.size(); ++a)
      text += (replicates.empty() ? "" : csv_text(replicates[r]) + ",") +
              estimate_cells(answered[r], a) + "\n";
  return text;
}

}  // namespace darknumber
