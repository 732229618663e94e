// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/input/field.h"
#include "engine/input/problem.h"
#include "engine/scenario/paths/path_text.h"

namespace darknumber {

/// A path on its way through the tree.
struct Walk {
  Value& root;
  std::string_view path;
  std::vector<PathPiece> pieces;
  const Value& value;
  Problems& problems;

  bool is_last(std::size_t piece) const { return piece + 1 == pieces.size(); }
};

/// What a bracket holds to mean all.
inline constexpr std::string_view every = "*";

/// Adds a problem with the path.
void refuse(Walk& walk, std::string message, std::string advice = "", std::string suggestion = "");

/// What a name may be, and what one and several of them are called.
struct KnownNames {
  std::string_view kind;
  std::string_view kinds;
  std::vector<std::string> names;
};

/// Adds the problem that a name in the path, at the offset `begin`, is none of those known.
/// `taken`: those that stand beside it, and are not suggested once more.
void refuse_name(Walk& walk, std::size_t begin, const std::string& name, const KnownNames& known,
                 const std::vector<std::string>& taken = {});

/// "agencies[].by_stratum"
std::string join(const std::string& section, const std::string& name);

/// Sets a member of an object, at its end where it is new.
void set_member(Value& object, const std::string& name, const Value& value);

/// The member of that name, created with `empty` where absent.
Value& member_or_new(Value& object, const std::string& name, const Walk& walk,
                     decltype(Value::data) empty);

/// The field that a piece names in a section; null where it has been refused.
const Field* known_field(Walk& walk, const std::string& section, std::size_t piece);

/// Refuses a path that ends at a bracket which names an object.
bool field_follows(Walk& walk, std::size_t piece);

/// Refuses a path that goes on behind a plain value.
bool nothing_follows(Walk& walk, std::size_t piece);

/// Refuses a bracket behind a field that is not a collection.
bool no_bracket(Walk& walk, std::size_t piece);

/// The indices that a bracket means among known names: one, or all for `*`; none where refused.
std::vector<std::size_t> chosen(Walk& walk, std::size_t piece, const KnownNames& known);

}  // namespace darknumber
