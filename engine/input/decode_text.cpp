// SPDX-License-Identifier: MIT
#include "engine/input/decode_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/input/problem.h"

namespace darknumber {
namespace {

constexpr std::size_t from_the_end = std::string_view::npos;

/// What a file that is no text is, by its first bytes, and what to do about it. A table may begin
/// with those that are letters, as the name of a list: then others are looked for too.
struct FileKind {
  std::string_view start;
  std::string_view name;
  std::string_view advice;
  std::string_view more = "";
  std::size_t more_at = 0;

  bool is(std::string_view bytes) const {
    if (!bytes.starts_with(start)) return false;
    if (more_at == from_the_end) return bytes.size() > start.size() && bytes.ends_with(more);
    return bytes.substr(std::min(more_at, bytes.size())).starts_with(more);
  }
};

constexpr std::string_view unpack = "Unpack it, and give the table that is in it.";
constexpr std::string_view save_as_csv =
    "Open it in a spreadsheet program and save the sheet as CSV.";
constexpr std::string_view as_text = "Give the table itself, as CSV.";

constexpr std::array<FileKind, 14> file_kinds{{
    {"\x1F\x8B", "a file compressed by gzip", unpack},
    {"BZh", "a file compressed by bzip2", unpack, "1AY&SY", 4},
    {"\xFD"
     "7zXZ",
     "a file compressed by xz", unpack},
    {"\x28\xB5\x2F\xFD", "a file compressed by zstd", unpack},
    {"7z\xBC\xAF", "a 7-Zip archive", unpack},
    {"Rar!\x1A", "a RAR archive", unpack},
    {"\xD0\xCF\x11\xE0", "an Excel workbook of the old kind (.xls)", save_as_csv},
    {"%PDF", "a PDF", "Copy the table out of it into a text file, as CSV."},
    {"PAR1", "a Parquet file", as_text, "PAR1", from_the_end},
    {"SQLite format 3", "a SQLite database", as_text},
    {"RDX", "a file of R's save()", "Write the table with R's write.csv().", "\nX\n", 4},
    {"<!DOCTYPE", "a web page", as_text},
    {"<html", "a web page", as_text},
    {"{\\rtf", "a document in Rich Text Format", as_text},
}};

/// A zip file, by what a spreadsheet program packs into one.
FileKind kind_of_zip(std::string_view bytes) {
  if (bytes.find("opendocument.spreadsheet") != std::string_view::npos)
    return {"", "an OpenDocument spreadsheet", save_as_csv};
  if (bytes.find("xl/") != std::string_view::npos)
    return {"", "an Excel workbook (.xlsx)", save_as_csv};
  if (bytes.find("word/") != std::string_view::npos) return {"", "a Word document", as_text};
  return {"", "a zip archive", unpack};
}

std::optional<FileKind> kind_of(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04")) return kind_of_zip(bytes);
  for (const FileKind& kind : file_kinds)
    if (kind.is(bytes)) return kind;
  return std::nullopt;
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80U) return add(code);
  if (code < 0x800U) {
    add(0xC0U | code >> 6U);
  } else if (code < 0x10000U) {
    add(0xE0U | code >> 12U);
    add(0x80U | (code >> 6U & 0x3FU));
  } else {
    add(0xF0U | code >> 18U);
    add(0x80U | (code >> 12U & 0x3FU));
    add(0x80U | (code >> 6U & 0x3FU));
  }
  add(0x80U | (code & 0x3FU));
}

constexpr std::uint32_t replacement = 0xFFFDU;  // for what is no character

/// UTF-16 after its mark; `first` is the index of the more significant byte of each pair.
std::string from_utf16(std::string_view bytes, std::size_t first) {
  const auto unit = [&](std::size_t at) {
    const auto high = static_cast<unsigned char>(bytes[at + first]);
    const auto low = static_cast<unsigned char>(bytes[at + 1 - first]);
    return static_cast<std::uint32_t>(high << 8U | low);
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    std::uint32_t code = unit(at);
    const bool leads = code >= 0xD800U && code < 0xDC00U;
    if (leads && at + 3 < bytes.size() && (unit(at + 2) & 0xFC00U) == 0xDC00U) {
      code = 0x10000U + ((code & 0x3FFU) << 10U | (unit(at + 2) & 0x3FFU));
      at += 2;
    } else if ((code & 0xF800U) == 0xD800U) {
      code = replacement;
    }
    append_utf8(text, code);
  }
  return text;
}

/// The characters of the bytes 0x80 to 0x9F. Source: the WHATWG Encoding Standard, windows-1252.
constexpr std::array<std::uint16_t, 32> windows_1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto code = static_cast<unsigned char>(byte);
    append_utf8(text, code >= 0x80 && code < 0xA0 ? windows_1252[code - 0x80U] : code);
  }
  return text;
}

/// Whether the bytes are UTF-8: lead bytes are followed by as many others as they announce, and no
/// character is written longer than it need be.
bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[at++]);
    if (lead < 0x80) continue;
    const int more = lead >= 0xC2 && lead < 0xE0   ? 1
                     : (lead & 0xF0) == 0xE0       ? 2
                     : lead >= 0xF0 && lead < 0xF5 ? 3
                                                   : 0;
    if (more == 0) return false;
    std::uint32_t code = lead & (0x3FU >> static_cast<unsigned>(more));
    for (int i = 0; i < more; ++i, ++at) {
      if (at == bytes.size() || (static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80)
        return false;
      code = code << 6U | (static_cast<unsigned char>(bytes[at]) & 0x3FU);
    }
    const bool too_long = more > 1 && code < (more == 2 ? 0x800U : 0x10000U);
    if (too_long || (code & 0xFFFFF800U) == 0xD800U || code > 0x10FFFFU) return false;
  }
  return true;
}

[[noreturn]] void refuse(const std::string& file, Position position, std::string message,
                         std::string_view advice) {
  throw InputError({{file, std::move(position), "", std::move(message), std::string(advice), ""}});
}

}  // namespace

DecodedText decode_text(std::string bytes, const std::string& file) {
  if (const auto kind = kind_of(bytes))
    refuse(file, {}, fmt::format("this is {}, not a table in text", kind->name), kind->advice);
  DecodedText decoded;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decoded.text = from_utf16(std::string_view(bytes).substr(2), bytes[0] == '\xFF' ? 1 : 0);
  } else if (bytes.starts_with(byte_order_mark)) {
    decoded.text = bytes.substr(byte_order_mark.size());
  } else if (is_utf8(bytes)) {
    decoded.text = std::move(bytes);
  } else {
    decoded.text = from_windows_1252(bytes);
    decoded.note = "its bytes are not UTF-8, and were read as Windows-1252";
  }
  if (decoded.text.find_first_not_of(" \t\r\n") == std::string::npos)
    refuse(file, {1, 1, ""}, "this file is empty",
           "It needs a header line and a line for each history.");
  if (const std::size_t nul = decoded.text.find('\0'); nul != std::string::npos)
    refuse(file, {}, "this is not a text file: it contains bytes of value 0",
           "Save the table as CSV, in UTF-8.");
  return decoded;
}

}  // namespace darknumber
