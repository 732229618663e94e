// SPDX-License-Identifier: MIT
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/scenario/format/scenario_schema.h"

namespace darknumber {

ExitCode schema_verb(const Options&) {
  print_result(write_json(scenario_schema(), JsonLayout::indented), Format::json);
  return ExitCode::done;
}

}  // namespace darknumber
