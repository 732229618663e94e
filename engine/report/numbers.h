// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace darknumber {

/// What stands for a number that does not exist.
inline constexpr const char* no_number_text = "–";

/// Below this a number of a report is rounding: ratios, shares, errors and differences are of order
/// 1 or more, and doubles carry 16 digits of them.
inline constexpr double dust = 1e-9;

/// A number of persons for reading: "32,278"; below 100 and not whole with up to three significant
/// digits ("12.3"). An infinite one is "infinite".
std::string quantity_text(double count);

/// The nearest whole number of persons: "32,278".
std::string whole_text(double persons);

/// Three significant digits, or as many as `digits` says: "1.64", "0.0821", "12.3". What is below
/// `dust` is 0.
std::string significant_text(double value, int digits = 3);

/// How many significant digits, two or more, it takes for two numbers that differ to read
/// differently; nothing where they are the same but for rounding.
std::optional<int> digits_apart(double one, double other);

/// A value with its Monte Carlo standard error, both rounded to the error's first digit: "1.637
/// ±0.002", "48,800 ±400". Without an error: three digits.
std::string measured_text(double value, double mcse);

/// The value alone, to three significant digits and none finer than the error's first: "2.39", and
/// "2.4" where the error is 0.1. Without an error: three digits.
std::string rounded_text(double value, double mcse);

/// Persons to three digits, or as many as the Monte Carlo error allows: "48,400", "7,500", "82".
std::string persons_text(double persons, double mcse);

/// "12 %", "0.3 %", "0 %", "100 %": a share for reading, never rounded to 0 or 100 % from within.
std::string share_text(double share);

/// A share as it was asked for, such as the level of an interval: "95 %", "97.5 %", "99.9 %".
std::string level_text(double level);

/// A share with its Monte Carlo standard error in percentage points, both rounded to the error's
/// first digit: "4.8 ±0.5 %". Where the error is 0 or unknown, the share alone.
std::string measured_share_text(double share, double mcse);

/// "one", "two", … "ten", then digits.
std::string number_word(std::size_t count);

/// "1 person", "0 persons", "8,234 persons": the plural is the noun with an s unless it is given.
std::string counted(double count, const std::string& noun, const std::string& plural = "");

/// Three decimals, and no minus before a zero.
std::string thousandths_text(double value);

}  // namespace darknumber
