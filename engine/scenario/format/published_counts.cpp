// SPDX-License-Identifier: MIT
#include "engine/scenario/format/published_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "engine/input/make_value.h"

namespace darknumber {
namespace {

constexpr std::string_view to = "..";

/// As "<t" where that is read as this count again; a sum of such counts can be more than they can.
std::string text_of(const SuppressedCount& count) {
  const std::string below = fmt::format("<{}", count.most + 1.0);
  return suppressed_count(count.history, below) == count
             ? below
             : fmt::format("{}{}{}", count.least, to, count.most);
}

}  // namespace

Value counts_value(const ContingencyTable& table, const std::vector<SuppressedCount>& suppressed) {
  Value counts = empty_object();
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    const auto found =
        std::find_if(suppressed.begin(), suppressed.end(),
                     [&](const SuppressedCount& count) { return count.history == h; });
    const std::string digits = to_digits(h, table.lists());
    if (found != suppressed.end())
      add_member(counts, digits, text_of(*found));
    else if (table[h] > 0.0)
      add_member(counts, digits, table[h]);
  }
  return counts;
}

std::optional<SuppressedCount> suppressed_count(CaptureHistory history, std::string_view text) {
  if (const auto below = suppressed_below(text)) {
    if (*below < 2 || *below > most_suppressed_below) return std::nullopt;
    return SuppressedCount{history, 1.0, *below - 1.0};
  }
  const std::size_t middle = text.find(to);
  if (middle == std::string_view::npos) return std::nullopt;
  const auto least = number_of_persons(text.substr(0, middle));
  const auto most = number_of_persons(text.substr(middle + to.size()));
  if (!least || !most || *least > *most || *most - *least > widest_sum) return std::nullopt;
  return SuppressedCount{history, *least, *most};
}

void add_suppressed(const SuppressedCount& count, ContingencyTable& table,
                    std::vector<SuppressedCount>& suppressed) {
  table.add(count.history, count.middle());
  suppressed_at(count.history, suppressed) = count;
}

}  // namespace darknumber
