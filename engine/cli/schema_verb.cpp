// SPDX-License-Identifier: MIT
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/input/nearest_name.h"
#include "engine/report/results_schema.h"
#include "engine/scenario/format/scenario_schema.h"

namespace darknumber {

ExitCode schema_verb(const Options& options) {
  const bool of_scenarios = options.input.empty() || options.input == "scenario";
  if (!of_scenarios && options.input != "results") {
    const std::string nearest = nearest_name(options.input, {"scenario", "results"});
    say("error: there is no schema of \"{}\"; {}\n", options.input,
        nearest.empty() ? "choose scenario or results."
                        : fmt::format("did you mean \"{}\"?", nearest));
    return ExitCode::bad_usage;
  }
  const Value schema = of_scenarios ? scenario_schema() : results_schema();
  print_result(write_json(schema, JsonLayout::indented), Format::json);
  return ExitCode::done;
}

}  // namespace darknumber
