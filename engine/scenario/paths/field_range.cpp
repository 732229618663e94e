// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/field_range.h"

#include <string>

#include "engine/scenario/format/field_tables.h"
#include "engine/scenario/paths/path_text.h"

namespace darknumber {

Range range_of_path(std::string_view path) {
  std::string fault;
  const std::vector<PathPiece> pieces = split_path(path, fault);
  if (pieces.empty() || pieces.back().bracket) return any_number;
  std::string section;
  for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
    section += (i == 0 ? "" : ".") + pieces[i].name + (pieces[i].bracket ? "[]" : "");
  const FieldSection* found = find_section(section);
  if (found == nullptr) return any_number;
  for (const Field& field : found->fields)
    if (field.name == pieces.back().name) return field.range;
  return any_number;
}

Range common_range(const Range& first, const Range& second) {
  Range both = first;
  if (second.least > both.least || (second.least == both.least && second.least_excluded)) {
    both.least = second.least;
    both.least_excluded = second.least_excluded;
  }
  if (second.most < both.most || (second.most == both.most && second.most_excluded)) {
    both.most = second.most;
    both.most_excluded = second.most_excluded;
  }
  return both;
}

}  // namespace darknumber
