#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds a format of reports to a copy of the sources, by the recipe of CONTRIBUTING.md alone, builds the
# program and runs it.
#   add_format.sh CHECKOUT FOLDER
. "$(dirname "$0")/recipe.sh"
report=engine/report

# 1. From blocks to text.
cat > $report/outline.h <<'END'
// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/report/block.h"

namespace darknumber {

/// A report without its tables: what it says in words.
std::string outline_text(const Blocks& blocks);

}  // namespace darknumber
END
cat > $report/outline.cpp <<'END'
// SPDX-License-Identifier: MIT
#include "engine/report/outline.h"

namespace darknumber {
namespace {

struct OutlineBlock {
  std::string operator()(const Heading& heading) const { return "= " + heading.text + "\n"; }
  std::string operator()(const Paragraph& paragraph) const { return paragraph.text + "\n"; }
  std::string operator()(const Facts& facts) const {
    std::string text;
    for (const auto& [label, fact] : facts.lines) text += label + ": " + fact + "\n";
    return text;
  }
  std::string operator()(const Items& items) const {
    std::string text;
    for (const Items::Item& item : items.items) text += "* " + item.text + "\n";
    return text;
  }
  std::string operator()(const Table& table) const { return "table: " + table.caption + "\n"; }
  std::string operator()(const Finding& finding) const { return paragraph_of(finding) + "\n"; }
  std::string operator()(const Figure&) const { return ""; }
  std::string operator()(const Spread&) const { return ""; }
};

}  // namespace

std::string outline_text(const Blocks& blocks) {
  std::string text;
  for (const Block& block : blocks) text += std::visit(OutlineBlock{}, block.content);
  return text;
}

}  // namespace darknumber
END

# 2. The name.
replace $report/format.h 'enum class Format { text, json, csv, markdown };' \
  'enum class Format { text, json, csv, markdown, outline };'

# 3. The entry in the list.
insert_after $report/format.cpp '#include "engine/report/markdown.h"' '#include "engine/report/outline.h"'
insert_after $report/format.cpp '               [](const Report& report, std::size_t) { return markdown_text' \
  '    FormatKind{"outline", "the words alone", true,
               [](const Report& report, std::size_t) { return outline_text(report.blocks()); }},'

build_program
expect 'outline' "$program" run --help
expect 'replicates' "$program" run scenarios/textbook.json --replicates 3 --quiet --format outline
expect '= ' "$program" run scenarios/textbook.json --replicates 3 --quiet --format outline
expect 'outline' "$program" run scenarios/textbook.json --format outlin
say_touched
echo "A format was added by the recipe."
