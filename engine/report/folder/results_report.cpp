// SPDX-License-Identifier: MIT
#include "engine/report/folder/results_report.h"

#include "engine/report/folder/results_json.h"
#include "engine/report/study/explain_csv.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/study_report.h"
#include "engine/report/wide_csv.h"

namespace darknumber {

Report report_of(const StudyRun& run, const StudyPlan& plan) {
  return {[&] { return run_or_study_blocks(run, plan); }, [&] { return results_json(run, plan); },
          [&] {
            const auto* explained = std::get_if<ExplainOutcome>(&run.outcome);
            return explained != nullptr ? explain_csv(*explained, plan)
                                        : wide_csv(run.result, labels_of_factors(plan));
          }};
}

}  // namespace darknumber
