// SPDX-License-Identifier: MIT
#include "engine/cli/run_end.h"

#include <string>
#include <variant>
#include <vector>

#include "engine/cli/output_file.h"
#include "engine/cli/standard_streams.h"
#include "engine/report/folder/results_folder.h"
#include "engine/report/folder/results_report.h"
#include "engine/report/page/run_page.h"
#include "engine/report/study/study_report.h"

namespace darknumber {
namespace {

/// The exit code that the claims ask for.
ExitCode code_of_claims(const std::vector<ClaimResult>& claims) {
  ExitCode code = ExitCode::done;
  for (const ClaimResult& claim : claims) {
    if (claim.verdict == Verdict::not_supported) return ExitCode::not_supported;
    if (claim.verdict == Verdict::undecided) code = ExitCode::undecided;
  }
  return code;
}

}  // namespace

ExitCode end_run(const StudyRun& run, const StudyPlan& plan, const Options& options) {
  if (!options.output.folder.empty()) write_results(options.output.folder, run, plan);
  print_report(report_of(run, plan), options);
  if (!options.page.file.empty()) write_result(html_page(page_of(run, plan)), options.page.file);
  for (const std::string& written : {options.output.folder, options.page.file})
    if (!written.empty() && !options.progress.quiet) say("Wrote {}.\n", written);
  const auto* explained = std::get_if<ExplainOutcome>(&run.outcome);
  if (explained != nullptr && explained->explanation.verdict == ExplainVerdict::runs_disagree)
    return ExitCode::failed;
  return code_of_claims(run.claims);
}

}  // namespace darknumber
