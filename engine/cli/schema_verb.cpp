// SPDX-License-Identifier: MIT
#include "engine/cli/standard_streams.h"
#include "engine/cli/unknown_word.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/interface/schemas.h"

namespace darknumber {
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
