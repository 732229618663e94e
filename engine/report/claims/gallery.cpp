// SPDX-License-Identifier: MIT
#include "engine/report/claims/gallery.h"

#include <fmt/format.h>

#include <cctype>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/csv.h"
#include "engine/report/numbers.h"
#include "engine/report/study/claim_text.h"
#include "engine/report/study/study_json.h"
#include "engine/report/study/study_report.h"

namespace darknumber {
namespace {

/// Up to a stop that a capital follows, or all of it.
std::string first_sentence(const std::string& text) {
  for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1))
    if (at + 2 < text.size() && std::isupper(static_cast<unsigned char>(text[at + 2])) != 0)
      return text.substr(0, at + 1);
  return text;
}

VerdictCounts counts_of(const std::vector<ClaimResult>& claims) {
  VerdictCounts counts;
  for (const ClaimResult& claim : claims) {
    counts.supported += claim.verdict == Verdict::supported;
    counts.not_supported += claim.verdict == Verdict::not_supported;
    counts.undecided += claim.verdict == Verdict::undecided;
  }
  return counts;
}

std::string judged_text(const StudyPlan& plan) {
  if (plan.evaluation() == Evaluation::expected) return "on the expected table, without noise";
  return fmt::format("by {} a point, seed {}",
                     counted(static_cast<double>(replicates_of(plan)), "replicate"),
                     plan.scenario().monte_carlo.seed);
}

/// "Supported: …", and below it where, and what was found there.
Items::Item claim_item(const StudyRun& run, const StudyPlan& plan, std::size_t c) {
  return {fmt::format("{}: {}", capitalised(verdict_text(run.claims[c].verdict)),
                      ended(plan.scenario().claims[c].text)),
          claim_sentences(c, run, plan)};
}

/// What the study of a scenario says by itself; empty of a sweep, whose points the claims are
/// about.
std::string found_by_study(const StudyRun& run, const StudyPlan& plan) {
  const std::optional<StudySpec>& study = plan.scenario().study;
  if (!study || std::holds_alternative<SweepStudy>(study->type)) return "";
  return found_text(finding_of(run, plan));
}

Blocks section_of(const std::string& file, const StudyRun& run, const StudyPlan& plan,
                  Prose prose) {
  const Scenario& scenario = plan.scenario();
  Blocks blocks{{Heading{scenario.title.empty() ? file : scenario.title, HeadingLevel::section}}};
  if (!scenario.description.empty())
    blocks.push_back(statement(prose == Prose::whole ? scenario.description
                                                     : first_sentence(scenario.description)));
  Items items;
  for (std::size_t c = 0; c < run.claims.size(); ++c)
    items.items.push_back(claim_item(run, plan, c));
  blocks.push_back({std::move(items)});
  if (const std::string found = found_by_study(run, plan); !found.empty())
    blocks.push_back(statement("Over all of its worlds: " + found));
  blocks.push_back(remark(fmt::format("{}, {}.", file, judged_text(plan))));
  return blocks;
}

/// What a point sets, by path.
Value settings_of(const RunResult& result, std::size_t point) {
  Value settings = empty_object();
  const std::vector<Value>& values = result.points[point].factor_values;
  for (std::size_t f = 0; f < values.size(); ++f)
    if (!values[f].is_null()) add_member(settings, result.factors[f], values[f]);
  return settings;
}

Value value_of(const std::string& file, const StudyRun& run, const StudyPlan& plan) {
  const Scenario& scenario = plan.scenario();
  Value value = empty_object();
  add_member(value, "file", file);
  add_member(value, "title", scenario.title);
  add_member(value, "description", scenario.description);
  const std::string found = found_by_study(run, plan);
  add_member(value, "finding", found.empty() ? null_value() : make_value(found));
  const bool exact = plan.evaluation() == Evaluation::expected;
  add_member(value, "replicates", exact ? null_value() : make_value(replicates_of(plan)));
  add_member(
      value, "seed",
      exact ? null_value() : make_value(static_cast<std::int64_t>(scenario.monte_carlo.seed)));
  Value claims = claim_verdicts_value(run, plan);
  for (std::size_t c = 0; c < run.claims.size(); ++c) {
    Value::Array& points = claims.array()[c].find("points")->array();
    for (std::size_t p = 0; p < points.size(); ++p)
      add_member(points[p], "where", settings_of(run.result, run.claims[c].points[p].point));
  }
  add_member(value, "claims", std::move(claims));
  return value;
}

