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

TEST_CASE("a help is made of headings, texts and options, each option by itself") {
  using Kind = HelpParagraph::Kind;
  const std::vector<HelpParagraph> paragraphs = help_paragraphs(
      "What it is\n  One text,\n  in two lines.\n    \"a\": 1   does this\n    \"b\": 2   does "
      "that,\n"
      "             \"c\" and more\n    \"d\": as above\n  \"e\" begins a text.\nWhen");
  REQUIRE(paragraphs.size() == 7);
  CHECK(paragraphs[0].kind == Kind::heading);
  CHECK(paragraphs[1].text == "One text, in two lines.");
  CHECK(paragraphs[2].option == "\"a\": 1");
  CHECK(paragraphs[2].text == "does this");
  CHECK(paragraphs[2].column == 13);
  CHECK(paragraphs[3].text == "does that, \"c\" and more");
  CHECK(paragraphs[4].option.empty());
  CHECK(paragraphs[4].text == "\"d\": as above");
  CHECK(paragraphs[5].kind == Kind::text);
  CHECK(paragraphs[5].text == "\"e\" begins a text.");
  CHECK(paragraphs[6].text == "When");
}

TEST_CASE("the page of methods has every estimator and every measure") {
  const std::string text = methods_reference();
  for (const MethodKind* kind : method_kinds())
    CHECK(text.find("\n### `" + std::string(kind->name) + "`\n") != std::string::npos);
  for (const MeasureKind& kind : measure_kinds())
    CHECK(text.find("\n| `" + std::string(kind.name) + "` |") != std::string::npos);
}

}  // namespace darknumber::methods_reference_test
