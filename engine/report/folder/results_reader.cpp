// SPDX-License-Identifier: MIT
#include "engine/report/folder/results_reader.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/json.h"
#include "engine/input/problem.h"
#include "engine/input/read_input.h"
#include "engine/scenario/format/published_counts.h"

namespace darknumber {

void refuse_file(const std::filesystem::path& file, std::string message, std::string advice) {
  throw InputError({{file.string(), {}, "", std::move(message), std::move(advice), ""}});
}

Value parse_results_file(const std::filesystem::path& file) {
  Problems problems;
  Value root = parse_json(read_input(file.string(), "Check that you may read it.").text,
                          file.string(), problems);
  if (!problems.empty()) throw InputError(std::move(problems));
  return root;
}

const Value& ResultsReader::member(const char* name, bool (Value::*is)() const) const {
  const Value* found = value_.is_object() ? value_.find(name) : nullptr;
  if (!found || !(found->*is)()) damaged(fmt::format("it has no \"{}\"", name));
  return *found;
}

std::int64_t ResultsReader::integer(const char* name) const {
  return std::get<std::int64_t>(member(name, &Value::is_integer).data);
}

std::int64_t ResultsReader::count(const char* name) const {
  const std::int64_t number = integer(name);
  if (number < 0) damaged(fmt::format("its \"{}\" is {}", name, number));
  return number;
}

double ResultsReader::number(const char* name) const {
  const Value* found = value_.find(name);
  if (found && found->is_null()) return NAN;
  return member(name, &Value::is_number).number();
}

void ResultsReader::damaged(const std::string& how) const {
  refuse_file(file_,
              fmt::format("this is not a {} of darknumber: {}", file_.filename().string(), how),
              "It was changed or cut short; run the scenario again.");
}

std::optional<Hold> held_to(const ResultsReader& reader, const Scenario& scenario) {
  if (!scenario.study || !scenario.study->hold) return std::nullopt;
  Hold hold{ContingencyTable(static_cast<int>(scenario.agencies.size())),
            scenario.study->hold->pairs ? Match::pairs : Match::sizes};
  ContingencyTable& table = hold.table;
  const ResultsReader cells = reader.object("held_to");
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    const std::string digits = to_digits(h, table.lists());
    const Value* count = cells.value().find(digits);
    if (count == nullptr) continue;
    const auto suppressed =
        count->is_text() ? suppressed_count(h, count->text()) : std::optional<SuppressedCount>();
    if (suppressed)
      add_suppressed(*suppressed, table, hold.suppressed);
    else
      table.add(h, cells.member(digits.c_str(), &Value::is_number).number());
  }
  return hold;
}

}  // namespace darknumber
