// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/format/field_tables.h"

namespace darknumber {

FieldTable verification_fields();
FieldTable agency_verification_fields();

}  // namespace darknumber
