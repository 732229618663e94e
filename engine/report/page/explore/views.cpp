// SPDX-License-Identifier: MIT
#include "engine/report/page/explore/views.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/make_value.h"
#include "engine/report/charts/drawing.h"

namespace darknumber {
namespace {

/// To so many significant digits.
double to_digits(double number, int digits) {
  if (number == 0.0) return 0.0;
  const int places = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(number))));
  if (std::abs(places) > 22) return number;  // greater powers of ten are no doubles
  const double scale = std::pow(10.0, std::abs(places));
  return places >= 0 ? std::round(number * scale) / scale : std::round(number / scale) * scale;
}

}  // namespace

Value explored_number(double number, int digits) {
  if (std::isnan(number)) return null_value();
  if (std::isinf(number)) return make_value(number > 0.0 ? "inf" : "-inf");
  return make_value(to_digits(number, digits));
}

Value explored_texts(const std::vector<std::string>& texts) {
  Value value = empty_array();
  for (const std::string& one : texts) value.array().push_back(make_value(plain_text(one)));
  return value;
}

Value explored_view(const char* kind, const std::string& title, const std::string& words,
                    const std::vector<std::string>& series) {
  Value value = empty_object();
  add_member(value, "kind", kind);
  add_member(value, "title", plain_text(title));
  add_member(value, "words", plain_text(words));
  add_member(value, "series", explored_texts(series));
  return value;
}

Value explored_columns(const std::vector<std::vector<double>>& columns, int digits) {
  Value value = empty_array();
  for (const std::vector<double>& column : columns) {
    Value cells = empty_array();
    for (const double number : column) cells.array().push_back(explored_number(number, digits));
    value.array().push_back(std::move(cells));
  }
  return value;
}

void add_note(Value& view, const std::string& what_is_drawn) {
  add_member(view, "note", fmt::format("Drawn: {}, so that the page stays small.", what_is_drawn));
}

}  // namespace darknumber
