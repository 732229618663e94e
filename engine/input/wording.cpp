// SPDX-License-Identifier: MIT
#include "engine/input/wording.h"

#include <fmt/core.h>

#include <cctype>

namespace darknumber {

std::string number_text(double number) {
  return fmt::format("{:.3g}", number);
}

std::string percent_text(double share) {
  return number_text(100.0 * share) + " %";
}

std::string percent_range_text(double least, double most) {
  const std::string low = number_text(100.0 * least);
  const std::string high = number_text(100.0 * most);
  return low == high ? high + " %" : fmt::format("{} to {} %", low, high);
}

std::string grouped(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string count_text(std::int64_t count) {
  return grouped(std::to_string(count));
}

std::string join_with_and(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string sentence(std::string clause) {
  if (!clause.empty())
    clause[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(clause[0])));
  return clause + ".";
}

}  // namespace darknumber
