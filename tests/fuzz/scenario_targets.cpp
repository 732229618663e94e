// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"
#include "engine/input/problem.h"
#include "engine/scenario/description/describe.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/read_scenario.h"
#include "tests/fuzz/scenarios.h"
#include "tests/fuzz/targets.h"

namespace darknumber::fuzz {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines(1);
  for (const char byte : text) {
    if (byte == '\n')
      lines.emplace_back();
    else
      lines.back() += byte;
  }
  return lines;
}

/// What every message has, and what what() makes of them.
void look_at(const Problems& problems) {
  for (const Problem& problem : problems)
    demand(!problem.message.empty(), "a problem has a message");
  if (!problems.empty()) demand(*InputError(problems).what() != '\0', "problems have words");
}

}  // namespace

void read_scenario_text(std::string_view input) {
  Problems problems;
  const Value root = parse_json(input, "scenario", problems);
  if (!problems.empty()) return look_at(problems);
  const ScenarioReading reading = read_as_far_as_possible(root, "scenario", {}, files_of_texts());
  look_at(reading.problems);
  if (!reading.problems.empty()) return;
  const Value written = to_value(reading.scenario);
  const ScenarioReading again = read_as_far_as_possible(written, "scenario", {}, files_of_texts());
  demand(again.problems.empty(), "what is written is a scenario");
  demand(write_json(to_value(again.scenario)) == write_json(written),
         "reading gives what was written");
  demand(scenario_hash(again.scenario) == scenario_hash(reading.scenario), "hashes agree");
  demand(!describe(reading.scenario).empty(), "a scenario can be said in words");
}

void apply_settings_text(std::string_view input) {
  if (input.empty()) return;
  const auto& bases = base_scenarios();
  Problems problems;
  Value root =
      parse_json(bases[static_cast<unsigned char>(input[0]) % bases.size()], "scenario", problems);
  demand(problems.empty(), "a base is JSON");
  apply_settings(root, lines_of(input.substr(1)), problems);
  look_at(problems);
  const ScenarioReading reading =
      read_as_far_as_possible(root, "scenario", std::move(problems), files_of_texts());
  look_at(reading.problems);
}

void read_estimators_text(std::string_view input) {
  const std::vector<std::string> agencies = {"A", "B", "Border police", "D", "E"};
  ListsInUse lists;
  for (std::size_t a = 0; a < agencies.size(); ++a)
    lists.push_back({agencies[a], CaptureHistory{1} << a});
  for (const std::string& line : lines_of(input)) {
    Problems problems;
    std::optional<EstimatorSpec> spec;
    if (line.starts_with('{')) {
      const Value value = parse_json(line, "estimators", problems);
      if (problems.empty())
        spec =
            read_estimator(value, "estimators[#1]", "estimators", lists, agencies, 0.95, problems);
    } else {
      spec = read_estimator_label(line, "--estimator", lists, agencies, 0.95, problems);
    }
    look_at(problems);
    demand(spec.has_value() || !problems.empty(), "what is refused has a reason");
    if (!spec || !problems.empty()) continue;
    const std::string label = label_of(*spec);
    if (line.starts_with('{')) continue;
    Problems none;
    const auto again = read_estimator_label(label, "--estimator", lists, agencies, 0.95, none);
    demand(again && none.empty(), "a label can be read");
    demand(label_of(*again) == label, "a label says the same again");
  }
}

}  // namespace darknumber::fuzz
