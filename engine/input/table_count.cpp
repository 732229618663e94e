// SPDX-License-Identifier: MIT
#include "engine/input/table_count.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "engine/input/membership.h"

namespace darknumber {
namespace {

constexpr double largest_count = 1e12;  // beyond the living; sums of such counts stay exact

/// Whether a number is written as 1.234 or 12.345.678: with thousands in a country of decimal
/// commas, a fraction elsewhere.
bool may_have_thousands_points(std::string_view text) {
  const std::size_t first_point = text.find('.');
  if (first_point == 0 || first_point > 3 || text.size() % 4 != first_point % 4) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_point = i >= first_point && (i - first_point) % 4 == 0;
    if (is_point ? text[i] != '.' : (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}

}  // namespace

std::optional<double> finite_number(std::string_view text) {
  double number = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || !std::isfinite(number)) return std::nullopt;
  return number;
}

std::optional<double> number_of_persons(std::string_view text) {
  const auto number = finite_number(text);
  return number && *number >= 0.0 && *number <= largest_count ? number : std::nullopt;
}

bool is_no_count(std::string_view text) {
  constexpr std::array<std::string_view, 6> words{"", "NA", "N/A", "?", "-", "."};
  for (const std::string_view word : words)
    if (same_word(word, text)) return true;
  return false;
}

std::optional<int> suppressed_below(std::string_view text) {
  if (!text.starts_with('<')) return std::nullopt;
  text.remove_prefix(1);
  while (text.starts_with(' ')) text.remove_prefix(1);
  int below = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, below);
  if (stop != end || text.starts_with('-')) return std::nullopt;
  if (error == std::errc::result_out_of_range) return std::numeric_limits<int>::max();
  return error == std::errc{} && below >= 1 ? std::optional(below) : std::nullopt;
}

Problem wrong_count(std::string_view text, const Position& position, const std::string& file) {
  const auto problem = [&](std::string message, std::string advice) {
    return Problem{file, position, "", std::move(message), std::move(advice), ""};
  };
  if (finite_number(text))
    return problem(
        fmt::format("the count must lie between 0 and {:g}, but is {}", largest_count, text),
        "A count is a number of persons.");
  if (text.find(',') != std::string_view::npos)
    return problem(
        fmt::format("the count \"{}\" has a comma in it", text),
        "Write a fraction with a point (12.5) and thousands without a separator (1234).");
  if (is_no_count(text))
    return problem(fmt::format("the count is missing here: \"{}\"", text),
                   "Write how many persons have this history, 0 for nobody. A count that was "
                   "suppressed because it is below 5 is written <5.");
  return problem(fmt::format("the count \"{}\" is not a number", text),
                 "Write the number of persons with this history, such as 125.");
}

std::optional<TableCount> read_count(std::string_view text, const Position& position,
                                     const std::string& file, const CountWriting& writing,
                                     Problems& problems) {
  if (const auto below = suppressed_below(text)) {
    if (*below > most_suppressed_below) {
      problems.push_back(
          {file, position, "",
           fmt::format("a count is suppressed below {} at most, but this one says \"{}\"",
                       most_suppressed_below, text),
           "Write the least number of persons that would have been published: <5.", ""});
      return std::nullopt;
    }
    const double least = writing.least_suppressed;
    const double most = *below - 1;
    if (least <= most) return TableCount{(least + most) / 2.0, true, least, most};
    problems.push_back(
        {file, position, "",
         fmt::format("no count is both \"{}\" and at least {}", text, writing.least_suppressed),
         "--suppressed 0 allows for suppressed counts of 0.", ""});
    return std::nullopt;
  }
  if (writing.separator == ';' && may_have_thousands_points(text)) {
    problems.push_back({file, position, "",
                        fmt::format("the count \"{}\" could mean thousands or a fraction", text),
                        "Write thousands without a separator (1234) and a fraction with other than "
                        "three decimals (1.2340).",
                        ""});
    return std::nullopt;
  }
  if (const auto count = number_of_persons(text)) return TableCount{*count, false, *count, *count};
  problems.push_back(wrong_count(text, position, file));
  return std::nullopt;
}

}  // namespace darknumber
