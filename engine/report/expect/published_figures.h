// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/estimate.h"
#include "engine/core/stop.h"
#include "engine/estimators/estimate_all.h"
#include "engine/input/value.h"
#include "engine/report/block.h"
#include "engine/study/prepared_point.h"

namespace darknumber {

/// How the expected list sizes of a world compare with those of the published table that it speaks
/// of: the list that is furthest off, relatively.
struct ListSizes {
  std::string table;  // the file
  std::string furthest;
  double expected = 0.0;
  double published = 0.0;
};

/// Nothing where the scenario has no table, or one without records.
std::optional<ListSizes> list_sizes_of(const PreparedPoint& point);

/// "The list sizes are those of netherlands.csv.", or how far they are from them.
std::string sizes_sentence(const ListSizes& sizes);

/// "The published 42,000 to 58,000 would be 1.3 to 1.8 times the truth.", a sentence a figure;
/// empty where none was published.
std::string published_sentence(const std::vector<PublishedFigure>& figures, double truth);

/// What the estimators make of the published table itself, as `estimate` would. A table has no
/// strata: an estimator that works by them has no answer there.
struct AnswersOnTable {
  std::vector<Answer> answers;
  std::vector<FitOutcome> outcomes;  // one an answer
};

/// Nothing where the scenario has no table. `stop`: asked by what takes long; throws GivenUp.
std::optional<AnswersOnTable> answers_on_table(const Scenario& scenario,
                                               const StopQuestion* stop = nullptr);

/// The answers on the real table and the published figures, in persons and as multiples of the
/// truth; empty where there are neither.
Blocks published_blocks(const PreparedPoint& point);

/// The same: {"table", "list_sizes", "estimates", "figures"}; null where there is nothing.
Value published_comparison_value(const PreparedPoint& point, const StopQuestion* stop = nullptr);

}  // namespace darknumber
