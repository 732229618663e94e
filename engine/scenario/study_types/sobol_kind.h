// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/rank_correlations.h"
#include "engine/scenario/study_types/size_field.h"
#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

void check_sobol(ObjectReader& reader, const StudySpec& study);
std::string way_of_sobol(const StudySpec& study);

inline constexpr Field second_order_field{.name = "second_order",
                                          .type = FieldType::boolean,
                                          .help = "Whether sobol estimates the indices of pairs.",
                                          .example = "true",
                                          .default_text = "false"};
inline constexpr Field shapley_field{
    .name = "shapley",
    .type = FieldType::boolean,
    .help =
        "Whether sobol also estimates Shapley effects, from size times (factors + 1) more points.",
    .example = "true",
    .default_text = "false"};
inline constexpr StudyOption sobol_options[] = {
    study_option<&SobolStudy::size, size_field>(),
    study_option<&SobolStudy::second_order, second_order_field>(),
    study_option<&SobolStudy::shapley, shapley_field>(), rank_correlations_option};

inline constexpr StudyKind sobol_kind{.name = "sobol",
                                      .place = place_of<SobolStudy>(),
                                      .options = sobol_options,
                                      .extent = FactorExtent::range_or_values,
                                      .points_from = PointsFrom::a_draw,
                                      .asks = Asks::noise,
                                      .solves = Solves::nothing,
                                      .answers_with = AnswersWith::points,
                                      .default_measure = "log_bias",
                                      .way = way_of_sobol,
                                      .check = check_sobol};

}  // namespace darknumber
