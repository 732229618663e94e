// SPDX-License-Identifier: MIT
#pragma once

#include <boost/config.hpp>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/estimators/fitting/integer_rows.h"

namespace darknumber {

/// A combination of the columns of a design matrix, whose values on rows are asked for many times.
class Combination {
 public:
  explicit Combination(const IntegerRow& coefficients) : coefficients_(coefficients) {
    for (std::size_t c = 0; c < coefficients.size(); ++c) {
      if (coefficients[c] == 0) continue;
      columns_.push_back(c);
      short_ = short_ && abs(coefficients[c]) <= std::numeric_limits<std::int64_t>::max();
      if (short_) short_coefficients_.push_back(coefficients[c].convert_to<std::int64_t>());
    }
  }

  /// `rows` has `entry(row, column)`, a whole number. Exact: entries are below 2^53
  /// (pattern_model.h), so that 1,000 products of short coefficients add up to less than 2^127.
  template <typename Rows>
  Integer value_on(const Rows& rows, std::size_t row) const {
    if (!short_ || columns_.size() > 1000) return long_value_on(rows, row);
    boost::int128_type value = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      value += boost::int128_type{short_coefficients_[i]} * rows.entry(row, columns_[i]);
    return value;
  }

 private:
  template <typename Rows>
  Integer long_value_on(const Rows& rows, std::size_t row) const {
    Integer value = 0;
    for (std::size_t c : columns_)
      if (const std::int64_t entry = rows.entry(row, c); entry != 0)
        value += coefficients_[c] * entry;
    return value;
  }

  IntegerRow coefficients_;
  std::vector<std::size_t> columns_;  // whose coefficient is not 0
  std::vector<std::int64_t> short_coefficients_;
  bool short_ = true;
};

inline std::vector<Combination> combinations_of(const std::vector<IntegerRow>& directions) {
  return {directions.begin(), directions.end()};
}

}  // namespace darknumber
