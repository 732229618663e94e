// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/report/block.h"
#include "engine/study/prepared_point.h"

namespace darknumber {

/// What an estimator's answer on the expected table of a world is, beyond that table.
enum class ExpectedMeaning {
  /// What its answers tend to as registers of that world grow: its answer on a multiple of a table
  /// is the multiple of its answer.
  limit,
  /// The answer of the model chosen on that table. What gains enough to be chosen depends on the
  /// size of a register, so that larger ones choose otherwise, and drawn ones too.
  choice,
  /// The answer at that size of a method whose prior or correction fades as registers grow, or
  /// where small counts are suppressed, which grow too.
  of_its_size,
};

/// What texts say of an answer on the expected table.
struct ExpectedAnswer {
  std::string label;
  ExpectedMeaning meaning = ExpectedMeaning::limit;
  Status status = Status::ok;
  bool of_stratum = false;  // else of the whole population
  std::string reason = {};  // why there is none; empty where there is one
};

/// One an answer of the point, in their order.
std::vector<ExpectedAnswer> expected_answers(const PreparedPoint& point);

/// A number of an answer on the expected table: "1.64", "infinite" where it grows without bound, a
/// dash where there is none for another reason.
Cell expected_cell(const ExpectedAnswer& answer, double value, int digits = 3);
std::string expected_text(const ExpectedAnswer& answer, double value);

/// Sentences about those answers that are no limit in large registers; empty where all are.
std::string note_on_meanings(const std::vector<ExpectedAnswer>& answers);

/// What the expected table is where links can be false.
inline constexpr const char* false_links_note =
    "With false links the expected table is that of a large population, in which a false link "
    "never "
    "meets its own person.";

/// Why answers have no number on the expected table, a sentence each.
std::vector<std::string> reasons_without_number(const std::vector<ExpectedAnswer>& answers);

}  // namespace darknumber
