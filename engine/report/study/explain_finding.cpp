// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_finding.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/report/numbers.h"
#include "engine/report/study/explain_tables.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/study_conditions.h"

namespace darknumber {
namespace {

std::string victims_at(const Explanation& found, std::size_t place) {
  return quantile_text(found.victims.quantiles, found.victims.mcse, place, true);
}

std::string interval_sentence(const Explanation& found, const StudyPlan& plan) {
  return fmt::format(
      "Behind {} there would be {} to {} {}, with nine chances in ten, and as likely more than {} "
      "as fewer.",
      table_held_to(plan).value_or("the table of the scenario"), victims_at(found, 0),
      victims_at(found, shown_quantiles.size() - 1), plan.scenario().words.victims,
      victims_at(found, shown_median));
}

/// Whether the verdict is to be known before the interval is read.
bool warns(ExplainVerdict verdict) {
  return verdict != ExplainVerdict::fits;
}

}  // namespace

Finding explain_finding(const ExplainOutcome& outcome, const StudyPlan& plan) {
  const Explanation& found = outcome.explanation;
  const std::string verdict = verdict_line(found);
  if (found.verdict == ExplainVerdict::runs_disagree) return {verdict};
  const std::string interval = interval_sentence(found, plan);
  Finding finding{warns(found.verdict) ? verdict + " " + interval : interval + " " + verdict,
                  {},
                  {"This follows for whoever believes that", study_conditions(plan)}};
  if (found.victims.mcse) {
    const double error = (*found.victims.mcse)[shown_median];
    finding.rest = fmt::format("The middle number, {}, has a sampling error of {}.",
                               victims_at(found, shown_median), persons_text(error, error));
  }
  return finding;
}

}  // namespace darknumber
