// SPDX-License-Identifier: MIT
#pragma once

#include "engine/input/object_reader.h"
#include "engine/scenario/scenario.h"

namespace darknumber {

/// The "verification" of a scenario or, `unless_given` being of records, of an agency.
VerificationSpec read_verification(ObjectReader& parent, VerificationSpec unless_given);

/// As it is written; what it is about, too.
Value verification_value(const VerificationSpec& verification);

}  // namespace darknumber
