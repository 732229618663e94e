// SPDX-License-Identifier: MIT
#include "engine/interface/interface_reference.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "engine/interface/ask.h"
#include "tests/support/checkout.h"

namespace darknumber::interface_reference_test {

TEST_CASE("docs/interface.md is the reference that the program gives") {
  const std::string page = testing::checkout() + "/docs/interface.md";
  if (std::getenv("DARKNUMBER_WRITE_DOCS") != nullptr) std::ofstream(page) << interface_reference();
  std::ifstream stream(page, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  CHECK(text == interface_reference());
}

TEST_CASE("every argument of the reference is taken, and its example is of its type") {
  for (const VerbKind& verb : verbs_to_ask()) {
    std::set<std::string_view> names;
    for (const ArgumentGroup& group : verb.arguments)
      for (const Field& field : group.fields) {
        INFO(verb.name << " " << field.name);
        CHECK(names.insert(field.name).second);
        CHECK_FALSE(field.help.empty());
        const auto value = nlohmann::json::parse(field.example);
        const auto reply = ask(verb.name, nlohmann::json{{field.name, value}}.dump());
        // Whatever else is missing, the argument itself is no problem.
        if (reply.outcome != Outcome::bad_usage) continue;
        const auto answer = nlohmann::json::parse(reply.json);  // outlives the loop over its part
        for (const auto& problem : answer.at("error").at("problems"))
          CHECK((problem.at("path") != field.name ||
                 problem.at("message").get<std::string>().starts_with("neither")));
      }
  }
}

}  // namespace darknumber::interface_reference_test
