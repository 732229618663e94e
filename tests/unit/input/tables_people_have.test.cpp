// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "engine/input/read_input.h"
#include "engine/input/read_table.h"
#include "tests/support/checkout.h"

namespace darknumber::tables_people_have_test {
namespace {

/// A table of examples/tables/ and what has to be said to read it.
struct TableFile {
  std::string name;
  TableReading reading;
};

const std::vector<TableFile>& readable_tables() {
  static const std::vector<TableFile> tables{
      {"count_capital.csv", {}},
      {"empty_stratum.csv", {.strata = {"site"}}},
      {"freq_column.csv", {}},
      {"gaza_2025.csv", {}},
      {"mark.inp", {}},
      {"name_with_trailing_space.csv", {}},
      {"names_with_dots.csv", {}},
      {"nested_lists_zero.csv", {}},
      {"nested_minimal.csv", {}},
      {"no_singletons.csv", {}},
      {"one_overlap.csv", {}},
      {"one_point_zero.csv", {}},
      {"persons.csv", {.ignored = {"id", "age"}}},
      {"repeated_history.csv", {.repeated = RepeatedHistory::add}},
      {"sparse.csv", {}},
      {"stratum_fully_covered.csv", {.strata = {"site"}}},
      {"suppressed.csv", {}},
      {"three_lists.csv", {}},
      {"three_lists_and_an_empty_one.csv", {}},
      {"trailing_commas.csv", {}},
      {"true_false.csv", {}},
      {"tuberculosis_like.csv", {}},
      {"two_strata_one_blank.csv", {.strata = {"sex", "site"}}},
      {"unseen_row_blank.csv", {}},
      {"unseen_row_na.csv", {}},
      {"coding_reversed.csv", {.coding = MembershipCoding::reversed}}};
  return tables;
}

std::string text_of(const std::string& name) {
  return read_input(testing::checkout() + "/examples/tables/" + name, "").text;
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts{""};
  for (const char letter : text) {
    if (letter == at)
      parts.emplace_back();
    else
      parts.back() += letter;
  }
  return parts;
}

std::string without_returns(std::string text) {
  std::erase(text, '\r');
  return text;
}

std::string with_rows_reversed(const std::string& text) {
  std::vector<std::string> lines = split(without_returns(text), '\n');
  std::reverse(lines.begin() + 1, lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string with_columns_reversed(const std::string& text) {
  std::string out;
  for (const std::string& line : split(without_returns(text), '\n')) {
    std::vector<std::string> fields = split(line, ',');
    std::reverse(fields.begin(), fields.end());
    for (std::size_t f = 0; f < fields.size(); ++f) out += (f == 0 ? "" : ",") + fields[f];
    out += "\n";
  }
  return out;
}

std::string with_crlf(const std::string& text) {
  std::string out;
  for (const char letter : without_returns(text))
    out += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  return out;
}

std::string with_mark(const std::string& text) {
  return "\xEF\xBB\xBF" + text;
}

/// Of a text in ASCII.
std::string in_utf16(const std::string& text) {
  std::string out = "\xFF\xFE";
  for (const char letter : text) out += std::string{letter, '\0'};
  return out;
}

/// Counts by the names of the lists and of the stratum, whatever their order.
std::map<std::string, double> content_of(const NamedTable& named) {
  std::map<std::string, double> content;
  const auto add = [&](const std::string& stratum, const ContingencyTable& table) {
    for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
      if (table[h] == 0.0) continue;
      std::vector<std::string> on;
      for (std::size_t list = 0; list < named.lists.size(); ++list)
        if (contains(h, static_cast<int>(list))) on.push_back(named.lists[list]);
      std::sort(on.begin(), on.end());
      std::string key = stratum;
      for (const std::string& list : on) key += "|" + list;
      content[key] += table[h];
    }
  };
  add("all", named.table);
  for (std::size_t s = 0; s < named.strata.size(); ++s) {
    std::vector<std::string> words = split(named.strata[s], '/');
    for (std::string& word : words) std::erase(word, ' ');
    std::sort(words.begin(), words.end());
    std::string stratum;
    for (const std::string& word : words) stratum += word + "/";
    add(stratum, named.by_stratum[s]);
  }
  if (named.unknown) add("unknown", *named.unknown);
  return content;
}

}  // namespace

TEST_CASE("tables as people have them are read, however they are written") {
  for (const auto& [name, reading] : readable_tables()) {
    CAPTURE(name);
    const std::string text = text_of(name);
    const NamedTable read = read_table(text, name, reading);
    const auto content = content_of(read);
    CHECK(read.table.observed() > 0.0);
    std::vector<std::string> variants{with_crlf(text), with_mark(text), in_utf16(text)};
    if (name.ends_with(".csv")) {
      variants.push_back(with_rows_reversed(text));
      variants.push_back(with_columns_reversed(text));
      variants.push_back(in_utf16(with_crlf(with_rows_reversed(with_columns_reversed(text)))));
    }
    for (std::size_t v = 0; v < variants.size(); ++v) {
      CAPTURE(v);
      CHECK(content_of(read_table(variants[v], name, reading)) == content);
    }
  }
}

TEST_CASE("tables that say the same in several ways are the same table") {
  const auto right = content_of(read_table(text_of("count_capital.csv"), "t.csv"));
  for (const auto& [name, reading] : readable_tables())
    if (name == "freq_column.csv" || name == "one_point_zero.csv" || name == "true_false.csv" ||
        name == "trailing_commas.csv" || name == "repeated_history.csv") {
      CAPTURE(name);
      CHECK(content_of(read_table(text_of(name), name, reading)) == right);
    }
  CHECK(content_of(read_table(text_of("unseen_row_na.csv"), "t.csv")) ==
        content_of(read_table(text_of("unseen_row_blank.csv"), "t.csv")));
}

TEST_CASE("tables that do not say enough are refused in one message, however they are written") {
  for (const auto& [name, says] : std::vector<std::pair<std::string, std::string>>{
           {"coding_reversed.csv", "--coding reversed"},
           {"repeated_history.csv", "--repeated add"},
           {"persons.csv", "--ignore 'id,age'"},
           {"empty_stratum.csv", "--stratum 'site'"},
           {"two_strata_one_blank.csv", "--ignore 'sex,site'"}}) {
    CAPTURE(name);
    const std::string text = text_of(name);
    for (const std::string& variant :
         {text, with_crlf(text), with_mark(text), in_utf16(text), with_rows_reversed(text)}) {
      try {
        read_table(variant, name);
        FAIL("it was read");
      } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 1);
        CHECK_THAT(error.problems().front().advice, Catch::Contains(says));
      }
    }
  }
}

}  // namespace darknumber::tables_people_have_test
