#!/bin/sh
# SPDX-License-Identifier: MIT
# Adds a type of study with one option to a copy of the sources, by the recipe of CONTRIBUTING.md alone, builds the
# program and runs it.
#   add_study_type.sh CHECKOUT FOLDER
. "$(dirname "$0")/recipe.sh"
scenario=engine/scenario
study=engine/study
report=engine/report/study

# 1. The struct, and its place in the variant.
insert_before $scenario/study_spec.h '/// study_types/ has a record for each' \
  '/// All factors at once, in even steps from one end of their ranges to the other.
struct RampStudy {
  int steps = 5;
};
'
replace $scenario/study_spec.h 'TippingPointStudy, ExplainStudy>' 'TippingPointStudy, ExplainStudy, RampStudy>'

# 2. The record, and its line in the list.
cat > $scenario/study_types/ramp_kind.h <<'END'
// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

inline std::string way_of_ramp(const StudySpec& study) {
  return "all factors at once, in " + std::to_string(std::get<RampStudy>(study.type).steps) + " steps";
}

inline constexpr Field steps_field{.name = "steps",
                                   .type = FieldType::integer,
                                   .help = "Steps of a ramp.",
                                   .example = "9",
                                   .default_text = "5",
                                   .range = {2.0, 1000.0}};
inline constexpr StudyOption ramp_options[] = {study_option<&RampStudy::steps, steps_field>()};

inline constexpr StudyKind ramp_kind{.name = "ramp",
                                     .place = place_of<RampStudy>(),
                                     .options = ramp_options,
                                     .extent = FactorExtent::range,
                                     .points_from = PointsFrom::the_file,
                                     .asks = Asks::replicates,
                                     .solves = Solves::nothing,
                                     .answers_with = AnswersWith::points,
                                     .default_measure = "inflation",
                                     .way = way_of_ramp};

}  // namespace darknumber
END
insert_before $scenario/study_types/study_kinds.cpp \
  '#include "engine/scenario/study_types/sample_kind.h"' \
  '#include "engine/scenario/study_types/ramp_kind.h"'
replace $scenario/study_types/study_kinds.cpp '&explain_kind,' '&explain_kind, &ramp_kind,'

# 3. Its rows and its outcome, and their lines in the list.
cat > $study/types/ramp_study.h <<'END'
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/study_spec.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/study_rows.h"
#include "engine/study/types/answer_rows.h"

namespace darknumber {

struct RowPlanner;
struct StudyPlan;

/// The study's measure at each step.
struct RampOutcome {
  struct OfAnswer {
    std::size_t answer = 0;
    std::vector<WithError> steps;
  };
  std::vector<OfAnswer> answers;
};

RowsAsked rows_asked(const RampStudy& type, const StudySpec& study, std::uint64_t seed);
void plan_rows(const RampStudy& type, StudyPlan& plan, RowPlanner& planner);
RampOutcome outcome_of(const RampStudy& type, const StudyPlan& plan,
                       const std::vector<PointResult>& points);

}  // namespace darknumber
END
cat > $study/types/ramp_study.cpp <<'END'
// SPDX-License-Identifier: MIT
#include "engine/study/types/ramp_study.h"

#include "engine/study/plan_rows.h"

namespace darknumber {

RowsAsked rows_asked(const RampStudy& ramp, const StudySpec&, std::uint64_t) {
  return {static_cast<std::size_t>(ramp.steps), "study.steps", "Give fewer."};
}

void plan_rows(const RampStudy& ramp, StudyPlan& plan, RowPlanner& planner) {
  const auto steps = static_cast<std::size_t>(ramp.steps);
  const std::size_t factors = plan.scenario().study->factors.size();
  add_cube(plan, planner, steps, [steps, factors](std::size_t row) {
    return std::vector<double>(factors, static_cast<double>(row) / static_cast<double>(steps));
  });
}

RampOutcome outcome_of(const RampStudy&, const StudyPlan& plan,
                       const std::vector<PointResult>& points) {
  RampOutcome outcome;
  for (std::size_t answer : answers_asked(plan)) {
    const AnswerRows rows(plan, points, answer);
    outcome.answers.push_back({answer, {}});
    for (std::size_t row = 0; row < rows.size(); ++row)
      outcome.answers.back().steps.push_back(rows.measured(rows.values(row)));
  }
  return outcome;
}

}  // namespace darknumber
END
insert_after $study/types/study_types.h '#include "engine/study/types/one_at_a_time_study.h"' \
  '#include "engine/study/types/ramp_study.h"'
replace $study/types/study_types.h 'TippingOutcome, ExplainOutcome>' \
  'TippingOutcome, ExplainOutcome, RampOutcome>'

# 4. What is said of it: a table, a sentence, JSON and drawings, of which it has none.
insert_before $report/study_tables.cpp '  Blocks operator()(const TippingOutcome& outcome) const {' \
  '  Blocks operator()(const RampOutcome& outcome) const {
    Blocks out;
    for (const RampOutcome::OfAnswer& one : outcome.answers) {
      Table table = table_with({"step", measure_of(*study_)});
      table.caption = label(one.answer);
      for (std::size_t step = 0; step < one.steps.size(); ++step)
        table.rows.push_back({{std::to_string(step + 1)}, cell_of(one.steps[step])});
      out.push_back({std::move(table)});
    }
    return out;
  }
'
insert_before $report/study_finding.cpp '  Finding operator()(const TippingOutcome& outcome) const {' \
  '  Finding operator()(const RampOutcome& outcome) const {
    std::vector<std::string> parts;
    for (const RampOutcome::OfAnswer& one : outcome.answers)
      parts.push_back(fmt::format("up the ramp {} goes to {}", words_.subject(one.answer),
                                  words_.level(one.steps.back(), one.answer)));
    return with_conditions(capitalised(join_clauses(parts)) + ".");
  }
'
insert_before $report/study_json.cpp '  Value operator()(const TippingOutcome& outcome) const {' \
  '  Value operator()(const RampOutcome& outcome) const {
    return for_each(outcome.answers, [&](Value& entry, const RampOutcome::OfAnswer& one) {
      Value steps = empty_array();
      for (const WithError& step : one.steps) steps.array().push_back(with_error(step));
      add_member(entry, "steps", std::move(steps));
    });
  }
'
insert_before engine/report/page/study_figures.cpp \
  '  std::vector<Figure> operator()(const TippingOutcome& outcome) const {' \
  '  std::vector<Figure> operator()(const RampOutcome&) const { return {}; }
'

build_program
factors='{"path":"agencies[*].anonymous_share","range":[0,0.2]}'
ramp() {
  "$program" "$@" --set "study={\"type\":\"ramp\",\"steps\":3,\"factors\":[$factors]}"
}
expect 'Study: all factors at once, in 3 steps. It has 3 points' ramp validate scenarios/textbook.json
expect 'Up the ramp the ' ramp run scenarios/textbook.json --replicates 2 --quiet
expect '"type": "ramp"' ramp run scenarios/textbook.json --format json --quiet
expect '"steps" goes with the type "ramp" only' "$program" validate scenarios/studies/sweep.json --set study.steps=4
expect '"explain" and "ramp"' "$program" validate scenarios/studies/sweep.json --set study.type=stairs
study_with() {
  hash_with "study={\"type\":\"ramp\",\"steps\":$1,\"factors\":[$factors]}"
}
[ "$(study_with 3)" != "$(study_with 4)" ] || { echo "two numbers of steps, one hash"; exit 1; }
say_touched
echo "A type of study was added by the recipe."
