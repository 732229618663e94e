// SPDX-License-Identifier: MIT
#include "engine/input/json.h"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "engine/core/random_stream.h"
#include "engine/input/make_value.h"

namespace darknumber::json_test {
namespace {

Value parsed(std::string_view text) {
  Problems problems;
  Value value = parse_json(text, "file.json", problems);
  INFO(text);
  for (const Problem& problem : problems) INFO(render(problem));
  REQUIRE(problems.empty());
  return value;
}

Problem refused(std::string_view text) {
  Problems problems;
  const Value value = parse_json(text, "file.json", problems);
  INFO(text);
  REQUIRE(problems.size() == 1);
  CHECK(value.is_null());
  CHECK(problems[0].file == "file.json");
  return problems[0];
}

void check_place(const Position& position, int line, int column) {
  CHECK(position.line == line);
  CHECK(position.column == column);
  CHECK(position.source.empty());
}

TEST_CASE("values keep their kinds") {
  const Value root =
      parsed(R"({"a": 1, "b": 1.0, "c": -2e3, "d": "x\né", "e": [true, null], "f": {}})");
  CHECK(root.find("a")->is_integer());
  CHECK_FALSE(root.find("b")->is_integer());
  CHECK(root.find("b")->number() == 1.0);
  CHECK(root.find("c")->number() == -2000.0);
  CHECK(root.find("d")->text() == "x\n\xC3\xA9");
  CHECK(std::get<bool>(root.find("e")->array()[0].data));
  CHECK(root.find("e")->array()[1].is_null());
  CHECK(root.find("f")->object().empty());
  CHECK(root.find("g") == nullptr);
  CHECK(parsed("18446744073709551615").number() == 18446744073709551615.0);
}

TEST_CASE("values and names know where they start") {
  const Value root =
      parsed("{ // first\n  \"é\": [1,\n\t 22 , /* , : */ \"x\"],\n \"b\" : {\"c\":-1.5e3}}");
  check_place(root.position, 1, 1);
  const Member& first = root.object()[0];
  check_place(first.position, 2, 3);
  check_place(first.value.position, 2, 8);
  check_place(first.value.array()[0].position, 2, 9);
  check_place(first.value.array()[1].position, 3, 3);
  check_place(first.value.array()[2].position, 3, 18);
  const Member& second = root.object()[1];
  check_place(second.position, 4, 2);
  check_place(second.value.position, 4, 8);
  check_place(second.value.find("c")->position, 4, 13);
}

TEST_CASE("a byte order mark and repeated names are kept out of the way") {
  const Value root = parsed("\xEF\xBB\xBF{\"a\": 1, \"a\": 2}");
  REQUIRE(root.object().size() == 2);
  check_place(root.position, 1, 1);
  check_place(root.object()[1].position, 1, 10);
  CHECK(root.object()[1].value.number() == 2.0);
}

struct Slip {
  const char* text;
  int line;
  int column;
  const char* message;
  const char* advice;
};

TEST_CASE("usual slips of syntax are named where they stand") {
  const Slip slip = GENERATE(
      Slip{"", 1, 1, "the file is empty", "object"},
      Slip{"  // nothing\n", 2, 1, "the file is empty", "object"},
      Slip{"{\"a\": 1\n \"b\": 2}", 1, 8, "a comma is missing after this value", "comma here"},
      Slip{"[1 2]", 1, 3, "a comma is missing after this value", "comma here"},
      Slip{"[\"x\" // note\n \"y\"]", 1, 5, "a comma is missing after this value", "comma here"},
      Slip{"{\"a\": 1,\n}", 1, 8, "there is a comma before the closing \"}\"", "Remove"},
      Slip{"[1, 2 , ]", 1, 7, "there is a comma before the closing \"]\"", "Remove"},
      Slip{"[1,,2]", 1, 4, "two commas", "Remove one"},
      Slip{"{\"a\": 0,5}", 1, 8, "there is a comma in a number", "point"},
      Slip{"{“a”: 1}", 1, 2, "typographic quotes", "double quotes"},
      Slip{"{\"a\": „x“}", 1, 7, "typographic quotes", "double quotes"},
      Slip{"{'a': 1}", 1, 2, "single quotes", "double quotes"},
      Slip{"{\"a\": 'x'}", 1, 7, "single quotes", "double quotes"},
      Slip{"{a: 1}", 1, 2, "the name a is without quotes", "\"a\""},
      Slip{"{\"a\": x}", 1, 7, "x is a text without quotes", "\"x\""},
      Slip{"{\"a\": NaN}", 1, 7, "NaN is not a number in JSON", "finite"},
      Slip{"{\"a\": -Infinity}", 1, 7, "is not a number", ""},
      Slip{"{\"a\": True}", 1, 7, "True is written in lower case", "Write true."},
      Slip{"{\"a\": None}", 1, 7, "None is not a value", "Leave"},
      Slip{"{\"a\": .5}", 1, 7, "no digit before the point", "0.5"},
      Slip{"{\"a\": +5}", 1, 7, "plus sign", "Write 5."},
      Slip{"{\"a\": 05}", 1, 8, "needless 0", "zeros"},
      Slip{"{\"a\": 1.}", 1, 7, "not a number", ""},
      Slip{"{\"a\": 35%}", 1, 9, "percent sign", "0.35"},
      Slip{"{\"a\": 5k}", 1, 8, "\"k\" is not part of a number", ""},
      Slip{"{\"a\": 1e999}", 1, 7, "too large", ""},
      Slip{"{\"a\" 1}", 1, 5, "a colon is missing after \"a\"", "colon"},
      Slip{"{\"a\": }", 1, 7, "a value for \"a\" is expected", ""},
      Slip{"{\"a\": 1]", 1, 8, "does not close the \"{\" of line 1, column 1", ""},
      Slip{"{\"a\": [1,\n 2", 2, 3, "before the \"[\" of line 1, column 7 is closed", "\"]\""},
      Slip{"{\"a\": 1", 1, 8, "before the \"{\" of line 1, column 1 is closed", "\"}\""},
      Slip{"{\"a\": \"x}", 1, 7, "never closed", "Close"},
      Slip{"{\"a\": \"x\n\"}", 1, 7, "no closing quote on its line", "\\n"},
      Slip{"{\"a\": \"x\ty\"}", 1, 9, "a text holds", "\\t"},
      Slip{"{\"a\": \"C:\\dir\"}", 1, 10, "a backslash", "\\\\"},
      Slip{"{\"a\": \"\xFF\"}", 1, 7, "UTF-8", "UTF-8"},
      Slip{"{} {}", 1, 4, "text follows after the end", "one object"},
      Slip{"{\"a\": 1; \"b\": 2}", 1, 8, "separated by commas", ","},
      Slip{"# x\n{}", 1, 1, "#", "//"}, Slip{"{\"a\": 1 /* x}", 1, 14, "is closed", "\"}\""});
  INFO(slip.text);
  const Problem problem = refused(slip.text);
  CHECK_THAT(problem.message, Catch::Contains(slip.message));
  CHECK_THAT(problem.advice, Catch::Contains(slip.advice));
  check_place(problem.position, slip.line, slip.column);
}

TEST_CASE("depth is limited by a problem") {
  const std::string least(max_json_depth, '[');
  CHECK(parsed(least + std::string(max_json_depth, ']')).is_array());
  const Problem problem = refused(least + "[" + std::string(max_json_depth + 1, ']'));
  CHECK_THAT(problem.message, Catch::Contains("more than 100 deep"));
  check_place(problem.position, 1, max_json_depth + 1);
  refused(std::string(100000, '['));
}

TEST_CASE("a value of an option is JSON where it reads as JSON, else text") {
  Problems problems;
  const auto value = [&](const char* text) {
    return parse_option_value(text, std::string("--set x=") + text, problems);
  };
  CHECK(value("0.2").number() == 0.2);
  CHECK(value("true").is_boolean());
  CHECK(value("stepwise").text() == "stepwise");
  CHECK(value("0,2").text() == "0,2");
  CHECK(value("").text() == "");
  const Value array = value("[1, {\"a\": 2}]");
  CHECK(array.array()[1].find("a")->number() == 2.0);
  CHECK(array.array()[1].find("a")->position.source == "--set x=[1, {\"a\": 2}]");
  CHECK(array.position.line == 0);
  CHECK(problems.empty());
  value("[1, 2");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].position.source == "--set x=[1, 2");
  CHECK_THAT(problems[0].message, Catch::Contains("character 6"));
}

