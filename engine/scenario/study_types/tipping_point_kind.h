// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

void check_tipping_point(ObjectReader& reader, const StudySpec& study);
std::string way_of_tipping_point(const StudySpec& study);

inline constexpr Field target_field{
    .name = "target",
    .type = FieldType::number,
    .help = "The value of the measure that tipping_point looks for.",
    .example = "2.0",
    .default_text = "none: tipping_point needs it"};
inline constexpr StudyOption tipping_point_options[] = {
    study_option<&TippingPointStudy::target, target_field>(Follows::measure)};

inline constexpr StudyKind tipping_point_kind{.name = "tipping_point",
                                              .place = place_of<TippingPointStudy>(),
                                              .options = tipping_point_options,
                                              .extent = FactorExtent::range,
                                              .points_from = PointsFrom::the_scenario,
                                              .asks = Asks::replicates,
                                              .solves = Solves::the_exact_answer,
                                              .answers_with = AnswersWith::points,
                                              .default_measure = "inflation",
                                              .way = way_of_tipping_point,
                                              .check = check_tipping_point};

}  // namespace darknumber
