// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "engine/estimators/estimator_spec.h"
#include "engine/input/object_reader.h"

namespace darknumber {

/// What "terms" is: "independence", "pairwise", or an array, whose items are then to be read. None,
/// with a problem and this advice, where it is anything else or empty.
std::optional<FixedTerms> read_terms_form(ObjectReader& reader, const Value& terms,
                                          std::string_view advice);

}  // namespace darknumber
