// SPDX-License-Identifier: MIT
#include "engine/report/study_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/report/factor_text.h"
#include "engine/report/numbers.h"
#include "engine/report/study_tables.h"
#include "engine/report/text_table.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

std::string heading(const StudyRun& run, const StudyPlan& plan) {
  const Scenario& scenario = plan.scenario();
  const StudySpec& study = *scenario.study;
  std::string out = scenario.title.empty() ? "" : wrapped(scenario.title, text_width) + "\n\n";
  out += fmt::format("  study      {} of {}, {} point{}\n", name_of(study.type), measure_of(study),
                     quantity_text(static_cast<double>(plan.points.size())),
                     plan.points.size() == 1 ? "" : "s");
  if (study.evaluate == Evaluation::expected)
    out += "  evaluated  on the exact expected table: large registers, no sampling noise\n";
  else
    out += fmt::format(
        "  evaluated  {} replicates a point, seed {}\n",
        quantity_text(static_cast<double>(run.result.points.front().rows.front().size())),
        run.result.seed);
  return out + fmt::format("  digest     {}\n\n", run.result.digest);
}

}  // namespace

std::string claims_text(const StudyRun& run, const StudyPlan& plan) {
  std::string out;
  for (std::size_t c = 0; c < run.claims.size(); ++c) {
    const Claim& claim = plan.scenario().claims[c];
    const ClaimResult& result = run.claims[c];
    std::string verdict(name_of(result.verdict));
    std::replace(verdict.begin(), verdict.end(), '_', ' ');
    out +=
        wrapped(fmt::format("  Claim \"{}\": {}.", claim.text, verdict), text_width, "    ") + "\n";
    for (const ClaimAtPoint& at : result.points) {
      if (const std::string& no_world = run.result.points[at.point].no_world; !no_world.empty()) {
        out += wrapped(fmt::format("    There is no such world, at {}: {}.",
                                   point_text(run.result, at.point), no_world),
                       text_width, "      ") +
               "\n";
        continue;
      }
      const std::string of =
          claim.than ? fmt::format(" ({} times what it is compared with)", factor_text(claim.bound))
                     : "";
      std::string line = fmt::format(
          "    {} of {} is {}, {} {}{} asked for", claim.measure, claim.estimator,
          at.mcse == 0.0 ? significant_text(at.value) : measured_text(at.value, at.mcse),
          claim.at_least ? "at least" : "at most",
          claim.than ? significant_text(at.bound) : factor_text(at.bound), of);
      if (result.points.size() > 1)
        line += fmt::format(", at {}", point_text(run.result, at.point));
      if (at.verdict == Verdict::undecided && at.replicates > 0.0)
        line += fmt::format("; about {} replicates would decide", quantity_text(at.replicates));
      out += wrapped(line + ".", text_width, "      ") + "\n";
    }
  }
  return out;
}

std::string study_text(const StudyRun& run, const StudyPlan& plan) {
  std::string out = heading(run, plan) + outcome_tables(run, plan);
  for (const std::string& warning : run.result.warnings)
    out += wrapped("  Note: " + warning + ".", text_width, "    ") + "\n";
  if (!run.result.warnings.empty()) out += "\n";
  const std::string claims = claims_text(run, plan);
  if (!claims.empty()) out += claims + "\n";
  return out + wrapped(run.result.verdict, text_width) + "\n";
}

}  // namespace darknumber
