// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/input/table_layout.h"
#include "engine/input/wide_table.h"

namespace darknumber {

/// Reads the history of a row: from the columns of lists, or from digits. Entries that are neither
/// membership nor its lack become problems.
class HistoryReader {
 public:
  HistoryReader(const TableOutline& outline, const TableLayout& layout, const TableReading& reading,
                const std::string& file, Problems& problems);

  /// None where an entry is wrong.
  std::optional<WideHistory> read(const TextRow& row);

  /// Missing entries taken as not on the list.
  std::int64_t missing() const { return missing_; }

 private:
  bool is_on(const TextRow& row, std::size_t column, bool& sound);
  std::optional<WideHistory> digits_of(const TextRow& row, std::size_t column);
  void refuse(const Position& at, std::string message, std::string advice);

  const TableOutline& outline_;
  const TableLayout& layout_;
  const TableReading& reading_;
  const std::string& file_;
  Problems& problems_;
  Entry on_ = Entry::one;
  Entry off_ = Entry::zero;
  WideHistory all_lists_ = 0;
  std::int64_t missing_ = 0;
};

}  // namespace darknumber
