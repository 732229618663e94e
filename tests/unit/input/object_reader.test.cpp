// SPDX-License-Identifier: MIT
#include "engine/input/object_reader.h"

#include <catch2/catch.hpp>

#include "engine/core/contracts.h"
#include "engine/input/json.h"

namespace darknumber::object_reader_test {
namespace {

constexpr std::string_view colours[] = {"red", "green"};
constexpr Field fields[] = {
    {.name = "share",
     .type = FieldType::number,
     .help = "A share.",
     .example = "0.5",
     .range = probability},
    {.name = "below", .type = FieldType::number, .range = share_below_one},
    {.name = "above", .type = FieldType::number, .range = positive},
    {.name = "count", .type = FieldType::integer, .range = {1.0, 2e9}},
    {.name = "colour", .type = FieldType::text, .choices = colours},
    {.name = "flag", .type = FieldType::boolean},
    {.name = "inner", .type = FieldType::object},
    {.name = "items", .type = FieldType::array},
    {.name = "needed",
     .type = FieldType::number,
     .help = "It is needed.",
     .example = "1",
     .required = true},
};

Problems problems_in(const std::string& text) {
  Problems problems;
  const Value value = parse_json(text, "f.json", problems);
  REQUIRE(problems.empty());
  const ObjectReader reader(value, "box", fields, "f.json", problems);
  CHECK(reader.sound() == problems.empty());
  return problems;
}

struct Mistake {
  const char* member;
  int column;
  const char* path;
  const char* message;
  const char* advice;
  const char* suggestion;
};

TEST_CASE("each mistake in an object is named with its place, its path and what is allowed") {
  const Mistake mistake = GENERATE(
      Mistake{R"("share": 35)", 24, "box.share", "\"share\" must lie between 0 and 1, but is 35",
              "If you meant 35 %, write 0.35.", ""},
      Mistake{R"("share": 12.3)", 24, "box.share", "but is 12.3", "write 0.123.", ""},
      Mistake{R"("share": 200)", 24, "box.share", "but is 200", "", ""},
      Mistake{R"("share": -0.1)", 24, "box.share", "between 0 and 1, but is -0.1", "", ""},
      Mistake{R"("below": 1)", 24, "box.below", "must be at least 0 and below 1, but is 1", "", ""},
      Mistake{R"("below": 25)", 24, "box.below", "but is 25", "write 0.25.", ""},
      Mistake{R"("above": 0)", 24, "box.above", "must be above 0, but is 0", "", ""},
      Mistake{R"("share": "0.5")", 24, "box.share", "must be a number, but is the text \"0.5\"",
              "Write 0.5 without quotes.", ""},
      Mistake{R"("share": "0,5")", 24, "box.share", "must be a number", "Write 0.5, with", ""},
      Mistake{R"("share": "35 %")", 24, "box.share", "must be a number", "Write 0.35.", ""},
      Mistake{R"("share": "much")", 24, "box.share", "must be a number",
              "For example \"share\": 0.5.", ""},
      Mistake{R"("share": null)", 24, "box.share", "but is null", "Leave it out", ""},
      Mistake{R"("count": 0.5)", 24, "box.count", "must be a whole number, but is 0.5", "", ""},
      Mistake{R"("count": 0)", 24, "box.count", "between 1 and 2000000000, but is 0", "", ""},
      Mistake{R"("count": 3e9)", 24, "box.count", "between 1 and 2000000000", "", ""},
      Mistake{R"("count": 1e300)", 24, "box.count", "between 1 and 2000000000", "", ""},
      Mistake{R"("count": "5000")", 24, "box.count", "must be a whole number, but is the text",
              "Write 5000 without quotes.", ""},
      Mistake{R"("colour": "gren")", 25, "box.colour", "cannot be \"gren\"",
              "\"red\" and \"green\"", "green"},
      Mistake{R"("colour": 1)", 25, "box.colour", "must be a text in double quotes, but is 1", "",
              ""},
      Mistake{R"("flag": "yes")", 23, "box.flag", "must be true or false", "", ""},
      Mistake{R"("inner": [])", 24, "box.inner", "must be an object, { … }, but is an array", "",
              ""},
      Mistake{R"("items": {})", 24, "box.items", "must be an array, [ … ], but is an object", "",
              ""},
      Mistake{R"("shaer": 1)", 15, "box.shaer", "\"shaer\" is not a field here", "\"share\"",
              "share"},
      Mistake{R"("zzz": 1)", 15, "box.zzz", "\"zzz\" is not a field here", "\"share\"", ""},
      Mistake{R"("needed": 2)", 15, "box.needed", "\"needed\" is given twice", "line 1", ""});
  INFO(mistake.member);
  const Problems problems = problems_in(std::string("{\"needed\": 1, ") + mistake.member + "}");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "f.json");
  CHECK(problems[0].position.line == 1);
  CHECK(problems[0].position.column == mistake.column);
  CHECK(problems[0].path == mistake.path);
  CHECK_THAT(problems[0].message, Catch::Contains(mistake.message));
  CHECK_THAT(problems[0].advice, Catch::Contains(mistake.advice));
  CHECK(problems[0].suggestion == mistake.suggestion);
}

TEST_CASE("a missing field and a value that is no object") {
  const Problems missing = problems_in("\n {}");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].message == "\"needed\" is missing");
  CHECK(missing[0].path == "box.needed");
  CHECK(missing[0].position.line == 2);
  const Problems array = problems_in("[1]");
  REQUIRE(array.size() == 1);
  CHECK_THAT(array[0].message, Catch::Contains("\"box\" must be an object"));
}

TEST_CASE("a required field under a wrong name is one problem, not two") {
  const Problems problems = problems_in("{\"neded\": 1}");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].suggestion == "needed");
}

TEST_CASE("getters give what passed, and nothing else") {
  Problems problems;
  const Value value = parse_json(
      R"({"needed": 1, "share": 2, "count": 1e6, "colour": "red", "flag": true, "items": [1]})",
      "f", problems);
  const ObjectReader reader(value, "", fields, "f", problems);
  CHECK(reader.number("needed") == 1.0);
  CHECK_FALSE(reader.number("share"));
  CHECK(reader.has("share"));
  CHECK_FALSE(reader.has("below"));
  CHECK(reader.integer("count") == 1000000);
  CHECK(reader.text("colour") == "red");
  CHECK(reader.boolean("flag") == true);
  CHECK(reader.value("items")->array().size() == 1);
  CHECK(reader.value("inner") == nullptr);
  CHECK(reader.path_of("count") == "count");
  CHECK(reader.position_of("share").column == 24);
  CHECK(problems.size() == 1);
  CHECK_THROWS_AS(reader.number("unheard"), ContractViolation);
}

TEST_CASE("the nearest name is a slip away, or there is none") {
  const std::vector<std::string> known = {"capture_probability", "false_positive_share", "sd"};
  CHECK(nearest_name("capture_probabilty", known) == "capture_probability");
  CHECK(nearest_name("Capture_Probability", known) == "capture_probability");
  CHECK(nearest_name("false_positives_share", known) == "false_positive_share");
  CHECK(nearest_name("ds", known) == "sd");
  CHECK(nearest_name("victims", known).empty());
  CHECK(nearest_name("", known).empty());
  CHECK(nearest_name("x", known).empty());
}

}  // namespace
}  // namespace darknumber::object_reader_test
