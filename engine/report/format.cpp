// SPDX-License-Identifier: MIT
#include "engine/report/format.h"

#include <array>

#include "engine/report/markdown.h"
#include "engine/report/terminal.h"

namespace darknumber {
namespace {

constexpr std::array all_formats{
    FormatKind{"text", "for a terminal", true,
               [](const Report& report, std::size_t width) {
                 return terminal_text(report.blocks(), width);
               }},
    FormatKind{"json", "all numbers, for programs", false,
               [](const Report& report, std::size_t) { return report.json(); }},
    FormatKind{"csv", "a table for R, pandas or a spreadsheet", false,
               [](const Report& report, std::size_t) { return report.csv(); }},
    FormatKind{"markdown", "the text for a page", true,
               [](const Report& report, std::size_t) { return markdown_text(report.blocks()); }},
};

}  // namespace

std::span<const FormatKind> formats() {
  return all_formats;
}

const FormatKind& kind_of(Format format) {
  return all_formats[static_cast<std::size_t>(format)];
}

}  // namespace darknumber
