// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_numbers.h"

#include <fmt/core.h>

#include <cmath>

#include "engine/input/field_check.h"

namespace darknumber {

std::optional<std::vector<double>> read_numbers(ObjectReader& reader, std::string_view field,
                                                const Range& range) {
  const Value* items = reader.value(field);
  if (items == nullptr) return std::nullopt;
  std::vector<double> numbers;
  bool sound = true;
  for (const Value& item : items->array()) {
    const std::string what = fmt::format("item {} of \"{}\"", numbers.size() + 1, field);
    if (std::optional<FieldFault> fault = fault_of_number(item, range, what)) {
      sound = false;
      reader.problems().push_back({file_at(item.position, reader.file()), item.position,
                                   reader.path_of(field), fault->message, fault->advice,
                                   fault->suggestion});
    }
    numbers.push_back(item.is_number() ? item.number() : 0.0);
  }
  if (!sound) return std::nullopt;
  return numbers;
}

bool sums_to_one(const std::vector<double>& shares) {
  double sum = 0.0;
  for (double share : shares) sum += share;
  return std::abs(sum - 1.0) <= share_sum_tolerance;
}

}  // namespace darknumber
