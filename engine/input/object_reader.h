// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/field.h"
#include "engine/input/nearest_name.h"
#include "engine/input/problem.h"
#include "engine/input/value.h"

namespace darknumber {

/// Reads one JSON object by its field table and collects every problem instead of throwing.
///
/// Construction checks the whole object against the table at once: that it is an object, unknown
/// fields (with the nearest known name), duplicate keys, required fields, types, ranges (with the
/// advice for a percent written for a fraction), choices. The getters then return a value only
/// where it passed; they add no problem, so each is reported once. A name asked of a getter must
/// stand in the table (a broken contract otherwise).
class ObjectReader {
 public:
  ObjectReader(const Value& value, std::string path, FieldTable fields, std::string file,
               Problems& problems);

  /// Whether the object has the field, well-formed or not.
  bool has(std::string_view name) const;
  /// Whether it neither has the field nor, under a misspelt name that has been reported, means it.
  bool lacks(std::string_view name) const;

  std::optional<double> number(std::string_view name) const;
  std::optional<std::int64_t> integer(std::string_view name) const;
  std::optional<std::string> text(std::string_view name) const;
  std::optional<bool> boolean(std::string_view name) const;
  /// The value of an object, array or any field that passed the check of its type; or null.
  const Value* value(std::string_view name) const;

  /// "agencies[Police].capture_probability"
  std::string path_of(std::string_view name) const;
  const std::string& path() const { return path_; }
  const std::string& file() const { return file_; }
  Position position() const { return value_->position; }
  /// Of the field's value, or of the object where it has no such field.
  Position position_of(std::string_view name) const;
  Problems& problems() { return *problems_; }

  /// Adds a problem with the field's value (a relation between fields, a name that does not exist).
  void report(std::string_view name, std::string message, std::string advice = "",
              std::string suggestion = "");

  /// Whether this object itself had no problem so far.
  bool sound() const { return sound_; }

 private:
  const Value* value_;
  std::string path_;
  FieldTable fields_;
  std::string file_;
  Problems* problems_;
  std::vector<std::string> misspelt_;  // known names that unknown ones are near to
  std::vector<bool> passed_;           // one a field of the table: present and well-formed
  bool sound_ = true;
};

/// Adds a problem for every member that has the name of an earlier one: for an object whose names
/// are those of lists, paths or histories, and so no fields of a table.
void refuse_repeated_names(const Value& object, const std::string& path, const std::string& file,
                           Problems& problems);

}  // namespace darknumber
