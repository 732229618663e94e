// SPDX-License-Identifier: MIT
#include "engine/input/nearest_name.h"

#include <algorithm>
#include <cctype>

namespace darknumber {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower;
  for (char c : text) lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

/// The least number of single characters to insert, drop or replace, or neighbours to swap, that
/// turns a into b. Source: optimal string alignment, Damerau (1964), CACM 7(3).
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

/// A slip changes at most one character in three of the longer name, and one of a short name.
std::size_t most_edits(std::size_t a, std::size_t b) {
  return std::max<std::size_t>(1, std::max(a, b) / 3);
}

}  // namespace

std::string nearest_name(std::string_view name, const std::vector<std::string>& known) {
  const std::string wanted = lower_case(name);
  std::string nearest;
  std::size_t fewest = 0;
  for (const std::string& candidate : known) {
    const std::size_t most = most_edits(wanted.size(), candidate.size());
    const std::size_t longer = std::max(wanted.size(), candidate.size());
    // At least the difference in length is to be edited: no need to compare a text of a megabyte.
    if (longer - std::min(wanted.size(), candidate.size()) > most) continue;
    const std::size_t edits = edit_distance(wanted, lower_case(candidate));
    if (edits > most) continue;
    if (edits >= longer) continue;  // nothing in common
    if (nearest.empty() || edits < fewest) {
      nearest = candidate;
      fewest = edits;
    }
  }
  return nearest;
}

}  // namespace darknumber
