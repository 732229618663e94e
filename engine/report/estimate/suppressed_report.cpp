// SPDX-License-Identifier: MIT
#include "engine/report/estimate/suppressed_report.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/input/make_value.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

Cell size_cell(const std::optional<double>& size) {
  return {persons(size.value_or(NAN))};
}

std::string note_on_range(const std::string& label, const AnswerRange& range) {
  if (!range)
    return label + ": not asked of every completion, since it draws or averages over models.";
  std::string note;
  if (!range->every)
    note = fmt::format("a search from 200 starts, {} of the completions",
                       quantity_text(static_cast<double>(range->tried)));
  if (range->without_estimate > 0)
    note += fmt::format("{}{} of {} have no estimate ({})", note.empty() ? "" : "; ",
                        quantity_text(static_cast<double>(range->without_estimate)),
                        quantity_text(static_cast<double>(range->tried)), name_of(range->why));
  return note.empty() ? "" : label + ": " + note + ".";
}

}  // namespace

Blocks ranges_blocks(const std::vector<Answer>& answers, const std::vector<AnswerRange>& ranges) {
  Table table = table_with({"whatever was suppressed", "least", "greatest"});
  Items notes;
  for (std::size_t a = 0; a < answers.size(); ++a) {
    table.rows.push_back({{answers[a].label},
                          size_cell(ranges[a] ? ranges[a]->least : std::nullopt),
                          size_cell(ranges[a] ? ranges[a]->greatest : std::nullopt)});
    if (std::string note = note_on_range(answers[a].label, ranges[a]); !note.empty())
      notes.items.push_back({std::move(note)});
  }
  Blocks blocks{{std::move(table)}};
  if (!notes.items.empty()) blocks.push_back({std::move(notes)});
  return blocks;
}

Value range_value(const AnswerRange& range) {
  if (!range) return null_value();
  Value value = empty_object();
  add_member(value, "least", range->least ? make_value(*range->least) : null_value());
  add_member(value, "greatest", range->greatest ? make_value(*range->greatest) : null_value());
  add_member(value, "completions", static_cast<double>(range->tried));
  add_member(value, "every", range->every);
  add_member(value, "without_estimate", static_cast<double>(range->without_estimate));
  return value;
}

}  // namespace darknumber
