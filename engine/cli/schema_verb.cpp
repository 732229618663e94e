// SPDX-License-Identifier: MIT
#include <array>

#include "engine/cli/standard_streams.h"
#include "engine/cli/unknown_word.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/report/results_schema.h"
#include "engine/scenario/format/scenario_schema.h"

namespace darknumber {
namespace {

/// What there is a schema of, and what makes it; the first is the usual one.
struct Schema {
  std::string_view name;
  Value (*schema)();
};

constexpr std::array schemas{Schema{"scenario", scenario_schema},
                             Schema{"results", results_schema}};

}  // namespace

std::vector<std::string> names_of_schemas() {
  std::vector<std::string> names;
  for (const Schema& one : schemas) names.emplace_back(one.name);
  return names;
}

ExitCode schema_verb(const Options& options) {
  for (const Schema& one : schemas)
    if (options.input.empty() || one.name == options.input) {
      print_file(write_json(one.schema(), JsonLayout::indented));
      return ExitCode::done;
    }
  return refuse_word("schema of", options.input, names_of_schemas());
}

}  // namespace darknumber
