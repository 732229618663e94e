// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>
#include <span>
#include <string>
#include <string_view>

#include "engine/study/checkpoint/run_result.h"

namespace darknumber {

/// A cell of text: in quotes where it has a comma, a quote or a line end (RFC 4180, section 2).
std::string csv_text(std::string_view text);

/// A cell with the shortest text that reads back the same; empty where the number does not exist,
/// and where it is infinite, which programs read as a number, as text or not at all. The column
/// `infinite` of the tables below tells the two apart: it names the columns, with blanks between,
/// that are infinite in its row.
std::string csv_number(double number);

/// A column of numbers and what it holds in one row.
struct NumberCell {
  std::string_view column;
  double number = 0.0;
};

/// Which of the numbers are infinite: their columns, with blanks between; "-column" for minus
/// infinity.
std::string infinite_cell(std::span<const NumberCell> cells);

/// The interactions of a model that was chosen, "A:B,A:C" or "independence"; empty of no model.
std::string chosen_model_text(ModelCode code, const ListsInUse& lists);

/// A value that a factor was set to; empty where it was not set.
std::string csv_value(const Value& value);

/// measures.csv: a row for each point, estimator and measure. Lines end in \n.
void write_measures_csv(std::ostream& out, const RunResult& result);

/// replicates.csv: a row for each point, replicate and estimator, with the names that R's rsimsum
/// and Stata's simsum accept. Replicates are numbered from 0, as `replay` takes them. `model` holds
/// the interactions that a selection chose, "A:B,A:C" or "independence"; empty of other methods.
void write_replicates_csv(std::ostream& out, const RunResult& result);

}  // namespace darknumber
