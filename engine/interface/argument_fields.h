// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "engine/input/field.h"

namespace darknumber {

/// Arguments that belong together.
struct ArgumentGroup {
  std::string_view title;  // of a group that several verbs have: "A scenario"; else empty
  FieldTable fields;
};

/// The groups. Arguments have the names of the options of the command line, with an underscore for
/// a dash; what may be repeated there is one or an array here.
ArgumentGroup scenario_arguments();  // scenario, scenario_path, files, set, replicates, seed
ArgumentGroup threads_arguments();   // threads
ArgumentGroup plan_arguments();      // shards
ArgumentGroup run_arguments();       // until, time_limit
ArgumentGroup design_arguments();
ArgumentGroup draw_arguments();      // replicate, parts
ArgumentGroup target_arguments();    // to, to_path, match
ArgumentGroup table_arguments();     // table, table_path
ArgumentGroup estimate_arguments();  // estimator, lists, unknown, remove, seed, level
ArgumentGroup bounds_arguments();    // within, least_overlap, lists, seed
ArgumentGroup reading_arguments();   // count, stratum, covariate, ignore, repeated, missing, …
ArgumentGroup list_arguments();      // what, name
ArgumentGroup schema_arguments();    // what

}  // namespace darknumber
