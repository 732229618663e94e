// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/input/value.h"

namespace darknumber {

/// A field in which two scenarios differ, by the path that `--set` takes. A side that lacks it has
/// no value.
struct FieldDifference {
  std::string path;
  std::optional<Value> first;
  std::optional<Value> second;
};

/// What differs between two trees in the format of `to_value`, in the order of the first. Agencies,
/// strata and traits are matched by name, estimators by label, pairs by their agencies, claims by
/// their text; other objects of an array by place ("remove[#1]", from 1). Where only the order of
/// named things differs, the two orders are the values. Whole and other numbers are equal where
/// they are the same number.
std::vector<FieldDifference> differences_of(const Value& first, const Value& second);

}  // namespace darknumber