TEST_CASE("writing reads back the same, and numbers are the shortest") {
  const char* text =
      R"({"a":[1,0.1,-3e+100],"b":{"c":"q\"\\\n\té"},"d":null,"e":true,"f":[],"g":{}})";
  CHECK(write_json(parsed(text)) == text);
  CHECK(write_json(parsed(write_json(parsed(text), JsonLayout::indented))) == text);
  CHECK(write_json(parsed("{\"a\": [1, 2], \"b\": [[1]]}"), JsonLayout::indented) ==
        "{\n  \"a\": [1, 2],\n  \"b\": [\n    [1]\n  ]\n}\n");
  CHECK(write_json({std::string("a\r\n\tb"), {}}) == R"("a\r\n\tb")");
  CHECK(write_json({std::string("\x01"), {}}) == "\"\\u0001\"");
  CHECK(write_json({std::nan(""), {}}) == "null");
  CHECK(write_json({std::numeric_limits<double>::infinity(), {}}) == "null");
  CHECK(write_json({5000.0, {}}) == "5000");
}

TEST_CASE("what is written is UTF-8, whatever the text was") {
  CHECK(write_json(Value{std::string("caf\xc3\xa9 \"x\"\n"), {}}) ==
        "\"caf\xc3\xa9 \\\"x\\\"\\n\"");
  // Three bytes that are a letter, and one that follows nothing.
  CHECK(write_json(Value{std::string("\xe1\x99\x9e\x93 end"), {}}) ==
        "\"\xe1\x99\x9e\xef\xbf\xbd end\"");
}

