// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/input/object_reader.h"
#include "engine/scenario/design_spec.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

struct StudySurroundings;

/// The option "design" of a study: checks it and adds problems, those of lists and traits that the
/// scenario has not got among them. A study does not keep it.
void check_design(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);

/// The design of the study in a scenario's tree that was read without a problem; none where there
/// is none.
std::optional<DesignSpec> design_in(const Value& root);

}  // namespace darknumber
