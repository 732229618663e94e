// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/field.h"

namespace darknumber {

/// Groups of arguments that verbs have in common. They have the names of the options of the command
/// line, with an underscore for a dash; what may be repeated there is one or an array here.
FieldTable scenario_arguments();  // scenario, scenario_path, files, set, replicates, seed
FieldTable threads_arguments();   // threads
FieldTable run_arguments();       // until, time_limit
FieldTable draw_arguments();      // replicate, parts
FieldTable target_arguments();    // to, to_path, match
FieldTable table_arguments();     // table, table_path
FieldTable estimate_arguments();  // estimator, lists, unknown, remove, seed, level
FieldTable bounds_arguments();    // within, least_overlap, lists, seed
FieldTable reading_arguments();   // count, stratum, covariate, ignore, repeated, missing, …
FieldTable list_arguments();      // what, name
FieldTable schema_arguments();    // what

}  // namespace darknumber
