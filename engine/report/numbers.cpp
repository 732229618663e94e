// SPDX-License-Identifier: MIT
#include "engine/report/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/input/wording.h"

namespace darknumber {
namespace {

/// Decimals that show `digits` significant digits of a value of this size; below 0 where that is
/// tens, hundreds, …
int decimals_for(double value, int digits) {
  if (value == 0.0) return 0;
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(value))));
  return std::min(digits - 1 - magnitude, 12);
}

/// Digits before the point grouped by thousands; decimals below 0 round to tens, hundreds, …
std::string fixed_text(double value, int decimals) {
  if (decimals < 0) {
    const double unit = std::pow(10.0, -decimals);
    return fixed_text(std::round(value / unit) * unit, 0);
  }
  std::string text = fmt::format("{:.{}f}", value, decimals);
  if (text.find_first_of("123456789") == std::string::npos && text.starts_with('-'))
    text.erase(0, 1);
  const std::size_t point = text.find('.');
  return grouped(text.substr(0, point)) + (point == std::string::npos ? "" : text.substr(point));
}

}  // namespace

std::string quantity_text(double count) {
  if (std::isnan(count)) return no_number_text;
  if (std::isinf(count)) return "infinite";
  if (std::abs(count) >= 100.0 || count == std::floor(count)) return fixed_text(count, 0);
  return significant_text(count);
}

std::string whole_text(double persons) {
  return quantity_text(std::round(persons));
}

std::string significant_text(double value, int digits) {
  if (std::isnan(value)) return no_number_text;
  if (std::isinf(value)) return value > 0.0 ? "infinite" : "-infinite";
  if (std::abs(value) < dust) return "0";
  if (std::abs(value) >= 1e15 || std::abs(value) < 1e-6)
    return fmt::format("{:.{}e}", value, digits - 1);
  const int decimals = decimals_for(value, digits);
  // What rounds up to the next power of ten has a digit before the point more: 0.9999 is 1.00.
  const double unit = std::pow(10.0, -decimals);
  return fixed_text(value, std::max(0, decimals_for(std::round(value / unit) * unit, digits)));
}

std::optional<int> digits_apart(double one, double other) {
  constexpr int most = 17;  // of a double
  if (std::abs(one - other) <= dust * std::max(std::abs(one), std::abs(other))) return std::nullopt;
  for (int digits = 2; digits <= most; ++digits)
    if (fmt::format("{:.{}e}", one, digits - 1) != fmt::format("{:.{}e}", other, digits - 1))
      return digits;
  return std::nullopt;
}

std::string measured_text(double value, double mcse) {
  if (!std::isfinite(value) || !std::isfinite(mcse)) return significant_text(value);
  if (mcse < dust) return significant_text(value) + " ±0";
  const int decimals = decimals_for(mcse, 1);
  return fmt::format("{} ±{}", fixed_text(value, decimals), fixed_text(mcse, decimals));
}

std::string rounded_text(double value, double mcse) {
  if (!std::isfinite(value) || !std::isfinite(mcse) || mcse < dust) return significant_text(value);
  return fixed_text(value, std::min(std::max(0, decimals_for(value, 3)), decimals_for(mcse, 1)));
}

std::string persons_text(double persons, double mcse) {
  if (!std::isfinite(persons)) return quantity_text(persons);
  int decimals = decimals_for(persons, 3);
  if (std::isfinite(mcse) && mcse >= dust) decimals = std::min(decimals, decimals_for(mcse, 1));
  return fixed_text(persons, std::min(0, decimals));
}

std::string share_text(double share) {
  if (std::isnan(share)) return no_number_text;
  const double percent = 100.0 * share;
  if (percent == 0.0 || percent == 100.0) return fmt::format("{:.0f} %", percent);
  if (percent < 0.1) return "below 0.1 %";
  if (percent > 99.9) return "above 99.9 %";
  return fmt::format("{:.{}f} %", percent, percent < 9.95 || percent > 99.0 ? 1 : 0);
}

std::string level_text(double level) {
  return fmt::format("{:g} %", 100.0 * level);
}

std::string measured_share_text(double share, double mcse) {
  if (!std::isfinite(share) || !std::isfinite(mcse) || mcse == 0.0) return share_text(share);
  const int decimals = decimals_for(100.0 * mcse, 1);
  return fmt::format("{} ±{} %", fixed_text(100.0 * share, decimals),
                     fixed_text(100.0 * mcse, decimals));
}

std::string number_word(std::size_t count) {
  constexpr std::array<const char*, 11> words{"no",  "one",   "two",   "three", "four", "five",
                                              "six", "seven", "eight", "nine",  "ten"};
  return count < words.size() ? words[count] : std::to_string(count);
}

std::string counted(double count, const std::string& noun, const std::string& plural) {
  if (count == 1.0) return "1 " + noun;
  return fmt::format("{} {}", quantity_text(count), plural.empty() ? noun + "s" : plural);
}

std::string thousandths_text(double value) {
  const std::string text = fmt::format("{:.3f}", value);
  return text == "-0.000" ? "0.000" : text;
}

}  // namespace darknumber