TEST_CASE("an object names its members that are infinite, which are null like those missing") {
  Value object = empty_object();
  add_member(object, "one", std::numeric_limits<double>::infinity());
  add_member(object, "two", std::nan(""));
  add_member(object, "three", -std::numeric_limits<double>::infinity());
  CHECK(write_json(object) ==
        R"({"one":null,"two":null,"three":null,"infinite":["one","-three"]})");
  CHECK(write_json(object, JsonLayout::indented).find("\"infinite\": [\"one\", \"-three\"]\n}") !=
        std::string::npos);
  Value missing = empty_object();
  add_member(missing, "two", std::nan(""));
  CHECK(write_json(missing) == R"({"two":null})");
}

TEST_CASE("every finite double survives writing and reading") {
  RandomStream bits(1, 0, Purpose::victims);
  int compared = 0;
  for (int i = 0; i < 20000; ++i) {
    const double number = std::bit_cast<double>(bits());
    if (!std::isfinite(number)) continue;
    ++compared;
    if (parsed(write_json({number, {}})).number() != number) FAIL(shortest_number(number));
  }
  CHECK(compared > 19000);  // 2046 of 2048 exponents are finite
}

}  // namespace
TEST_CASE("a slip in an option is not told of as one in a file") {
  const auto message_of = [](const char* text) {
    Problems problems;
    parse_option_value(text, "--estimator", problems);
    REQUIRE(problems.size() == 1);
    return problems[0].message + " " + problems[0].advice;
  };
  CHECK_THAT(message_of(R"({"method":"chao"} x)"), Catch::Contains("text follows after the end"));
  CHECK_THAT(message_of(R"({"method":"chao")"), Catch::Contains("the text ends before the \"{\""));
  for (const char* text : {R"({"method":"chao"} x)", R"({"method":"chao")", R"({"method":)"})
    for (const char* word : {"file", "scenario"})
      CHECK_THAT(message_of(text), !Catch::Contains(word));
}

TEST_CASE("advice on a slip in a number is a number") {
  for (const auto& [text, advice] :
       std::vector<std::pair<std::string, std::string>>{{"+.5", "Write 0.5."},
                                                        {".5", "Write 0.5."},
                                                        {"1.", "Write 1."},
                                                        {".5.5", ""},
                                                        {"+x", ""},
                                                        {"-.5", "Write -0.5."}}) {
    INFO(text);
    CHECK(refused(("{\"a\": " + text + "}").c_str()).advice == advice);
  }
}

}  // namespace darknumber::json_test
