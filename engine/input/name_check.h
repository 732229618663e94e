// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace darknumber {

enum class NameOf { agency, list, stratum, trait };

/// Paths, terms and tables are made of these; no name may hold one, nor a control character.
inline constexpr std::string_view forbidden_in_names = ",:;[]*.";

/// "agency"
std::string_view noun_of(NameOf kind);

/// What keeps a text from being a name, without a final full stop, and the cure.
struct NameFault {
  std::string message;
  std::string advice;
};

/// Paths, terms and tables are made of names. So no name is empty, holds one of , : ; [ ] * . or a
/// control character, or begins or ends with a blank, which readers of tables take away. No agency
/// and no list has a name that a table or a path takes for itself, in any case of letters; no
/// stratum one that tables read as unknown. Nothing where all is well.
std::optional<NameFault> fault_of_name(std::string_view name, NameOf kind);

}  // namespace darknumber
