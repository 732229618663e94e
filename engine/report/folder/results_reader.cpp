// SPDX-License-Identifier: MIT
#include "engine/report/folder/results_reader.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/problem.h"

namespace darknumber {

void refuse_results(const std::filesystem::path& file, std::string message, std::string advice) {
  throw InputError({{file.string(), {}, "", std::move(message), std::move(advice), ""}});
}

const Value& ResultsReader::member(const char* name, bool (Value::*is)() const) const {
  const Value* found = value_.is_object() ? value_.find(name) : nullptr;
  if (!found || !(found->*is)()) damaged(fmt::format("it has no \"{}\"", name));
  return *found;
}

std::string ResultsReader::text(const char* name) const {
  return member(name, &Value::is_text).text();
}

std::int64_t ResultsReader::integer(const char* name) const {
  return std::get<std::int64_t>(member(name, &Value::is_integer).data);
}

std::int64_t ResultsReader::count(const char* name) const {
  const std::int64_t number = integer(name);
  if (number < 0) damaged(fmt::format("its \"{}\" is {}", name, number));
  return number;
}

const Value::Array& ResultsReader::array(const char* name) const {
  return member(name, &Value::is_array).array();
}

ResultsReader ResultsReader::object(const char* name) const {
  return {member(name, &Value::is_object), file_};
}

double ResultsReader::number(const char* name) const {
  const Value* found = value_.is_object() ? value_.find(name) : nullptr;
  if (found && found->is_null()) return NAN;
  return member(name, &Value::is_number).number();
}

void ResultsReader::damaged(const std::string& how) const {
  refuse_results(file_, "this is not a results.json of darknumber: " + how,
                 "It was changed or cut short; run the scenario again.");
}

}  // namespace darknumber
