// SPDX-License-Identifier: MIT
#include "engine/report/study/plan_description.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/input/json.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/held_truths.h"
#include "engine/report/study/measure_text.h"
#include "engine/report/study/some_points.h"
#include "engine/scenario/description/describe.h"
#include "engine/scenario/point_measures.h"
#include "engine/scenario/switch_off.h"
#include "engine/study/measure_names.h"

namespace darknumber {
namespace {

/// Points that are looked at for what is violated there: each is read as a scenario.
constexpr std::size_t most_looked_at = 1024;

std::string count_of(std::size_t count, const std::string& singular) {
  return fmt::format("{} {}{}", quantity_text(static_cast<double>(count)), singular,
                     count == 1 ? "" : "s");
}

std::string values_text(const std::vector<Value>& values) {
  std::vector<std::string> texts;
  for (const Value& value : values) texts.push_back(write_json(value));
  return join_with_and(texts);
}

/// Of a study that holds no world to its table.
std::string explain_paragraph(const StudyPlan& plan, const StudySpec& study) {
  return fmt::format(
      "Study: {}. It asks how likely each world of those believed in makes the table {}, and what "
      "the "
      "number of {} then is.",
      kind_of(study).way(study), table_held_to(plan).value_or("of the scenario"),
      plan.scenario().words.victims);
}

std::string study_paragraph(const StudyPlan& plan, const StudySpec& study) {
  if (draws_worlds(study)) return explain_paragraph(plan, study);
  std::string text = fmt::format("Study: {}. It has {}, ", kind_of(study).way(study),
                                 count_of(plan.points.size(), "point"));
  if (plan.evaluation() == Evaluation::expected)
    text += "each evaluated on the exact expected table.";
  else
    text += fmt::format(
        "each with {}.",
        count_of(static_cast<std::size_t>(plan.scenario().monte_carlo.replicates), "replicate"));
  if (kind_of(study).solves == Solves::nothing)
    text += is_point_measure(measure_of(study))
                ? fmt::format(" It asks for the {}.", measure_of(study))
                : fmt::format(" It asks for the {} of {}.", measure_of(study),
                              study.estimator.empty() ? "every estimator" : study.estimator);
  if (const auto table = table_held_to(plan))
    text += fmt::format(
        " At every point the number of {} and the capture probabilities are solved again, so that "
        "the list sizes and the number observed are those of {}.",
        plan.scenario().words.victims, *table);
  return text;
}

/// A factor's label, with the paths that it stands for; the paths alone where it has none.
std::string label_and_paths(const Factor& factor) {
  return factor.label.empty() ? name_of(factor)
                              : fmt::format("{} ({})", factor.label, name_of(factor));
}

/// A path as texts show it: by the label of the study's factor that is this path alone.
std::string shown_path(const std::string& path, const std::vector<Factor>& factors) {
  const auto found = std::find_if(factors.begin(), factors.end(),
                                  [&](const Factor& factor) { return name_of(factor) == path; });
  return found == factors.end() ? path : label_of(*found);
}

std::string factor_paragraph(const Factor& factor) {
  std::string text = "Factor " + label_and_paths(factor) + ": ";
  if (factor.belief)
    text += "believed to be " + in_words(*factor.belief);
  else if (!factor.values.empty())
    text += values_text(factor.values);
  else if (factor.low && factor.high)
    text += fmt::format("{} and {}", write_json(*factor.low), write_json(*factor.high));
  else if (factor.range)
    text +=
        fmt::format("{}{} to {}{}", factor.kind == FactorKind::integer ? "whole numbers from " : "",
                    factor_text(factor.range->low), factor_text(factor.range->high),
                    factor.scale == FactorScale::log ? ", even in the logarithm" : "");
  if (factor.plausible)
    text += fmt::format("; considered plausible: {} to {}", factor_text(factor.plausible->low),
                        factor_text(factor.plausible->high));
  return text + ".";
}

std::string correlation_sentence(const StudySpec& study) {
  std::vector<std::string> pairs;
  for (const RankCorrelation& pair : study.rank_correlations)
    pairs.push_back(fmt::format("of {} and {} {}", label_of(study.factors[pair.first]),
                                label_of(study.factors[pair.second]), number_text(pair.value)));
  return fmt::format("Rank correlations of the beliefs: {}.", join_with_and(pairs));
}

/// Which violations some point has. Of many points those far apart stand for all.
std::string violations_paragraph(const StudyPlan& plan) {
  std::set<Violation> found;
  for (const std::size_t point : some_points(plan.points.size(), most_looked_at))
    for (Violation violation : violations_of(plan.points.make(point).scenario))
      found.insert(violation);
  if (found.empty()) return "No point of the study violates an assumption.";
  std::vector<std::string> names;
  for (Violation violation : found) names.emplace_back(name_of(violation));
  return fmt::format("Violated at one or more of the study's points: {}.", join_with_and(names));
}

/// What a claim says and where; `shown` writes a path.
template <typename Shown>
std::string claim_paragraph(const Claim& claim, std::size_t points, Shown shown) {
  std::string text = fmt::format("{} The {} is to be at {} {}", sentence(claim.text),
                                 measure_text(claim.measure, claim.estimator),
                                 claim.at_least ? "least" : "most", factor_text(claim.bound));
  if (claim.than) {
    text += fmt::format(" times the {}", measure_text(claim.than->measure, claim.than->estimator));
    if (claim.than->where) {
      std::vector<std::string> settings;
      for (const auto& [path, value] : *claim.than->where)
        settings.push_back(fmt::format("{} = {}", shown(path), write_json(value)));
      text += settings.empty() ? " in the scenario as given"
                               : fmt::format(" where {}", join_with_and(settings));
    }
  }
  std::vector<std::string> settings;
  for (const auto& [path, values] : claim.where)
    settings.push_back(fmt::format("{} = {}", shown(path), values_text(values)));
  if (!settings.empty()) text += fmt::format(", with {}", join_with_and(settings));
  if (points > 1)
    text += fmt::format(", at {} {} points", claim.somewhere ? "one of" : "each of",
                        quantity_text(static_cast<double>(points)));
  return text + ".";
}

/// Of a study that finds its worlds itself, what all of them have.
std::string worlds_paragraph(const StudyPlan& plan) {
  const Scenario& scenario = plan.base.scenario;
  std::vector<std::string> lists;
  for (const AgencySpec& agency : scenario.agencies) lists.push_back(agency.name);
  std::vector<std::string> fixed;
  for (Violation violation : violations_of(scenario)) fixed.emplace_back(name_of(violation));
  return fmt::format(
      "Lists: {}. The number of {} and the capture probabilities are for the study to find. {}",
      join_with_and(lists), scenario.words.victims,
      fixed.empty()
          ? "Nothing is violated but by the factors."
          : fmt::format("Violated, where no factor says otherwise: {}.", join_with_and(fixed)));
}

}  // namespace

std::vector<std::string> describe_worlds(const StudyPlan& plan) {
  if (draws_worlds(plan.scenario())) return {worlds_paragraph(plan)};
  return describe(plan.base.scenario);
}

std::vector<std::string> describe_plan(const StudyPlan& plan) {
  std::vector<std::string> paragraphs;
  if (const std::optional<StudySpec>& study = plan.scenario().study) {
    paragraphs.push_back(study_paragraph(plan, *study));
    for (const Factor& factor : study->factors) paragraphs.push_back(factor_paragraph(factor));
    if (!study->rank_correlations.empty()) paragraphs.push_back(correlation_sentence(*study));
    if (!plan.scenario().population.at_risk && !draws_worlds(*study))
      paragraphs.push_back(violations_paragraph(plan));
  }
  const auto shown = [&](const std::string& path) {
    const std::optional<StudySpec>& study = plan.scenario().study;
    return study ? shown_path(path, study->factors) : path;
  };
  for (std::size_t c = 0; c < plan.claims.size(); ++c)
    paragraphs.push_back(fmt::format(
        "Claim {}: {}", c + 1,
        claim_paragraph(plan.scenario().claims[c], plan.claims[c].points.size(), shown)));
  return paragraphs;
}

std::vector<std::string> describe_all(const StudyPlan& plan) {
  std::vector<std::string> paragraphs = describe_worlds(plan);
  for (std::string& paragraph : describe_plan(plan)) paragraphs.push_back(std::move(paragraph));
  return paragraphs;
}

}  // namespace darknumber
