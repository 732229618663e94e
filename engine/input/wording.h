// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace darknumber {

/// "12.3", "20,125": three significant digits, but no digit before the point is rounded away; with
/// an exponent from 1e15 on and below 1e-4.
std::string number_text(double number);

/// "20 %", "0.5 %": three significant digits, and more where they would make less than all 100 %.
std::string percent_text(double share);

/// "2 to 10 %"; one number where both read the same.
std::string percent_range_text(double least, double most);

/// The digits of a whole number by thousands: "40000" becomes "40,000".
std::string grouped(std::string digits);

/// "40,000"
std::string count_text(std::int64_t count);

/// "a", "a and b", "a, b and c".
std::string join_with_and(const std::vector<std::string>& items);
/// "a", "a or b", "a, b or c".
std::string join_with_or(const std::vector<std::string>& items);

/// The text with a capital first letter.
std::string capitalised(std::string text);

/// The text with a full stop, unless it ends as a sentence does.
std::string ended(std::string text);

/// The clause with a capital first letter and an end.
std::string sentence(std::string clause);

}  // namespace darknumber
