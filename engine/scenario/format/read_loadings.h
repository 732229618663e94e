// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/input/object_reader.h"

namespace darknumber {

/// The members of an object whose names are those of strata or traits, by index; unknown and
/// repeated names are refused.
std::vector<const Value*> named_members(ObjectReader& agency, std::string_view field,
                                        const std::string& kind, const std::string& kinds,
                                        const std::vector<std::string>& known);

/// Loadings of an agency, one a trait, 0 where none is given.
std::vector<double> read_loadings(ObjectReader& agency, std::string_view field,
                                  const std::vector<std::string>& traits);

}  // namespace darknumber
