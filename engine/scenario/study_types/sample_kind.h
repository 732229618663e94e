// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/design_option.h"
#include "engine/scenario/study_types/rank_correlations.h"
#include "engine/scenario/study_types/size_field.h"
#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

inline std::string way_of_sample(const StudySpec&) {
  return "a sample of scrambled Sobol' points over the factors' ranges";
}

inline constexpr StudyOption sample_options[] = {study_option<&SampleStudy::size, size_field>(),
                                                 rank_correlations_option, design_option};

inline constexpr StudyKind sample_kind{.name = "sample",
                                       .place = place_of<SampleStudy>(),
                                       .options = sample_options,
                                       .extent = FactorExtent::range_or_values,
                                       .points_from = PointsFrom::a_draw,
                                       .asks = Asks::replicates,
                                       .solves = Solves::nothing,
                                       .answers_with = AnswersWith::points,
                                       .default_measure = "log_bias",
                                       .way = way_of_sample};

}  // namespace darknumber
