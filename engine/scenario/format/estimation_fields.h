// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/format/field_tables.h"

namespace darknumber {

FieldTable estimation_fields();
FieldTable target_fields();
FieldTable remove_fields();
FieldTable suppress_fields();

}  // namespace darknumber
