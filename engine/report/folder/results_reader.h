// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "engine/input/value.h"
#include "engine/scenario/scenario.h"
#include "engine/study/hold.h"

namespace darknumber {

/// Throws InputError about a file or folder as a whole.
[[noreturn]] void refuse_file(const std::filesystem::path& file, std::string message,
                              std::string advice);

/// The tree of a JSON file that the program wrote. Throws InputError where it is none.
Value parse_results_file(const std::filesystem::path& file);

/// The members of such a tree. One that is missing or of another type is a problem of the file: it
/// throws InputError. Refers to both.
class ResultsReader {
 public:
  ResultsReader(const Value& value, const std::filesystem::path& file)
      : value_(value), file_(file) {}

  const Value& member(const char* name, bool (Value::*is)() const) const;
  std::string text(const char* name) const { return member(name, &Value::is_text).text(); }
  std::int64_t integer(const char* name) const;
  /// A whole number from 0 on.
  std::int64_t count(const char* name) const;
  const Value::Array& array(const char* name) const {
    return member(name, &Value::is_array).array();
  }
  ResultsReader object(const char* name) const { return {member(name, &Value::is_object), file_}; }
  /// NaN where it is null.
  double number(const char* name) const;
  const Value& value() const { return value_; }
  [[noreturn]] void damaged(const std::string& how) const;

 private:
  const Value& value_;
  const std::filesystem::path& file_;
};

/// The table that the scenario's study is held to, from the member `held_to`; none where it is
/// held to none.
std::optional<Hold> held_to(const ResultsReader& reader, const Scenario& scenario);

}  // namespace darknumber
