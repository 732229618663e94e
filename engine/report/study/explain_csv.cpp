// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_csv.h"

#include "engine/report/csv.h"

namespace darknumber {
namespace {

std::string posterior_line(const std::string& name, const QuantityPosterior& quantity, int runs) {
  std::string line =
      csv_text(name) + "," + csv_number(quantity.mean) + "," + csv_number(quantity.sd);
  for (double value : quantity.quantiles) line += "," + csv_number(value);
  line += "," + (quantity.mcse ? csv_number((*quantity.mcse)[2]) : "");
  return line + "," + (runs > 1 ? csv_number(quantity.r_hat) : "") + "\n";
}

}  // namespace

std::string explain_csv(const ExplainOutcome& outcome, const StudyPlan& plan) {
  const Explanation& found = outcome.explanation;
  const ExplainTask& task = std::get<ExplainRows>(plan.meaning).task;
  std::string csv = "quantity,mean,sd,q05,q25,median,q75,q95,median_mcse,r_hat\n";
  csv += posterior_line("victims", found.victims, found.runs);
  for (std::size_t f = 0; f < found.factors.size(); ++f)
    csv += posterior_line(label_of(task.study.factors[f]), found.factors[f].number, found.runs);
  if (found.spread) csv += posterior_line("misfit", *found.spread, found.runs);
  for (std::size_t j = 0; j < found.capture.size(); ++j)
    csv += posterior_line("capture[" + plan.scenario().agencies[j].name + "]",
                          found.capture[j], found.runs);
  return csv;
}

}  // namespace darknumber
