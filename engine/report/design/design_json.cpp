// SPDX-License-Identifier: MIT
#include "engine/report/design/design_json.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/csv.h"
#include "engine/report/design/candidate_text.h"
#include "engine/report/design/design_report.h"
#include "engine/scenario/format/design_fields.h"
#include "engine/scenario/study_types/study_kinds.h"

namespace darknumber {
namespace {

std::string kind_name(const DataCandidate& candidate) {
  return std::string(candidate_kind_names[candidate.what.index()]);
}

Value number_or_null(double number) {
  return std::isnan(number) ? null_value() : make_value(number);
}

Value candidate_value(const CandidateAnswer& answer, const DataCandidate& candidate,
                      const Scenario& scenario) {
  Value value = empty_object();
  add_member(value, "kind", kind_name(candidate));
  add_member(value, "label", text_of(candidate, scenario));
  add_member(value, "persons", answer.persons);
  add_member(value, "width", number_or_null(answer.width));
  add_member(value, "width_mcse", number_or_null(answer.width_mcse));
  add_member(value, "of_now", number_or_null(answer.of_now));
  add_member(value, "of_now_mcse", number_or_null(answer.of_now_mcse));
  add_member(value, "rank", answer.rank > 0 ? make_value(answer.rank) : null_value());
  add_member(value, "tied", answer.tied);
  add_member(value, "effective", answer.effective);
  add_member(value, "least_effective", answer.least_effective);
  add_member(value, "trusted", answer.trusted);
  return value;
}

Value now_value(const DesignAnswer& answer) {
  Value now = empty_object();
  add_member(now, "low", answer.now.low);
  add_member(now, "high", answer.now.high);
  add_member(now, "width", answer.now.width());
  add_member(now, "width_mcse",
             answer.runs > 1 ? number_or_null(answer.now_width_mcse) : null_value());
  add_member(now, "effective", answer.effective_now);
  return now;
}

}  // namespace

std::string design_json(const DesignFound& found) {
  const DesignAnswer& answer = found.answer;
  const Scenario& scenario = found.scenario;
  Value root = empty_object();
  add_member(root, "verdict_code",
             std::string(design_verdict_names[static_cast<std::size_t>(answer.verdict)]));
  add_member(root, "verdict", verdict_of(found));
  add_member(root, "study", std::string(kind_of(*scenario.study).name));
  add_member(root, "explained",
             answer.explained
                 ? make_value(std::string(
                       explain_verdict_names[static_cast<std::size_t>(*answer.explained)]))
                 : null_value());
  add_member(root, "seed", static_cast<std::int64_t>(scenario.monte_carlo.seed));
  add_member(root, "draws", answer.draws);
  add_member(root, "worlds", static_cast<std::int64_t>(answer.worlds));
  add_member(root, "runs", static_cast<std::int64_t>(answer.runs));
  add_member(root, "lost", static_cast<std::int64_t>(answer.lost));
  add_member(root, "now", answer.worlds > 0 ? now_value(answer) : null_value());
  Value candidates = empty_array();
  for (std::size_t c = 0; c < answer.candidates.size(); ++c)
    candidates.array().push_back(
        candidate_value(answer.candidates[c], found.design.candidates[c], scenario));
  add_member(root, "candidates", std::move(candidates));
  return write_json(root, JsonLayout::indented);
}

std::string design_csv(const DesignFound& found) {
  const DesignAnswer& answer = found.answer;
  const Scenario& scenario = found.scenario;
  std::string out =
      "candidate,kind,persons,width,width_mcse,of_now,of_now_mcse,rank,tied,effective,"
      "least_effective,trusted\n";
  for (std::size_t c = 0; c < answer.candidates.size(); ++c) {
    const CandidateAnswer& one = answer.candidates[c];
    const DataCandidate& candidate = found.design.candidates[c];
    out += csv_text(text_of(candidate, scenario)) + "," + kind_name(candidate);
    for (const double number :
         {one.persons, one.width, one.width_mcse, one.of_now, one.of_now_mcse})
      out += "," + csv_number(number);
    out += fmt::format(",{},{},{},{},{}\n", one.rank > 0 ? std::to_string(one.rank) : "", one.tied,
                       csv_number(one.effective), csv_number(one.least_effective), one.trusted);
  }
  return out;
}

}  // namespace darknumber
