// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/value.h"

namespace darknumber {

/// One row of a table in text. Views are good until the visitor returns.
struct TextRow {
  int line = 1;                          // in the file, 1-based
  std::string_view source;               // the file from the start of the row on
  std::vector<std::string_view> fields;  // unquoted, without spaces around them
  std::vector<std::size_t> starts;       // of each field in `source`, in bytes

  /// The place of a field; the start of the row where it has not so many.
  Position position(std::size_t field) const;
};

using RowVisitor = std::function<void(TextRow&)>;

/// The separator that the header line uses: the one of `;`, tab and `,` that occurs in it most,
/// outside quotation marks.
char csv_separator(std::string_view text);

/// Shows every row of a CSV text to `visit`, in order: RFC 4180, with any line ends. Rows in which
/// every field is blank are left out. The time is linear and the memory that of one row. Throws
/// InputError where a quotation mark is out of place.
void visit_csv(std::string_view text, const std::string& file, const RowVisitor& visit);

}  // namespace darknumber
