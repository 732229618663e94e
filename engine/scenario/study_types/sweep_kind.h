// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

void read_points(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);
Value write_points(const StudySpec& study);
const std::vector<Settings>& points_of_sweep(const StudySpec& study);
std::string way_of_sweep(const StudySpec& study);

inline constexpr Field points_field{
    .name = "points",
    .type = FieldType::array,
    .help = "The points of a sweep one by one, each an object of paths and values.",
    .example = "[{\"bystanders.count\": 5000, \"population.victims\": 1000}]",
    .default_text = "every combination of the factors"};
inline constexpr StudyOption sweep_options[] = {
    {.field = points_field, .read = read_points, .write = write_points}};

inline constexpr StudyKind sweep_kind{.name = "sweep",
                                      .place = place_of<SweepStudy>(),
                                      .options = sweep_options,
                                      .extent = FactorExtent::values,
                                      .points_from = PointsFrom::the_file,
                                      .asks = Asks::points,
                                      .solves = Solves::nothing,
                                      .answers_with = AnswersWith::points,
                                      .default_measure = "inflation",
                                      .way = way_of_sweep,
                                      .in_place_of_factors = points_field.name,
                                      .points = points_of_sweep};

}  // namespace darknumber
