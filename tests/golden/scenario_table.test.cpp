// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "engine/scenario/read_scenario.h"
#include "engine/study/prepared_point.h"
#include "tests/support/checkout.h"
#include "tests/support/scratch_folder.h"

namespace darknumber::testing::scenario_table_test {
namespace {

namespace fs = std::filesystem;

const fs::path scenarios = fs::path(checkout()) / "scenarios";

/// The estimators that have a column in the table of scenarios, in order.
const std::vector<std::string> columns{"chao",         "independence", "pairwise",
                                       "stepwise_aic", "stepwise_bic", "stepwise_p"};
constexpr std::size_t cells_before_columns = 4;  // file, assumption, strength, truth

/// What the program says of a scenario, as the page shows it.
struct Shown {
  std::string truth;
  std::map<std::string, std::string> inflation;  // by answer: estimate / truth, or the status
};

std::string with_commas(double count) {
  std::string text = fmt::format("{:.0f}", count);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

Shown compute(const std::string& file) {
  const PreparedPoint study = prepare_point(load_scenario((scenarios / file).string()));
  Shown shown{with_commas(study.truth()), {}};
  const std::vector<double> truths = study.truths();
  for (std::size_t a = 0; a < study.answers.size(); ++a) {
    const auto* estimate = std::get_if<Estimate>(&study.on_expected[a]);
    shown.inflation[study.answers[a].label] =
        estimate ? fmt::format("{:.3f}", estimate->population_size / truths[a])
                 : std::string(name_of(status_of(study.on_expected[a])));
  }
  return shown;
}

/// The cells of a Markdown table's row that names a file or an estimator first; else none.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  if (!line.starts_with("| `")) return cells;
  for (std::size_t begin = 1; begin < line.size();) {
    const std::size_t end = std::min(line.find('|', begin), line.size());
    const std::size_t first = std::min(line.find_first_not_of(" `", begin), end);
    const std::size_t last = line.find_last_not_of(" `", end - 1);
    cells.push_back(first < end ? line.substr(first, last + 1 - first) : "");
    begin = end + 1;
  }
  return cells;
}

struct Faults {
  std::string text;
  std::map<std::string, int> rows;  // in the main table, by file
  int further = 0;                  // rows of the table of further answers
};

void compare(Faults& faults, const std::string& where, const std::string& shown,
             const std::string& computed) {
  if (shown != computed)
    faults.text += fmt::format("{}: shown {}, but it is {}\n", where, shown, computed);
}

std::string inflation_of(const Shown& shown, const std::string& label) {
  const auto found = shown.inflation.find(label);
  return found == shown.inflation.end() ? "not asked" : found->second;
}

/// What is wrong with the numbers of a page.
Faults faults_of(const std::string& page) {
  Faults faults;
  std::map<std::string, Shown> known;
  const auto computed = [&](const std::string& file) -> const Shown& {
    if (!known.count(file)) known[file] = compute(file);
    return known[file];
  };
  for (std::size_t begin = 0; begin < page.size();) {
    const std::size_t end = std::min(page.find('\n', begin), page.size());
    const std::vector<std::string> cells = cells_of(page.substr(begin, end - begin));
    begin = end + 1;
    if (cells.size() == cells_before_columns + columns.size()) {
      ++faults.rows[cells[0]];
      compare(faults, cells[0] + ", truth", cells[3], computed(cells[0]).truth);
      for (std::size_t i = 0; i < columns.size(); ++i)
        compare(faults, cells[0] + ", " + columns[i], cells[cells_before_columns + i],
                inflation_of(computed(cells[0]), columns[i]));
    } else if (cells.size() == 3 && cells[0].ends_with(".json")) {
      ++faults.further;
      compare(faults, cells[0] + ", " + cells[1], cells[2],
              inflation_of(computed(cells[0]), cells[1]));
    }
  }
  return faults;
}

}  // namespace

TEST_CASE("the table of scenarios has a row for each file, and every number that it prints") {
  const Faults faults = faults_of(file_text(scenarios / "README.md"));
  CHECK(faults.text == "");
  CHECK(faults.further >= 3);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(scenarios)) {
    const std::string file = entry.path().lexically_relative(scenarios).string();
    if (entry.path().extension() != ".json" || file.starts_with("studies/") ||
        file.starts_with("cases/") || file.starts_with("explanations/") ||
        file.starts_with("claims/"))
      continue;
    ++files;
    INFO(file);
    CHECK(faults.rows.count(file) == 1);
    if (faults.rows.count(file) == 1) CHECK(faults.rows.at(file) == 1);
  }
  CHECK(files == faults.rows.size());
}

TEST_CASE("a wrong digit in either table of scenarios is found") {
  const std::string row =
      "| `textbook.json` | none | | 5,000 | 1.017 | 1.000 | 1.000 | not asked | 1.000 | not asked "
      "|\n";
  const std::string further = "| `violations/strata.json` | `stratified` | 1.000 |\n";
  CHECK(faults_of(row + further).text == "");
  const auto is_found = [](std::string text, const std::string& right, const std::string& wrong) {
    text.replace(text.find(right), right.size(), wrong);
    return faults_of(text).text != "";
  };
  CHECK(is_found(row, "5,000", "5,001"));
  CHECK(is_found(row, "1.017", "1.018"));
  CHECK(is_found(row, "not asked", "1.000"));
  CHECK(is_found(further, "1.000", "0.999"));
}

}  // namespace darknumber::testing::scenario_table_test
