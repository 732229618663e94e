// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/input/value.h"

namespace darknumber {

/// Throws InputError about a file or a folder as a whole.
[[noreturn]] void refuse_results(const std::filesystem::path& file, std::string message,
                                 std::string advice);

/// The members of results.json; one that is missing or of another type is a problem of the file.
class ResultsReader {
 public:
  ResultsReader(const Value& value, const std::filesystem::path& file)
      : value_(value), file_(file) {}

  const Value& member(const char* name, bool (Value::*is)() const) const;
  std::string text(const char* name) const;
  std::int64_t integer(const char* name) const;
  /// A whole number from 0 on.
  std::int64_t count(const char* name) const;
  const Value::Array& array(const char* name) const;
  ResultsReader object(const char* name) const;
  /// NaN where it is null.
  double number(const char* name) const;
  const Value& value() const { return value_; }

 private:
  [[noreturn]] void damaged(const std::string& how) const;

  const Value& value_;
  const std::filesystem::path& file_;
};

}  // namespace darknumber
