// SPDX-License-Identifier: MIT
#include "engine/report/difference_table.h"

#include <fmt/format.h>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

constexpr std::size_t longest_shown = 30;  // characters of a value; all with --format json

/// At most so many characters, the last one an ellipsis where some are left out.
std::string cut(const std::string& text) {
  if (shown_width(text) <= longest_shown) return text;
  std::size_t characters = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (starts && ++characters == longest_shown) break;
  }
  return text.substr(0, end) + "…";
}

std::string side_text(const std::optional<Value>& side) {
  if (!side) return no_number_text;
  return cut(side->is_text() ? side->text() : write_json(*side));
}

}  // namespace

Value differences_value(const std::vector<FieldDifference>& differences) {
  Value all = empty_array();
  for (const FieldDifference& difference : differences) {
    Value entry = empty_object();
    add_member(entry, "path", difference.path);
    add_member(entry, "a", difference.first.value_or(null_value()));
    add_member(entry, "b", difference.second.value_or(null_value()));
    all.array().push_back(std::move(entry));
  }
  return all;
}

std::string differences_text(const std::vector<FieldDifference>& differences) {
  if (differences.empty()) return "The scenarios are the same, field by field.\n";
  TextTable table({"field", "A", "B"});
  for (const FieldDifference& difference : differences)
    table.add({difference.path, side_text(difference.first), side_text(difference.second)});
  return fmt::format("The scenarios differ in {} field{}:\n\n", number_word(differences.size()),
                     differences.size() == 1 ? "" : "s") +
         table.text();
}

}  // namespace darknumber
