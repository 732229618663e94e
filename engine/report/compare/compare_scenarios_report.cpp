// SPDX-License-Identifier: MIT
#include "engine/report/compare/compare_scenarios_report.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/compare/difference_table.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"
#include "engine/scenario/format/write_scenario.h"

namespace darknumber {
namespace {

constexpr const char* legend =
    "Answers on the expected table of each scenario, without sampling noise. Each is divided by "
    "the truth of its own scenario; the last column is the difference of the two ratios.";

/// A number of both worlds.
struct Quantity {
  const char* name;  // in JSON
  const char* text;
  double (*of)(const PreparedPoint&);
};

double observed_in(const PreparedPoint& point) {
  return project(point.observed.entities, point.scenario.estimation.lists).observed();
}

double overlap_in(const PreparedPoint& point) {
  return project(point.observed.entities, point.scenario.estimation.lists).overlap();
}

constexpr Quantity quantities[] = {
    {"truth", "truth", [](const PreparedPoint& point) { return point.truth(); }},
    {"ever_present", "victims ever present",
     [](const PreparedPoint& point) { return point.expected.ever_present; }},
    {"observed", "entities observed", observed_in},
    {"overlap", "on two lists or more", overlap_in},
    {"false_positive_entities", "false positive entities",
     [](const PreparedPoint& point) { return point.expected.false_positive_entities; }},
};

/// One answer of one scenario; NaN and no status where it is not asked there.
struct ScenarioAnswer {
  double estimate = NAN;
  double inflation = NAN;
  std::string status;
};

/// The same answer in both.
struct AnswerPair {
  std::string label;
  ScenarioAnswer first;
  ScenarioAnswer second;
};

ScenarioAnswer answer_of(const PreparedPoint& point, std::size_t a) {
  ScenarioAnswer answer;
  answer.status = name_of(status_of(point.on_expected[a]));
  if (const auto* estimate = std::get_if<Estimate>(&point.on_expected[a])) {
    answer.estimate = estimate->population_size;
    if (const double truth = point.truths()[a]; truth > 0.0)
      answer.inflation = answer.estimate / truth;
  }
  return answer;
}

ScenarioAnswer answer_of(const PreparedPoint& point, const std::string& label) {
  for (std::size_t a = 0; a < point.answers.size(); ++a)
    if (point.answers[a].label == label) return answer_of(point, a);
  return {};
}

/// Those of the first in its order, then those that only the second has.
std::vector<AnswerPair> pairs_of(const PreparedPoint& first, const PreparedPoint& second) {
  std::vector<AnswerPair> pairs;
  for (const Answer& answer : first.answers)
    pairs.push_back(
        {answer.label, answer_of(first, answer.label), answer_of(second, answer.label)});
  for (const Answer& answer : second.answers)
    if (answer_of(first, answer.label).status.empty())
      pairs.push_back({answer.label, {}, answer_of(second, answer.label)});
  return pairs;
}

std::vector<FieldDifference> differences(const NamedPoint& first, const NamedPoint& second) {
  return differences_of(to_value(first.point.scenario), to_value(second.point.scenario));
}

Value sides_value(double first, double second) {
  Value value = empty_object();
  add_member(value, "a", first);
  add_member(value, "b", second);
  add_member(value, "difference", second - first);
  return value;
}

Value answer_value(const ScenarioAnswer& answer) {
  Value value = empty_object();
  add_member(value, "estimate", answer.estimate);
  add_member(value, "inflation", answer.inflation);
  add_member(value, "status", answer.status);
  return value;
}

Value pair_value(const AnswerPair& pair) {
  const auto side = [](const ScenarioAnswer& answer) {
    return answer.status.empty() ? null_value() : answer_value(answer);
  };
  Value value = empty_object();
  add_member(value, "estimator", pair.label);
  add_member(value, "a", side(pair.first));
  add_member(value, "b", side(pair.second));
  add_member(value, "difference", pair.second.estimate - pair.first.estimate);
  add_member(value, "inflation_difference", pair.second.inflation - pair.first.inflation);
  return value;
}

std::string status_text(const ScenarioAnswer& answer) {
  if (answer.status.empty()) return "not asked";
  return answer.status == "ok" ? quantity_text(answer.estimate) : answer.status;
}

std::string change_text(double difference) {
  const std::string text = quantity_text(difference);
  return difference > 0.0 ? "+" + text : text;
}

std::string quantities_table(const PreparedPoint& first, const PreparedPoint& second,
                             std::size_t width) {
  TextTable table({"in persons, or expected entities", "A", "B", "B − A"});
  for (const Quantity& quantity : quantities) {
    const double one = quantity.of(first);
    const double other = quantity.of(second);
    table.add({quantity.text, quantity_text(one), quantity_text(other), change_text(other - one)});
  }
  return table.text(width);
}

std::string answers_table(const std::vector<AnswerPair>& pairs, std::size_t width) {
  TextTable table({"estimator", "A", "÷ truth", "B", "÷ truth", "B − A", "÷ truth"});
  for (const AnswerPair& pair : pairs) {
    const double change = pair.second.inflation - pair.first.inflation;
    table.add({pair.label, status_text(pair.first), significant_text(pair.first.inflation, 4),
               status_text(pair.second), significant_text(pair.second.inflation, 4),
               change_text(pair.second.estimate - pair.first.estimate),
               (change > 0.0 ? "+" : "") + significant_text(change)});
  }
  return table.text(width);
}

}  // namespace

std::string compare_scenarios_text(const NamedPoint& first, const NamedPoint& second,
                                   std::size_t width) {
  std::string out = fmt::format("  A  {}\n  B  {}\n\n", first.name, second.name);
  out += differences_text(differences(first, second), width) + "\n";
  out += quantities_table(first.point, second.point, width) + "\n";
  out += answers_table(pairs_of(first.point, second.point), width) + "\n";
  return out + wrapped(std::string("  ") + legend, width, "  ") + "\n";
}

std::string compare_scenarios_json(const NamedPoint& first, const NamedPoint& second) {
  Value root = empty_object();
  add_member(root, "compared", "scenarios");
  add_member(root, "a", first.name);
  add_member(root, "b", second.name);
  add_member(root, "differences", differences_value(differences(first, second)));
  for (const Quantity& quantity : quantities)
    add_member(root, quantity.name,
               sides_value(quantity.of(first.point), quantity.of(second.point)));
  Value estimates = empty_array();
  for (const AnswerPair& pair : pairs_of(first.point, second.point))
    estimates.array().push_back(pair_value(pair));
  add_member(root, "estimates", std::move(estimates));
  return write_json(root, JsonLayout::indented);
}

}  // namespace darknumber
