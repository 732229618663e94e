// SPDX-License-Identifier: MIT
#pragma once

// What the engine uses of C++20 and the libc++ of emscripten 3.1.6 lacks: reading and writing doubles with
// <charconv>, and std::bit_cast. web/build_engine includes it before each source, so that the engine itself
// knows nothing of it. Later versions of libc++ have all three; the guards then leave them out.

#include <version>

#if !defined(__cpp_lib_to_chars)
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

namespace std {

/// The decimal number at the start of a text. musl's strtod rounds correctly and knows no locale;
/// it also takes blanks, a plus sign and hexadecimal numbers, which from_chars does not.
inline from_chars_result from_chars(const char* first, const char* last, double& value) {
  const char* digits = first;
  if (digits != last && *digits == '-') ++digits;
  if (digits == last || (*digits != '.' && *digits != 'i' && *digits != 'I' && *digits != 'n' &&
                         *digits != 'N' && (*digits < '0' || *digits > '9')))
    return {first, errc::invalid_argument};
  string text(first, last);
  if (const size_t hexadecimal = text.find_first_of("xXpP"); hexadecimal != text.npos)
    text.resize(hexadecimal);
  char* stop = nullptr;
  const double number = strtod(text.c_str(), &stop);
  if (stop == text.c_str()) return {first, errc::invalid_argument};
  const char* end = first + (stop - text.c_str());
  const bool written_infinite = *digits == 'i' || *digits == 'I';
  const bool underflow = number == 0.0 && text.substr(0, static_cast<size_t>(stop - text.c_str()))
                                                  .find_first_of("123456789") < text.find_first_of("eE");
  if ((std::isinf(number) && !written_infinite) || underflow)
    return {end, errc::result_out_of_range};
  value = number;
  return {end, errc{}};
}

/// The shortest text of a finite number that reads back the same; of two as short, the one without
/// an exponent.
inline to_chars_result to_chars(char* first, char* last, double number) {
  string text = signbit(number) ? "-" : "";
  if (number == 0.0) {
    text += "0";
  } else {
    const auto decimal = fmt::detail::dragonbox::to_decimal(fabs(number));
    string digits = to_string(decimal.significand);
    const int exponent = decimal.exponent + static_cast<int>(digits.size()) - 1;
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
    const int count = static_cast<int>(digits.size());
    const int scientific = count + (count > 1 ? 1 : 0) + 2 + (abs(exponent) >= 100 ? 3 : 2);
    const int fixed = exponent >= count - 1 ? exponent + 1
                      : exponent >= 0       ? count + 1
                                            : 1 - exponent + count;
    if (fixed > scientific)
      text += digits.substr(0, 1) + (count > 1 ? "." + digits.substr(1) : "") +
              fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', abs(exponent));
    else if (exponent >= count - 1)
      text += fmt::format("{:.0f}", fabs(number));
    else if (exponent >= 0)
      text += digits.substr(0, static_cast<size_t>(exponent) + 1) + "." +
              digits.substr(static_cast<size_t>(exponent) + 1);
    else
      text += "0." + string(static_cast<size_t>(-exponent - 1), '0') + digits;
  }
  if (static_cast<size_t>(last - first) < text.size()) return {last, errc::value_too_large};
  memcpy(first, text.data(), text.size());
  return {first + text.size(), errc{}};
}

}  // namespace std
#endif

#if !defined(__cpp_lib_bit_cast)
namespace std {

template <typename To, typename From>
constexpr To bit_cast(const From& from) noexcept {
  return __builtin_bit_cast(To, from);
}

}  // namespace std
#endif
