// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/value.h"
#include "engine/scenario/paths/path_text.h"

namespace darknumber {

/// Sets one of several shares and rescales the others so that all sum to 1 again, in proportion to
/// what they were (equal parts where they were all 0). `shares` are pointers to numbers. A value
/// that is no share is only set: the reader of the scenario refuses it.
void set_one_share(const std::vector<Value*>& shares, std::size_t index, const Value& value);

/// Sets "share" or "bystander_share" of one stratum. Bystander shares that are not given are taken
/// from the shares first, so that all strata have one.
void set_stratum_share(Value::Array& strata, std::size_t index, const std::string& field,
                       const Value& value);

/// Makes settings of these paths together; `set` makes one, by its place among them. Those of the
/// size of groups, by which other paths find them, come last, so that each path means the groups
/// of before. Where the others leave the shares of groups above 1, scales those of the sizes that
/// none of `paths` has set down to what is left, in proportion to what they were. Nothing where
/// either are too much by themselves: the reader of the scenario refuses them.
void set_together(Value& root, const std::vector<std::string_view>& paths,
                  const std::function<void(std::size_t)>& set);

}  // namespace darknumber
