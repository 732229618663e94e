// SPDX-License-Identifier: MIT
#include "engine/input/covariate_levels.h"

#include <algorithm>
#include <optional>

#include "engine/input/table_count.h"

namespace darknumber {
namespace {

bool comes_before_naturally(const std::string& a, const std::string& b) {
  const std::optional<double> first = finite_number(a);
  const std::optional<double> second = finite_number(b);
  if (first && second && *first != *second) return *first < *second;
  if (first.has_value() != second.has_value()) return first.has_value();
  return a < b;
}

}  // namespace

Covariate covariate_of(std::string name, const std::vector<std::string>& word_of_stratum) {
  Covariate covariate{std::move(name), word_of_stratum, {}};
  std::vector<std::string>& levels = covariate.levels;
  std::sort(levels.begin(), levels.end(), comes_before_naturally);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  for (const std::string& word : word_of_stratum)
    covariate.level_of_stratum.push_back(
        static_cast<std::size_t>(std::find(levels.begin(), levels.end(), word) - levels.begin()));
  return covariate;
}

}  // namespace darknumber
