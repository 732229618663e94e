// SPDX-License-Identifier: MIT
#include "engine/interface/given_scenario.h"

#include "engine/scenario/paths/locate.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

/// What `make` makes of the file; what only solving finds gets the position of its field.
template <typename File, typename Make>
auto made_of(File file, Make make) {
  try {
    return make(file);
  } catch (const UnsolvableScenario& error) {
    InputError located({{file.input.name, locate(file.root, error.path()), error.path(),
                         error.what(), error.advice(), ""}});
    located.keep_source(file.input.name, std::move(file.input.text));
    throw located;
  } catch (InputError& error) {
    error.keep_source(file.input.name, std::move(file.input.text));
    throw;
  }
}

}  // namespace

GivenTree given_file(const std::string& path, const std::vector<std::string>& settings) {
  InputText input = read_scenario_text(path);
  Value root = parse_scenario(input);
  return {std::move(input), std::move(root), settings, {}};
}

GivenPoint prepare_given(GivenTree given, Evaluation evaluation, const Watch& watch) {
  GivenPoint prepared =
      made_of(whole_scenario(read_scenario_tree(std::move(given))), [&](ScenarioFile& file) {
        return GivenPoint{file.scenario,
                          prepare_point(file.scenario, evaluation, question_of(watch))};
      });
  if (prepared.given.table) remark_taken(watch, prepared.given.table->notes);
  return prepared;
}

StudyPlan plan_given(GivenTree given, const Watch& watch,
                     const std::function<void(const StudyPlan&, const Value& root)>& check) {
  StudyPlan plan = made_of(read_scenario_tree(std::move(given)), [&](ScenarioFileReading& file) {
    StudyPlan made =
        plan_study(file.root, file.input.name, std::move(file.reading), question_of(watch));
    if (check) check(made, file.root);
    return made;
  });
  if (plan.given.table) remark_taken(watch, plan.given.table->notes);
  if (plan.hold) remark_taken(watch, plan.hold->notes);
  return plan;
}

}  // namespace darknumber
