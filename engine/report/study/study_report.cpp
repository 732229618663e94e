// SPDX-License-Identifier: MIT
#include "engine/report/study/study_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/input/wording.h"
#include "engine/report/expect/expected_answers.h"
#include "engine/report/numbers.h"
#include "engine/report/run/run_report.h"
#include "engine/report/study/claim_text.h"
#include "engine/report/study/explain_tables.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/measure_text.h"
#include "engine/report/study/study_finding.h"
#include "engine/report/study/study_tables.h"
#include "engine/scenario/point_measures.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

Facts study_facts(const StudyRun& run, const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  Facts facts;
  if (draws_worlds(study)) {
    facts.lines.emplace_back("study", kind_of(study).way(study));
    if (const auto table = table_held_to(plan)) facts.lines.emplace_back("table", *table);
    facts.lines.emplace_back("seed", std::to_string(run.result.seed));
    return facts;
  }
  facts.lines.emplace_back("study",
                           fmt::format("{} of {}, {}", kind_of(study).name, measure_of(study),
                                       counted(static_cast<double>(plan.points.size()), "point")));
  const auto replicates = static_cast<double>(run.result.points.front().replicates());
  facts.lines.emplace_back(
      "evaluated",
      study.evaluate == Evaluation::expected
          ? "on the expected table, without sampling noise"
          : fmt::format("{} a point, seed {}", counted(replicates, "replicate"), run.result.seed));
  facts.lines.emplace_back("digest", run.result.digest);
  return facts;
}

/// What the answers on the expected table are that the study is made of.
std::string meanings_text(const StudyPlan& plan) {
  const StudySpec& study = *plan.scenario().study;
  if (study.evaluate != Evaluation::expected && kind_of(study).solves != Solves::the_exact_answer)
    return "";
  std::vector<ExpectedAnswer> asked = expected_answers(plan.base);
  for (ExpectedAnswer& answer : asked) answer.status = Status::ok;  // at some points of the study
  std::erase_if(asked, [&](const ExpectedAnswer& answer) {
    return !study.estimator.empty() && study.estimator != answer.label;
  });
  std::string text =
      is_point_measure(measure_of(study)) ? "" : note_on_meanings(asked, plan.scenario().words);
  if (plan.base.world.has_false_links())
    text += std::string(text.empty() ? "" : " ") + false_links_note;
  return text;
}

}  // namespace

Blocks claims_blocks(const StudyRun& run, const StudyPlan& plan) {
  Items claims;
  for (std::size_t c = 0; c < run.claims.size(); ++c)
    claims.items.push_back({fmt::format("Claim \"{}\": {}.", plan.scenario().claims[c].text,
                                        verdict_text(run.claims[c].verdict)),
                            claim_sentences(c, run, plan)});
  return claims.items.empty() ? Blocks{} : Blocks{{std::move(claims)}};
}

Blocks verdict_lines(const StudyRun& run, const StudyPlan& plan) {
  constexpr std::size_t most_claims = 6;
  Items lines;
  for (std::size_t c = 0; c < std::min(run.claims.size(), most_claims); ++c)
    lines.items.push_back({fmt::format("{}: {}", capitalised(verdict_text(run.claims[c].verdict)),
                                       ended(plan.scenario().claims[c].text))});
  if (run.claims.size() > most_claims)
    lines.items.push_back({fmt::format("And {} more, below.", run.claims.size() - most_claims)});
  return lines.items.empty() ? Blocks{} : Blocks{{std::move(lines)}};
}

Blocks study_blocks(const StudyRun& run, const StudyPlan& plan) {
  Blocks blocks;
  if (const std::string& title = plan.scenario().title; !title.empty())
    blocks.push_back({Heading{title}});
  if (const auto* explained = std::get_if<ExplainOutcome>(&run.outcome))
    blocks.push_back({Paragraph{verdict_line(explained->explanation)}});
  blocks.push_back({study_facts(run, plan)});
  append(blocks, outcome_tables(run, plan));
  if (std::string meanings = meanings_text(plan); !meanings.empty())
    blocks.push_back(remark(std::move(meanings)));
  Items notes;
  for (const std::string& warning : run.result.warnings)
    notes.items.push_back({"Note: " + warning + "."});
  if (!notes.items.empty()) blocks.push_back({std::move(notes)});
  append(blocks, claims_blocks(run, plan));
  blocks.push_back({study_finding(run, plan)});
  return blocks;
}

Blocks run_or_study_blocks(const StudyRun& run, const StudyPlan& plan) {
  if (plan.scenario().study) return study_blocks(run, plan);
  Blocks blocks = run_blocks(plan.base, run.result);
  append(blocks, claims_blocks(run, plan));
  return blocks;
}

Finding finding_of(const StudyRun& run, const StudyPlan& plan) {
  return plan.scenario().study ? study_finding(run, plan) : run_finding(plan.base, run.result);
}

}  // namespace darknumber
