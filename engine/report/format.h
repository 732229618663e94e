// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "engine/report/block.h"

namespace darknumber {

/// What a command has to say, made only as far as a format asks for it. Texts for people are
/// blocks; data are written from the results themselves, since texts round and leave out.
struct Report {
  std::function<Blocks()> blocks;
  std::function<std::string()> json;
  std::function<std::string()> csv;  // empty where the report is no table
};

/// The formats, in the order of `formats()`.
enum class Format { text, json, csv, markdown };

/// One format of reports.
struct FormatKind {
  std::string_view name;
  std::string_view help;    // what it is for
  bool for_people = false;  // else it goes out byte for byte
  std::string (*render)(const Report& report, std::size_t width) = nullptr;
};

/// The list of formats.
std::span<const FormatKind> formats();

const FormatKind& kind_of(Format format);

}  // namespace darknumber
