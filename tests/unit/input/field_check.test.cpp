// SPDX-License-Identifier: MIT
#include "engine/input/field_check.h"

#include <catch2/catch.hpp>
#include <regex>

#include "engine/input/json.h"
#include "engine/input/object_reader.h"

namespace darknumber::field_check_test {
namespace {

const Field share{.name = "share", .type = FieldType::number, .range = probability};
const Field victims{.name = "victims", .type = FieldType::integer, .range = {1.0, 1e12}};
const Field lists{.name = "lists", .type = FieldType::integer, .range = {1.0, 10.0}};
const Field odds{.name = "odds", .type = FieldType::number, .range = positive};

std::string advice_on(const std::string& json, const Field& field) {
  Problems problems;
  const Value value = parse_json(json, "", problems);
  REQUIRE(problems.empty());
  return fault_of_value(value, field).value_or(FieldFault{}).advice;
}

/// The numbers that the advice says to write.
std::vector<std::string> numbers_in(const std::string& advice) {
  static const std::regex number("[-+.0-9][-+.0-9eE]*[0-9]|[0-9]");
  std::vector<std::string> found;
  const std::size_t write = std::min(advice.find("Write "), advice.find("write "));
  if (write == std::string::npos) return found;
  for (std::sregex_iterator it(advice.begin() + static_cast<std::ptrdiff_t>(write), advice.end(),
                               number);
       it != std::sregex_iterator(); ++it)
    found.push_back(it->str());
  return found;
}

}  // namespace

TEST_CASE("a text where a number belongs is answered with the number, as JSON has it") {
  CHECK(advice_on("\".5\"", share) == "Write 0.5 without quotes.");
  CHECK(advice_on("\"00.5\"", share) == "Write 0.5 without quotes.");
  CHECK(advice_on("\"+0.5\"", share) == "Write 0.5 without quotes.");
  CHECK(advice_on("\"5.\"", victims) == "Write 5 without quotes.");
  CHECK(advice_on("\"35\"", share) == "If you meant 35 %, write 0.35.");
  CHECK(advice_on("\"35 %\"", share) == "Write 0.35.");
  CHECK(advice_on("\"0,5\"", share) == "Write 0.5, with a decimal point.");
  CHECK(advice_on("\"1,200\"", odds) == "Write 1200, or 1.200 with a decimal point.");
  CHECK(advice_on("\"1,200\"", victims) == "Write 1200.");
  CHECK(advice_on("\"1.000\"", lists) == "Write 1.");
  CHECK(advice_on("\"1.000\"", victims) == "Write 1 or 1000, without a point.");
  CHECK(advice_on("5.000", lists) == "Write 5, without a point.");
}

TEST_CASE("advice never says to write what would be refused") {
  for (const Field* field : {&share, &victims, &lists, &odds})
    for (const char* text :
         {".5",    "00.5",  "5.",    "-.2",    "35",   "120%",    "1.200",  "-5%", "50%",
          "1,5",   "0.5",   "-0",    "1e400",  "+5",   "1,000",   "1.000",  "5e",  "12,345,678",
          "1.234", "0,350", "1 000", "99.5 %", "0.0%", "1,000,0", "-1,000", "",    "1e3"}) {
      const std::string advice = advice_on("\"" + std::string(text) + "\"", *field);
      INFO(field->name << ": \"" << text << "\": " << advice);
      for (const std::string& number : numbers_in(advice)) {
        Problems problems;
        const Value value = parse_json(number, "", problems);
        CHECK(problems.empty());
        CHECK_FALSE(fault_of_value(value, *field));
      }
    }
  for (const Field* field : {&victims, &lists})
    for (const char* number : {"5.000", "5.250", "0.500", "999.000", "12.000"}) {
      const std::string advice = advice_on(number, *field);
      INFO(field->name << ": " << number << ": " << advice);
      for (const std::string& meant : numbers_in(advice)) CHECK(advice_on(meant, *field).empty());
    }
}

TEST_CASE("a name that an object gives twice is a problem each time but the first") {
  Problems problems;
  const Value value = parse_json(R"({"A": 1, "B": 2,
 "A": 3, "A": 4})",
                                 "t.json", problems);
  refuse_repeated_names(value, "shares", "t.json", problems);
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].message == "\"A\" is given twice in the same object");
  CHECK(problems[0].path == "shares.A");
  CHECK(problems[0].position.line == 2);
  CHECK(problems[0].position.column == 2);
}

}  // namespace darknumber::field_check_test
