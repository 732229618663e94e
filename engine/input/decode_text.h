// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace darknumber {

/// The text of a file as UTF-8, without a byte-order mark.
struct DecodedText {
  std::string text;
  std::string note;  // how it was taken where that is not plain; empty for UTF-8
};

/// Reads UTF-8, UTF-16 with its mark, and else Windows-1252. Throws InputError, naming what it is,
/// for a compressed file, a spreadsheet, a PDF and their like, and for a file without any text.
DecodedText decode_text(std::string bytes, const std::string& file);

}  // namespace darknumber
