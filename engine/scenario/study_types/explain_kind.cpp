// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/explain_kind.h"

#include <fmt/core.h>

#include "engine/input/wording.h"

namespace darknumber {

void check_explain(ObjectReader& reader, const StudySpec& study) {
  if (study.evaluate == Evaluation::monte_carlo)
    reader.report("evaluate", "explain draws no replicates of a world",
                  "Leave \"evaluate\" out: it weighs worlds by how likely they make the table.");
  refuse_explained_factors(reader, study);
}

std::string way_of_explain(const StudySpec& study) {
  const auto& explain = std::get<ExplainStudy>(study.type);
  return fmt::format("the worlds that explain a table, in {} run{} of {} worlds at a time",
                     count_text(explain.runs), explain.runs == 1 ? "" : "s",
                     count_text(explain.particles));
}

}  // namespace darknumber
