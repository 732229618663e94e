// SPDX-License-Identifier: MIT
#include "engine/study/study_rows.h"

#include <limits>
#include <utility>

#include "engine/study/factor_values.h"

namespace darknumber {

DesignRows cube_rows(const std::vector<Factor>& factors, std::size_t rows,
                     std::function<std::vector<double>(std::size_t row)> point) {
  return {rows, [factors = shared(factors), point = std::move(point)](std::size_t row) {
            const std::vector<double> at = point(row);
            std::vector<Value> values;
            for (std::size_t f = 0; f < factors->size(); ++f)
              values.push_back(value_at((*factors)[f], at[f]));
            return values;
          }};
}

DesignRows listed_rows(std::vector<std::vector<Value>> rows) {
  const auto listed = std::make_shared<const std::vector<std::vector<Value>>>(std::move(rows));
  return {listed->size(), [listed](std::size_t row) { return (*listed)[row]; }};
}

std::shared_ptr<const std::vector<Factor>> shared(const std::vector<Factor>& factors) {
  return std::make_shared<const std::vector<Factor>>(factors);
}

std::size_t combinations(const std::vector<std::size_t>& lengths) {
  constexpr std::size_t most = std::numeric_limits<std::size_t>::max();
  std::size_t product = 1;
  for (std::size_t length : lengths) {
    if (length == 0) return 0;
    product = product > most / length ? most : product * length;
  }
  return product;
}

}  // namespace darknumber
