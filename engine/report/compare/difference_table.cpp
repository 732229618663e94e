// SPDX-License-Identifier: MIT
#include "engine/report/compare/difference_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/numbers.h"
#include "engine/report/text_table.h"

namespace darknumber {
namespace {

/// Characters of a value that fit beside the path, whose words may be 36 wide with the space around
/// them, and beside the other value. All of a value is in the JSON form.
std::size_t longest_shown(std::size_t width) {
  constexpr std::size_t beside_values = 42;
  constexpr std::size_t most = 30;
  return std::min(most, (width - beside_values) / 2);
}

/// At most so many characters, the last one an ellipsis where some are left out.
std::string cut(const std::string& text, std::size_t longest) {
  if (shown_width(text) <= longest) return text;
  std::size_t characters = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (starts && ++characters == longest) break;
  }
  return text.substr(0, end) + "…";
}

std::string side_text(const std::optional<Value>& side, std::size_t longest) {
  if (!side) return no_number_text;
  return cut(side->is_text() ? side->text() : write_json(*side), longest);
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

std::string differences_text(const std::vector<FieldDifference>& differences, std::size_t width) {
  if (differences.empty()) return "The scenarios are the same, field by field.\n";
  TextTable table({"field", "A", "B"});
  for (const FieldDifference& difference : differences)
    table.add({difference.path, side_text(difference.first, longest_shown(width)),
               side_text(difference.second, longest_shown(width))});
  return fmt::format("The scenarios differ in {} field{}:\n\n", number_word(differences.size()),
                     differences.size() == 1 ? "" : "s") +
         table.text(width);
}

}  // namespace darknumber