constexpr const char* csv_header =
    "file,claim,estimator,measure,where,value,asked,bound,mcse,verdict\n";

std::string csv_rows(const std::string& file, const StudyRun& run, const StudyPlan& plan) {
  std::string rows;
  for (std::size_t c = 0; c < run.claims.size(); ++c) {
    const Claim& claim = plan.scenario().claims[c];
    for (const ClaimAtPoint& at : run.claims[c].points)
      rows += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", csv_text(file), csv_text(claim.text),
                          csv_text(claim.estimator), csv_text(claim.measure),
                          csv_text(write_json(settings_of(run.result, at.point))),
                          csv_number(at.value), claim.at_least ? "at_least" : "at_most",
                          csv_number(at.bound), csv_number(at.mcse), name_of(at.verdict));
  }
  return rows;
}

/// A scenario in a list: its title, and before it the number with which its file's name begins.
std::string claim_of(const Exhibit& exhibit) {
  const std::string title = exhibit.value.find("title")->text();
  const std::string number = exhibit.file.substr(0, exhibit.file.find_first_not_of("0123456789"));
  return title.empty() ? exhibit.file : number + (number.empty() ? "" : " ") + title;
}

/// A line for each scenario: "10 Lists must be independent: supported 3, not supported 2."
Items overview_of(const Gallery& gallery) {
  Items items;
  for (const Exhibit& exhibit : gallery.exhibits) {
    const VerdictCounts& counts = exhibit.counts;
    items.items.push_back(
        {fmt::format("{}: supported {}, not supported {}{}.", claim_of(exhibit), counts.supported,
                     counts.not_supported,
                     counts.undecided > 0 ? fmt::format(", undecided {}", counts.undecided) : "")});
  }
  return items;
}

/// How many claims came to what, in all.
std::string sum_of(const Gallery& gallery) {
  VerdictCounts all;
  for (const Exhibit& exhibit : gallery.exhibits) all += exhibit.counts;
  const std::size_t claims = all.supported + all.not_supported + all.undecided;
  std::string text = fmt::format("{} of {}: {} supported, {} not supported, {} undecided.",
                                 counted(static_cast<double>(claims), "claim"),
                                 counted(static_cast<double>(gallery.exhibits.size()), "scenario"),
                                 all.supported, all.not_supported, all.undecided);
  if (!gallery.left_out.empty())
    text += fmt::format(" Left out, since replicates decide them: {}.",
                        fmt::join(gallery.left_out, ", "));
  return text;
}

Blocks blocks_of(const Gallery& gallery) {
  Blocks blocks;
  if (gallery.exhibits.size() > 1) blocks.push_back({overview_of(gallery)});
  for (const Exhibit& exhibit : gallery.exhibits) append(blocks, exhibit.blocks);
  blocks.push_back(statement(sum_of(gallery)));
  return blocks;
}

std::string json_of(const Gallery& gallery) {
  Value scenarios = empty_array();
  for (const Exhibit& exhibit : gallery.exhibits) scenarios.array().push_back(exhibit.value);
  Value left_out = empty_array();
  for (const std::string& file : gallery.left_out) left_out.array().push_back(make_value(file));
  Value root = empty_object();
  add_member(root, "scenarios", std::move(scenarios));
  add_member(root, "left_out", std::move(left_out));
  return write_json(root, JsonLayout::indented);
}

std::string csv_of(const Gallery& gallery) {
  std::string text = csv_header;
  for (const Exhibit& exhibit : gallery.exhibits) text += exhibit.csv;
  return text;
}

}  // namespace

VerdictCounts& VerdictCounts::operator+=(const VerdictCounts& more) {
  supported += more.supported;
  not_supported += more.not_supported;
  undecided += more.undecided;
  return *this;
}

Exhibit exhibit_of(const std::string& file, const StudyRun& run, const StudyPlan& plan,
                   Prose prose) {
  return {file, counts_of(run.claims), section_of(file, run, plan, prose),
          value_of(file, run, plan), csv_rows(file, run, plan)};
}

Report report_of(const Gallery& gallery) {
  return {[&gallery] { return blocks_of(gallery); }, [&gallery] { return json_of(gallery); },
          [&gallery] { return csv_of(gallery); }};
}

}  // namespace darknumber
