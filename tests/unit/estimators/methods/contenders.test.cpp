// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/contenders.h"

#include <catch2/catch.hpp>

namespace darknumber::contenders_test {

TEST_CASE("of models that tie the one with the fewest interactions is the best") {
  const Interactions few{0b011};
  const Interactions many{0b011, 0b101};
  for (const bool few_first : {true, false}) {
    Contenders contenders;
    contenders.compare(few_first ? few : many, FitStatus::ok, 100.0);
    contenders.compare(few_first ? many : few, FitStatus::ok, 100.0);
    CHECK(contenders.tied().size() == 2);
    REQUIRE(contenders.best() != nullptr);
    CHECK(*contenders.best() == few);
  }
}

}  // namespace darknumber::contenders_test
