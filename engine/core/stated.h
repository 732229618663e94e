// SPDX-License-Identifier: MIT
#pragma once

#include <type_traits>

namespace darknumber {

/// An entry of a record that has no default: a record that does not give it does not compile.
template <typename Answer>
class Stated {
 public:
  template <typename Given>
  requires std::is_convertible_v<Given, Answer>
  constexpr Stated(Given given) : answer_(given) {}
  constexpr operator Answer() const { return answer_; }

 private:
  Answer answer_;
};

}  // namespace darknumber
