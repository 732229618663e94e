// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

inline std::string way_of_one_at_a_time(const StudySpec&) {
  return "each factor at its low and its high end, with the others as in the scenario";
}

inline constexpr StudyKind one_at_a_time_kind{.name = "one_at_a_time",
                                              .place = place_of<OneAtATimeStudy>(),
                                              .extent = FactorExtent::ends,
                                              .points_from = PointsFrom::the_file,
                                              .asks = Asks::replicates,
                                              .solves = Solves::nothing,
                                              .answers_with = AnswersWith::points,
                                              .default_measure = "inflation",
                                              .way = way_of_one_at_a_time};

}  // namespace darknumber
