// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

struct CsvField {
  std::string text;  // unquoted, without spaces around it
  int column = 1;    // where it starts in its line, in characters, 1-based
};

struct CsvLine {
  int number = 1;  // in the file, 1-based
  std::vector<CsvField> fields;
};

/// The separator that the header line uses: the one of `;`, tab and `,` that occurs in it most.
char csv_separator(std::string_view header_line);

struct CsvText {
  char separator = ',';
  std::vector<CsvLine> lines;
};

/// The lines of a CSV text (RFC 4180 quotes, within one line), with any line ends and without a
/// byte-order mark. Lines without any text are left out.
CsvText split_csv(std::string_view text);

}  // namespace darknumber
