// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// A name that is no method's own and means one: the label that an estimator gets, or what the
/// field and its software call it.
struct KnownAs {
  std::string name;
  std::string_view method;  // the name in files
  std::string meaning;      // a sentence
};

/// All of them, labels first.
std::vector<KnownAs> other_method_names();

/// The one of that name, whatever its case, blanks and punctuation; of a label "chapman[A,B]" the
/// part before the bracket decides.
std::optional<KnownAs> find_other_method_name(std::string_view name);

}  // namespace darknumber
