// SPDX-License-Identifier: MIT
#pragma once

#include "engine/interface/listings.h"

namespace darknumber {

/// The scenarios that come with the program.
Listing scenario_listing();

}  // namespace darknumber
