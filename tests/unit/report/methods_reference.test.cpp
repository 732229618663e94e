// SPDX-License-Identifier: MIT
#include "engine/report/methods_reference.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "engine/estimators/options/method_kinds.h"
#include "engine/performance/measures.h"
#include "tests/support/checkout.h"

namespace darknumber::methods_reference_test {

TEST_CASE("docs/methods.md is the reference that the program gives") {
  const std::string page = testing::checkout() + "/docs/methods.md";
  // To write the page anew: DARKNUMBER_WRITE_DOCS=1 build/release/tests/unit_tests 'docs/*'
  if (std::getenv("DARKNUMBER_WRITE_DOCS") != nullptr) std::ofstream(page) << methods_reference();
  std::ifstream stream(page, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  CHECK(text == methods_reference());
}

TEST_CASE("the page of methods has every estimator and every measure") {
  const std::string text = methods_reference();
  for (const MethodKind* kind : method_kinds())
    CHECK(text.find("\n### `" + std::string(kind->name) + "`\n") != std::string::npos);
  for (const MeasureKind& kind : measure_kinds())
    CHECK(text.find("\n| `" + std::string(kind.name) + "` |") != std::string::npos);
}

}  // namespace darknumber::methods_reference_test
