// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace darknumber {

/// A broken contract: our bug, never the user's mistake. Not caught inside the engine.
class ContractViolation : public std::logic_error {
 public:
  ContractViolation(const char* file, int line, const char* condition, const char* meaning)
      : std::logic_error(std::string(file) + ":" + std::to_string(line) + ": " + meaning + " (" +
                         condition + ")") {}
};

}  // namespace darknumber

/// Precondition: what the caller must have made sure of. Always on.
#define DN_EXPECT(condition, meaning) \
  ((condition) ? void(0)              \
               : throw ::darknumber::ContractViolation(__FILE__, __LINE__, #condition, meaning))

/// Postcondition or invariant: what this code promises. Always on.
#define DN_ENSURE(condition, meaning) DN_EXPECT(condition, meaning)
