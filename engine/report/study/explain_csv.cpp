// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_csv.h"

#include <array>

#include "engine/report/csv.h"

namespace darknumber {
namespace {

constexpr std::array<const char*, shown_quantiles.size()> quantile_columns{"q05", "q25", "median",
                                                                           "q75", "q95"};

std::string posterior_line(const std::string& name, const QuantityPosterior& quantity) {
  std::string line =
      csv_text(name) + "," + csv_number(quantity.mean) + "," + csv_number(quantity.sd);
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q) {
    line += "," + csv_number(quantity.quantiles[q]) + ",";
    if (quantity.mcse) line += csv_number((*quantity.mcse)[q]);
  }
  return line + "," + (quantity.r_hat ? csv_number(*quantity.r_hat) : "") + "\n";
}

}  // namespace

std::string explain_csv(const ExplainOutcome& outcome, const StudyPlan& plan) {
  const Explanation& found = outcome.explanation;
  const ExplainTask& task = std::get<ExplainRows>(plan.meaning).task;
  std::string csv = "quantity,mean,sd";
  for (const std::string column : quantile_columns) csv += "," + column + "," + column + "_mcse";
  csv += ",r_hat\n";
  csv += posterior_line("victims", found.victims);
  for (std::size_t f = 0; f < found.factors.size(); ++f)
    csv += posterior_line(label_of(task.study.factors[f]), found.factors[f].number);
  if (found.spread) csv += posterior_line("misfit", *found.spread);
  for (std::size_t j = 0; j < found.capture.size(); ++j)
    csv += posterior_line("capture[" + plan.scenario().agencies[j].name + "]", found.capture[j]);
  return csv;
}

}  // namespace darknumber
