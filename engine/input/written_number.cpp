// SPDX-License-Identifier: MIT
#include "engine/input/written_number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/input/json_cursor.h"

namespace darknumber {
namespace {

/// Those of several bytes are the narrow, thin and plain no-break spaces.
constexpr std::array<std::string_view, 9> separators{
    ",", ".", "'", "_", " ", "’", "\xE2\x80\xAF", "\xE2\x80\x89", "\xC2\xA0"};

std::size_t digits_at_start(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

/// The digits of "1,000" with this separator.
std::optional<std::string> digits_between(std::string_view text, std::string_view separator) {
  std::size_t count = digits_at_start(text);
  if (count < 1 || count > 3 || text.front() == '0') return std::nullopt;
  std::string digits(text.substr(0, count));
  text.remove_prefix(count);
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    if (!text.starts_with(separator)) return std::nullopt;
    text.remove_prefix(separator.size());
    if (digits_at_start(text.substr(0, 4)) != 3) return std::nullopt;
    digits += text.substr(0, 3);
    text.remove_prefix(3);
  }
  return digits;
}

}  // namespace

bool has_three_decimals(std::string_view written) {
  if (written.starts_with('-')) written.remove_prefix(1);
  const std::size_t point = written.find('.');
  return point != std::string_view::npos && written.size() == point + 4 &&
         digits_between(written, ".").has_value();
}

std::optional<std::string> without_separators(std::string_view written) {
  for (std::string_view separator : separators)
    if (auto digits = digits_between(written, separator)) return digits;
  return std::nullopt;
}

std::optional<std::string> as_json_number(std::string_view written) {
  const bool negative = written.starts_with('-');
  if (negative || written.starts_with('+')) written.remove_prefix(1);
  while (written.size() > 1 && written[0] == '0' && is_digit(written[1])) written.remove_prefix(1);
  if (written.ends_with('.')) written.remove_suffix(1);
  const std::string number =
      fmt::format("{}{}{}", negative ? "-" : "", written.starts_with('.') ? "0" : "", written);
  if (number.empty() || number_length(number) != number.size()) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc{} ? std::optional(number) : std::nullopt;
}

std::string whole_number_advice(std::string_view written) {
  const auto digits = without_separators(written);
  if (!digits) return "";
  if (has_three_decimals(written) && written.ends_with("000"))
    return fmt::format("Write {} or {}, without a point.", written.substr(0, written.find('.')),
                       *digits);
  return fmt::format("Write {}.", *digits);
}

}  // namespace darknumber
