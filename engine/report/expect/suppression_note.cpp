// SPDX-License-Identifier: MIT
#include "engine/report/expect/suppression_note.h"

#include <fmt/format.h>

#include "engine/input/make_value.h"
#include "engine/report/numbers.h"

namespace darknumber {

std::string suppression_note(const EstimationSpec& estimation, const HiddenCounts& hidden) {
  if (hidden.counts == 0) return "";
  const bool one = hidden.counts == 1;
  const int below = estimation.suppress->below;
  const std::string counts =
      fmt::format("{} above 0 and below {}", counted(hidden.counts, "count", "counts"), below);
  const char* stands = one ? "stands" : "stand";
  switch (estimation.suppress->as) {
    case SuppressAs::interval:
      return fmt::format("{} {} published as \"<{}\", and {} here as the middle of what {} can be.",
                         counts, one ? "is" : "are", below, stands, one ? "it" : "they");
    case SuppressAs::zero:
      return fmt::format("{} {} published as 0.", counts, one ? "is" : "are");
    case SuppressAs::middle:
      return fmt::format("{} {} published as {}.", counts, one ? "is" : "are", 0.5 * below);
    case SuppressAs::random_round:
      break;
  }
  return fmt::format("{} {} rounded at random to a multiple of 3, which keeps the mean.", counts,
                     one ? "is" : "are");
}

Value intervals_value(const EstimationSpec& estimation, const HiddenCounts& hidden) {
  const ListsInUse& lists = estimation.lists;
  Value all = empty_array();
  for (const SuppressedCount& one : hidden.intervals) {
    Value value = empty_object();
    add_member(value, "history",
               to_digits(project(one.history, lists), static_cast<int>(lists.size())));
    add_member(value, "least", one.least);
    add_member(value, "most", one.most);
    all.array().push_back(std::move(value));
  }
  return all;
}

}  // namespace darknumber
