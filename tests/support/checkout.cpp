// SPDX-License-Identifier: MIT
#include "tests/support/checkout.h"

namespace darknumber::testing {

const std::string& checkout() {
  static const std::string folder = DARKNUMBER_SOURCE_DIR;
  return folder;
}

}  // namespace darknumber::testing
