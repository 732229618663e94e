// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace darknumber {

/// Whether a number is written with one to three digits, a point and three more (5.000): a fraction
/// here, and thousands in countries with a decimal comma.
bool has_three_decimals(std::string_view written);

/// The digits alone of a whole number that is written with separators between its thousands:
/// commas, points, apostrophes, underscores or blanks, the same throughout ("1,000", "12.345.678").
std::optional<std::string> without_separators(std::string_view written);

/// The number that a text writes, as JSON has it: 0.5 for ".5" and "00.5", 5 for "+5" and "5.".
/// None where the text is no finite number.
std::optional<std::string> as_json_number(std::string_view written);

/// Advice for a text where a whole number belongs: "Write 1000." Empty where the text is no number.
std::string whole_number_advice(std::string_view written);

}  // namespace darknumber
