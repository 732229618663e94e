// SPDX-License-Identifier: MIT
#include "engine/report/glossary.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/support/checkout.h"

namespace darknumber::glossary_test {

TEST_CASE("docs/glossary.md is the glossary that the program gives") {
  const std::string page = testing::checkout() + "/docs/glossary.md";
  // To write the page anew: DARKNUMBER_WRITE_DOCS=1 build/release/tests/unit_tests 'docs/*'
  if (std::getenv("DARKNUMBER_WRITE_DOCS") != nullptr) std::ofstream(page) << glossary_reference();
  std::ifstream stream(page, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  CHECK(text == glossary_reference());
}

TEST_CASE("every name of a term finds it, however it is written, and means one thing alone") {
  std::vector<std::string> names;
  for (const Term& term : glossary_terms()) {
    std::string_view rest = term.names;
    while (!rest.empty()) {
      const std::size_t comma = std::min(rest.find(", "), rest.size());
      names.emplace_back(rest.substr(0, comma));
      rest.remove_prefix(std::min(comma + 2, rest.size()));
      INFO(names.back());
      REQUIRE(find_term(names.back()));
      CHECK(find_term(names.back())->names == term.names);
    }
    CHECK(term.meaning.ends_with('.'));
  }
  std::sort(names.begin(), names.end());
  CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
  CHECK(find_term("DARK-FIGURE"));
  CHECK_FALSE(find_term(""));
  CHECK_FALSE(find_term("nothing of the sort"));
}

TEST_CASE("terms stand in the order of the alphabet") {
  const auto terms = glossary_terms();
  const auto lower = [](const Term& term) {
    std::string text(term.names.substr(0, term.names.find(',')));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  };
  for (std::size_t t = 1; t < terms.size(); ++t) CHECK(lower(terms[t - 1]) < lower(terms[t]));
}

}  // namespace darknumber::glossary_test
