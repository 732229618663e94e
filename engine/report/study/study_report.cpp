// SPDX-License-Identifier: MIT
#include "engine/report/study/study_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/json.h"
#include "engine/report/expect/expected_answers.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/study_finding.h"
#include "engine/report/study/study_tables.h"
#include "engine/report/text_table.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

std::string study_heading(const StudyRun& run, const StudyPlan& plan, std::size_t width) {
  constexpr std::size_t label_width = 11;
  const Scenario& scenario = plan.scenario();
  const StudySpec& study = *scenario.study;
  std::string out = scenario.title.empty() ? "" : wrapped(scenario.title, width) + "\n\n";
  out += labelled("study", label_width,
                  fmt::format("{} of {}, {}", name_of(study.type), measure_of(study),
                              counted(static_cast<double>(plan.points.size()), "point")),
                  width);
  const auto replicates = static_cast<double>(run.result.points.front().rows.front().size());
  out += labelled(
      "evaluated", label_width,
      study.evaluate == Evaluation::expected
          ? "on the expected table, without sampling noise"
          : fmt::format("{} a point, seed {}", counted(replicates, "replicate"), run.result.seed),
      width);
  return out + labelled("digest", label_width, run.result.digest, width) + "\n";
}

/// What the answers on the expected table are that the study is made of.
std::string meanings_text(const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  if (study.evaluate != Evaluation::expected && study.type != StudyType::tipping_point) return "";
  std::vector<ExpectedAnswer> asked = expected_answers(plan.base);
  for (ExpectedAnswer& answer : asked) answer.status = Status::ok;  // at some points of the study
  std::erase_if(asked, [&](const ExpectedAnswer& answer) {
    return !study.estimator.empty() && study.estimator != answer.label;
  });
  std::string text = is_point_measure(measure_of(study)) ? "" : note_on_meanings(asked);
  if (plan.base.world.has_false_links())
    text += std::string(text.empty() ? "" : " ") + false_links_note;
  return text;
}

std::string asked_text(const Claim& claim, const ClaimAtPoint& at) {
  const char* bound = claim.at_least ? "at least" : "at most";
  if (!claim.than) return fmt::format("{} {} asked for", bound, factor_text(claim.bound));
  return fmt::format("{} {} asked for, {} what it is compared with", bound,
                     significant_text(at.bound),
                     claim.bound == 1.0 ? "which is" : factor_text(claim.bound) + " times");
}

/// What a claim comes to at one point, without a stop.
std::string claim_line(const Claim& claim, const ClaimAtPoint& at) {
  const std::string of = fmt::format("{} of {}", claim.measure, claim.estimator);
  if (std::isnan(at.value)) return of + " does not exist: there is no estimate";
  if (std::isnan(at.bound))
    return of + fmt::format(" is {}, and what it is compared with does not exist",
                            significant_text(at.value));
  std::string line =
      fmt::format("{} is {}, {}", of,
                  at.mcse == 0.0 ? significant_text(at.value) : measured_text(at.value, at.mcse),
                  asked_text(claim, at));
  if (at.verdict == Verdict::undecided && at.replicates > 0.0)
    line += fmt::format("; about {} would decide", counted(at.replicates, "replicate"));
  return line;
}

}  // namespace

std::string claims_text(const StudyRun& run, const StudyPlan& plan, std::size_t width) {
  const std::vector<std::string> names = labels_of_factors(plan);
  std::string out;
  const auto add = [&](const std::string& line, const std::string& indent) {
    out += wrapped(indent + line, width, indent + "  ") + "\n";
  };
  for (std::size_t c = 0; c < run.claims.size(); ++c) {
    const Claim& claim = plan.scenario().claims[c];
    const ClaimResult& result = run.claims[c];
    std::string verdict(name_of(result.verdict));
    std::replace(verdict.begin(), verdict.end(), '_', ' ');
    add(fmt::format("Claim \"{}\": {}.", claim.text, verdict), "  ");
    for (const ClaimAtPoint& at : result.points) {
      const PointResult& point = run.result.points[at.point];
      const std::string place = point_text(names, point.factor_values);
      if (!point.no_world.empty())
        add(fmt::format("There is no such world at {}: {}.", place, point.no_world), "    ");
      else if (result.points.size() > 1)
        add(fmt::format("At {}: {}.", place, claim_line(claim, at)), "    ");
      else
        add(claim_line(claim, at) + ".", "    ");
    }
  }
  return out;
}

std::string study_text(const StudyRun& run, const StudyPlan& plan, std::size_t width) {
  std::string out = study_heading(run, plan, width) + outcome_tables(run, plan, width);
  if (const std::string meanings = meanings_text(plan); !meanings.empty())
    out += wrapped("  " + meanings, width, "  ") + "\n\n";
  for (const std::string& warning : run.result.warnings)
    out += wrapped("  Note: " + warning + ".", width, "    ") + "\n";
  if (!run.result.warnings.empty()) out += "\n";
  const std::string claims = claims_text(run, plan, width);
  if (!claims.empty()) out += claims + "\n";
  return out + text_of(study_finding(run, plan), width);
}

}  // namespace darknumber
