// SPDX-License-Identifier: MIT
#include "engine/input/wording.h"

#include <fmt/core.h>

#include <cctype>
#include <cmath>
#include <string_view>
#include <utility>

namespace darknumber {
namespace {

/// Doubles have 17 digits at most.
constexpr int most_digits = 17;

/// A share in percent. "100" is all, and nothing less.
std::string percents(double share) {
  std::string text = number_text(100.0 * share);
  for (int digits = 4; share < 1.0 && text == "100" && digits <= most_digits; ++digits)
    text = fmt::format("{:.{}g}", 100.0 * share, digits);
  return text;
}

std::string joined(const std::vector<std::string>& items, const char* before_last) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? before_last : ", ";
    text += items[i];
  }
  return text;
}

}  // namespace

std::string number_text(double number) {
  constexpr double first_grouped = 999.5;  // 1,000 when rounded
  constexpr double first_with_exponent = 1e15;
  if (std::abs(number) < first_grouped || !(std::abs(number) < first_with_exponent))
    return fmt::format("{:.3g}", number);
  return grouped(fmt::format("{:.0f}", number));
}

std::string percent_text(double share) {
  return percents(share) + " %";
}

std::string percent_range_text(double least, double most) {
  const std::string low = percents(least);
  const std::string high = percents(most);
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
  return joined(items, " and ");
}

std::string join_with_or(const std::vector<std::string>& items) {
  return joined(items, " or ");
}

std::string ended(std::string text) {
  const bool has_end =
      !text.empty() && std::string_view(".!?").find(text.back()) != std::string::npos;
  return has_end ? text : text + ".";
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string sentence(std::string clause) {
  return ended(capitalised(std::move(clause)));
}

}  // namespace darknumber
