// SPDX-License-Identifier: MIT
#include "engine/report/compare/compare_scenarios_report.h"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/compare/difference_table.h"
#include "engine/report/csv.h"
#include "engine/report/numbers.h"
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
  return differences_of(to_value(first.given), to_value(second.given));
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

Cell status_cell(const ScenarioAnswer& answer) {
  if (answer.status.empty()) return {"not asked"};
  if (answer.status == "ok") return {persons(answer.estimate)};
  return {answer.status};
}

std::string change_text(double difference) {
  const std::string text = quantity_text(difference);
  return difference > 0.0 ? "+" + text : text;
}

Table quantities_table(const PreparedPoint& first, const PreparedPoint& second) {
  Table table = table_with({"in persons, or expected entities", "A", "B", "B − A"});
  for (const Quantity& quantity : quantities) {
    const double one = quantity.of(first);
    const double other = quantity.of(second);
    table.rows.push_back(
        {{quantity.text}, {persons(one)}, {persons(other)}, {change_text(other - one)}});
  }
  return table;
}

Table answers_table(const std::vector<AnswerPair>& pairs) {
  Table table = table_with({"estimator", "A", "÷ truth", "B", "÷ truth", "B − A", "÷ truth"});
  for (const AnswerPair& pair : pairs) {
    const double change = pair.second.inflation - pair.first.inflation;
    table.rows.push_back({{pair.label},
                          status_cell(pair.first),
                          {significant(pair.first.inflation, 4)},
                          status_cell(pair.second),
                          {significant(pair.second.inflation, 4)},
                          {change_text(pair.second.estimate - pair.first.estimate)},
                          {(change > 0.0 ? "+" : "") + significant_text(change)}});
  }
  return table;
}

/// The least and the greatest ratio of one side, "1.00 to 1.28 times the truth (independence,
/// chao)"; empty where there is none.
std::string ratios_text(const std::vector<AnswerPair>& pairs, ScenarioAnswer AnswerPair::*side) {
  const AnswerPair* least = nullptr;
  const AnswerPair* most = nullptr;
  for (const AnswerPair& pair : pairs) {
    const double ratio = (pair.*side).inflation;
    if (!std::isfinite(ratio)) continue;
    if (least == nullptr || ratio < (least->*side).inflation) least = &pair;
    if (most == nullptr || ratio > (most->*side).inflation) most = &pair;
  }
  if (least == nullptr) return "";
  const auto end = [&](const AnswerPair& pair) {
    return fmt::format("{} ({})", significant_text((pair.*side).inflation), pair.label);
  };
  return least == most ? end(*least) + " times the truth"
                       : fmt::format("{} to {} times the truth", end(*least), end(*most));
}

/// How many there are in each, and how far off the estimates are, in a sentence or two.
std::string finding_text(const NamedPoint& first, const NamedPoint& second) {
  const Words& words = first.point.scenario.words;
  const auto there = [&](const PreparedPoint& point) {
    return counted(std::round(point.truth()), words.victim, words.victims);
  };
  std::string text =
      fmt::format("In A there are {}, in B {}.", there(first.point), there(second.point));
  const std::vector<AnswerPair> pairs = pairs_of(first.point, second.point);
  const std::string of_first = ratios_text(pairs, &AnswerPair::first);
  const std::string of_second = ratios_text(pairs, &AnswerPair::second);
  if (of_first.empty() && of_second.empty()) return text + " No estimator has an estimate.";
  if (of_first.empty())
    return text + fmt::format(" No estimator has an estimate in A; in B estimates would be {}.",
                              of_second);
  if (of_second.empty())
    return text +
           fmt::format(" No estimator has an estimate in B; in A estimates would be {}.", of_first);
  return text + fmt::format(" Estimates would be {} in A, and {} in B.", of_first, of_second);
}

}  // namespace

Blocks compare_scenarios_blocks(const NamedPoint& first, const NamedPoint& second) {
  Blocks blocks{{Facts{3, {{"A", first.name}, {"B", second.name}}}}};
  append(blocks, differences_blocks(differences(first, second)));
  blocks.push_back({quantities_table(first.point, second.point)});
  blocks.push_back({answers_table(pairs_of(first.point, second.point))});
  blocks.push_back(remark(legend));
  blocks.push_back(statement(finding_text(first, second)));
  return blocks;
}

std::string compare_scenarios_csv(const NamedPoint& first, const NamedPoint& second) {
  std::string text =
      "estimator,a,a_inflation,a_status,b,b_inflation,b_status,difference,inflation_difference,"
      "infinite\n";
  for (const AnswerPair& pair : pairs_of(first.point, second.point)) {
    const NumberCell numbers[] = {
        {"a", pair.first.estimate},
        {"a_inflation", pair.first.inflation},
        {"b", pair.second.estimate},
        {"b_inflation", pair.second.inflation},
        {"difference", pair.second.estimate - pair.first.estimate},
        {"inflation_difference", pair.second.inflation - pair.first.inflation}};
    text += fmt::format(
        "{},{},{},{},{},{},{},{},{},{}\n", csv_text(pair.label), csv_number(numbers[0].number),
        csv_number(numbers[1].number), pair.first.status, csv_number(numbers[2].number),
        csv_number(numbers[3].number), pair.second.status, csv_number(numbers[4].number),
        csv_number(numbers[5].number), infinite_cell(numbers));
  }
  return text;
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
