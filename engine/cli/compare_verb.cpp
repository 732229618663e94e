// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "engine/cli/said.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/problem.h"
#include "engine/report/compare/compare_explanations.h"
#include "engine/interface/given_scenario.h"
#include "engine/report/compare/compare_results_report.h"
#include "engine/report/compare/compare_scenarios_report.h"
#include "engine/scenario/study_types/study_kinds.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

/// The scenario of a file or, as it was run, of a results folder, with its answers on the expected
/// table.
GivenPoint point_of(const std::string& path) {
  if (!is_results_folder(path)) {
    const Options options;
    return prepare_given(given_file(path, {}), Evaluation::expected, said(options));
  }
  try {
    const Scenario given = read_results(path).scenario;
    return {given, prepare_point(given, Evaluation::expected)};
  } catch (const UnsolvableScenario& error) {
    throw InputError({{path + "/results.json",
                       {},
                       "scenario." + error.path(),
                       error.what(),
                       error.advice(),
                       ""}});
  }
}

}  // namespace

ExitCode compare_verb(const Options& options) {
  if (options.input == standard_input && options.other == standard_input) {
    say("error: only one of the two can come from standard input.\n");
    return ExitCode::bad_usage;
  }
  const bool first_is_folder = is_results_folder(options.input);
  const bool second_is_folder = is_results_folder(options.other);
  if (first_is_folder && second_is_folder) {
    const StoredResults first = read_results(options.input);
    const StoredResults second = read_results(options.other);
    const bool worlds = draws_worlds(first.scenario);
    if (worlds != draws_worlds(second.scenario)) {
      say("error: {} explains a table and {} does not: a posterior and measures of estimators have "
          "nothing to set against one another. Compare two explanations, or two runs.\n",
          worlds ? options.input : options.other, worlds ? options.other : options.input);
      return ExitCode::bad_usage;
    }
    if (worlds) {
      const StoredExplanation a = read_explanation(first);
      const StoredExplanation b = read_explanation(second);
      print_report({[&] { return compare_explanations_blocks(a, b); },
                    [&] { return compare_explanations_json(a, b); },
                    [&] { return compare_explanations_csv(a, b); }},
                   options);
      return ExitCode::done;
    }
    const ComparedResults compared = compare_results(first, second);
    print_report({[&] { return compare_results_blocks(compared); },
                  [&] { return compare_results_json(compared); },
                  [&] { return compare_results_csv(compared); }},
                 options);
    return ExitCode::done;
  }
  if (first_is_folder != second_is_folder && !options.progress.quiet)
    say("Note: {} is a scenario, so the scenario of {} is compared with it.\n",
        input_name(first_is_folder ? options.other : options.input),
        first_is_folder ? options.input : options.other);
  const GivenPoint first = point_of(options.input);
  const GivenPoint second = point_of(options.other);
  const NamedPoint a{input_name(options.input), first.given, first.point};
  const NamedPoint b{input_name(options.other), second.given, second.point};
  print_report(
      {[&] { return compare_scenarios_blocks(a, b); }, [&] { return compare_scenarios_json(a, b); },
       [&] { return compare_scenarios_csv(a, b); }},
      options);
  return ExitCode::done;
}

}  // namespace darknumber
