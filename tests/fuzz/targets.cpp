// SPDX-License-Identifier: MIT
#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace darknumber::fuzz {
namespace {

constexpr Target all_targets[] = {
    {"scenario", Form::json, read_scenario_text},     {"set", Form::bytes, apply_settings_text},
    {"estimator", Form::bytes, read_estimators_text}, {"table", Form::bytes, read_table_text},
    {"estimate", Form::bytes, estimate_of_table},     {"checkpoint", Form::bytes, read_checkpoint},
    {"results", Form::json, read_results_folder},     {"shard", Form::json, read_shard_folder},
    {"call", Form::line_and_json, call_verb},         {"world", Form::json, run_tiny_world},
};

}  // namespace

std::span<const Target> targets() {
  return all_targets;
}

const Target* find_target(std::string_view name) {
  for (const Target& target : all_targets)
    if (target.name == name) return &target;
  return nullptr;
}

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

}  // namespace darknumber::fuzz
