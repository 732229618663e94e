// SPDX-License-Identifier: MIT
#include "engine/input/field_check.h"

#include <fmt/core.h>

#include <charconv>
#include <cmath>

#include "engine/input/json.h"
#include "engine/input/nearest_name.h"
#include "engine/input/written_number.h"

namespace darknumber {
namespace {

std::string trimmed_number(double number) {
  return fmt::format("{:.10g}", number);
}

bool holds(const Range& range, double number) {
  const bool above = range.least_excluded ? number > range.least : number >= range.least;
  const bool below = range.most_excluded ? number < range.most : number <= range.most;
  return above && below;
}

double value_of(const std::string& json_number) {
  double number = 0.0;
  std::from_chars(json_number.data(), json_number.data() + json_number.size(), number);
  return number;
}

/// The numbers that a place in a file takes: what advice says to write is one of them.
struct NumbersTaken {
  Range range;
  bool whole = false;

  bool has(const std::string& json_number) const {
    const double number = value_of(json_number);
    return holds(range, number) &&
           (!whole || (number == std::floor(number) && !has_three_decimals(json_number)));
  }
  /// The text as JSON writes it, where it is such a number.
  std::optional<std::string> in(std::string_view text) const {
    std::optional<std::string> number = as_json_number(text);
    return number && has(*number) ? number : std::nullopt;
  }
  std::optional<std::string> without_thousands(std::string_view text) const {
    const std::optional<std::string> digits = without_separators(text);
    return digits && has(*digits) ? digits : std::nullopt;
  }
};

/// For a share that is written as a percentage.
std::string percent_advice(double number, const Range& range) {
  const bool is_share = range.least == 0.0 && range.most == 1.0;
  if (!is_share || number <= 1.0 || !holds(range, number / 100.0)) return "";
  return fmt::format("If you meant {} %, write {}.", trimmed_number(number),
                     trimmed_number(number / 100.0));
}

std::string decimal_comma_advice(std::string text, const NumbersTaken& taken) {
  const std::optional<std::string> whole = taken.without_thousands(text);
  if (const std::size_t comma = text.find(','); comma != std::string::npos) {
    text[comma] = '.';
    const std::optional<std::string> decimal = taken.in(text);
    if (whole && decimal)
      return fmt::format("Write {}, or {} with a decimal point.", *whole, *decimal);
    if (decimal) return fmt::format("Write {}, with a decimal point.", *decimal);
  }
  return whole ? fmt::format("Write {}.", *whole) : "";
}

/// Advice for a text where a number belongs: quotes, decimal comma, percent sign.
std::string number_advice(std::string text, const NumbersTaken& taken) {
  if (const auto number = taken.in(text)) return fmt::format("Write {} without quotes.", *number);
  if (const auto number = as_json_number(text))
    return percent_advice(value_of(*number), taken.range);
  if (text.ends_with('%')) {
    text.pop_back();
    while (text.ends_with(' ')) text.pop_back();
    const auto percent = as_json_number(text);
    const auto share =
        percent ? taken.in(trimmed_number(value_of(*percent) / 100.0)) : std::nullopt;
    return share ? fmt::format("Write {}.", *share) : "";
  }
  return decimal_comma_advice(std::move(text), taken);
}

/// The same where a whole number belongs: it has no decimals, so a comma or a point in it stands
/// between thousands.
std::string advice_for_whole_number(const std::string& text, const NumbersTaken& taken) {
  const auto thousands = taken.without_thousands(text);
  const auto plain =
      has_three_decimals(text) ? taken.in(text.substr(0, text.find('.'))) : std::nullopt;
  if (thousands && (plain || !text.ends_with(".000"))) return whole_number_advice(text);
  if (thousands) return fmt::format("Write {}.", *thousands);
  if (plain && text.ends_with(".000")) return fmt::format("Write {}.", *plain);
  return number_advice(text, taken);
}

std::string kind_of_number(const Field& field) {
  return field.type == FieldType::integer ? "a whole number" : "a number";
}

/// 5.000 where a whole number belongs: 5 to some, 5000 to others.
FieldFault fault_of_three_decimals(double number, const Field& field, const std::string& name) {
  const std::string thousands = fmt::format("{:.0f}", 1000.0 * number);
  const bool takes_thousands = holds(field.range, 1000.0 * number);
  if (number != std::floor(number))
    return {
        fmt::format("{} must be a whole number, but is {:.3f}", name, number),
        takes_thousands ? fmt::format("If you meant {}, write it without a point.", thousands) : "",
        ""};
  std::string written;
  if (holds(field.range, number)) written = fmt::format("{:.0f}", number);
  if (takes_thousands) written += (written.empty() ? "" : " or ") + thousands;
  return {fmt::format("{} must be a whole number, and {:.3f} can be read as {:.0f} or as {}", name,
                      number, number, thousands),
          written.empty() ? "" : fmt::format("Write {}, without a point.", written), ""};
}

std::optional<FieldFault> fault_of_integer(const Value& value, const Field& field,
                                           const std::string& name) {
  if (value.three_decimals) return fault_of_three_decimals(value.number(), field, name);
  if (whole_number(value)) return std::nullopt;
  if (std::abs(value.number()) > 0x1p53) return fault_of_number(value, field.range, name);
  return FieldFault{
      fmt::format("{} must be a whole number, but is {}", name, describe_value(value)), "", ""};
}

std::optional<FieldFault> fault_of_text(const Value& value, const Field& field,
                                        const std::string& name) {
  if (!field.several_lines && value.text().find_first_of("\n\t") != std::string::npos)
    return FieldFault{
        fmt::format("{} must be one line of text, but holds a line end or a tab", name),
        "Only a \"description\" has several lines.", ""};
  if (field.choices.empty()) return std::nullopt;
  std::vector<std::string> choices;
  for (std::string_view choice : field.choices) {
    if (choice == value.text()) return std::nullopt;
    choices.emplace_back(choice);
  }
  return FieldFault{fmt::format("{} cannot be \"{}\"", name, value.text()),
                    fmt::format("It is one of {}.", list_names(choices)),
                    nearest_name(value.text(), choices)};
}

bool has_type(const Value& value, FieldType type) {
  switch (type) {
    case FieldType::number:
    case FieldType::integer:
      return value.is_number();
    case FieldType::text:
      return value.is_text();
    case FieldType::boolean:
      return value.is_boolean();
    case FieldType::object:
      return value.is_object();
    case FieldType::array:
      return value.is_array();
    case FieldType::any:
      return !value.is_null();
  }
  return false;
}

std::string describe_type(const Field& field) {
  switch (field.type) {
    case FieldType::number:
    case FieldType::integer:
      return kind_of_number(field);
    case FieldType::text:
      return "a text in double quotes";
    case FieldType::boolean:
      return "true or false";
    case FieldType::object:
      return "an object, { … }";
    case FieldType::array:
      return "an array, [ … ]";
    case FieldType::any:
      return "given";
  }
  return "";
}

FieldFault fault_of_type(const Value& value, const Field& field, const std::string& name) {
  FieldFault fault;
  fault.message =
      fmt::format("{} must be {}, but is {}", name, describe_type(field), describe_value(value));
  const bool numeric = field.type == FieldType::number || field.type == FieldType::integer;
  if (numeric && value.is_text()) {
    const bool whole = field.type == FieldType::integer;
    const NumbersTaken taken{field.range, whole};
    fault.advice =
        whole ? advice_for_whole_number(value.text(), taken) : number_advice(value.text(), taken);
  }
  if (value.is_null() && !field.required) fault.advice = "Leave it out for its default.";
  if (fault.advice.empty() && !field.example.empty())
    fault.advice = fmt::format("For example \"{}\": {}.", field.name, field.example);
  return fault;
}

}  // namespace

std::optional<std::int64_t> whole_number(const Value& value) {
  if (value.is_integer()) return std::get<std::int64_t>(value.data);
  if (!value.is_number()) return std::nullopt;
  const double number = value.number();
  if (!(std::abs(number) <= 0x1p53) || number != std::floor(number)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::string describe_value(const Value& value) {
  if (value.is_null()) return "null";
  if (value.is_boolean()) return std::get<bool>(value.data) ? "true" : "false";
  if (value.is_integer()) return std::to_string(std::get<std::int64_t>(value.data));
  if (value.is_number()) return shortest_number(value.number());
  if (value.is_text()) return fmt::format("the text \"{}\"", value.text());
  return value.is_array() ? "an array" : "an object";
}

std::string describe_range(const Range& range) {
  const bool least = std::isfinite(range.least);
  const bool most = std::isfinite(range.most);
  const std::string low = trimmed_number(range.least);
  // Counts up to 2^53 in full.
  const std::string high = std::abs(range.most) < 0x1p60 ? fmt::format("{:.16g}", range.most)
                                                         : shortest_number(range.most);
  if (least && most && !range.least_excluded && !range.most_excluded)
    return fmt::format("between {} and {}", low, high);
  std::string text;
  if (least) text = fmt::format("{} {}", range.least_excluded ? "above" : "at least", low);
  if (most)
    text += fmt::format("{}{} {}", least ? " and " : "", range.most_excluded ? "below" : "at most",
                        high);
  return text;
}

std::string list_names(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += fmt::format("\"{}\"", names[i]);
  }
  return text;
}

std::optional<FieldFault> fault_of_number(const Value& value, const Range& range,
                                          const std::string& what) {
  if (!value.is_number()) {
    FieldFault fault{fmt::format("{} must be a number, but is {}", what, describe_value(value)), "",
                     ""};
    if (value.is_text()) fault.advice = number_advice(value.text(), {range});
    return fault;
  }
  const double number = value.number();
  if (holds(range, number)) return std::nullopt;
  const std::string described = describe_range(range);
  const char* verb = described.rfind("between", 0) == 0 ? "lie" : "be";
  return FieldFault{
      fmt::format("{} must {} {}, but is {}", what, verb, described, describe_value(value)),
      percent_advice(number, range), ""};
}

std::optional<FieldFault> fault_of_value(const Value& value, const Field& field) {
  const std::string name = fmt::format("\"{}\"", field.name);
  if (!has_type(value, field.type)) return fault_of_type(value, field, name);
  if (field.type == FieldType::text) return fault_of_text(value, field, name);
  if (field.type == FieldType::integer)
    if (std::optional<FieldFault> fault = fault_of_integer(value, field, name)) return fault;
  if (value.is_number()) return fault_of_number(value, field.range, name);
  return std::nullopt;
}

}  // namespace darknumber
