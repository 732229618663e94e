// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

/// The factors of each group, every factor in one; problems where a path is no factor's.
void read_groups(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);
Value write_groups(const StudySpec& study);
void check_morris(ObjectReader& reader, const StudySpec& study);
std::string way_of_morris(const StudySpec& study);

inline constexpr Range trajectory_counts{2.0, 10000.0};
inline constexpr Range level_counts{2.0, 64.0};

inline constexpr Field trajectories_field{.name = "trajectories",
                                          .type = FieldType::integer,
                                          .help = "Trajectories of morris.",
                                          .example = "30",
                                          .default_text = "30",
                                          .range = trajectory_counts};
inline constexpr Field levels_field{.name = "levels",
                                    .type = FieldType::integer,
                                    .help = "Levels of the grid of morris, an even number.",
                                    .example = "4",
                                    .default_text = "4",
                                    .range = level_counts};
inline constexpr Field groups_field{.name = "groups",
                                    .type = FieldType::array,
                                    .help = "Factors that morris moves together: arrays of paths.",
                                    .example = "[[\"bystanders.count\", \"population.victims\"]]",
                                    .default_text = "each factor alone"};
inline constexpr StudyOption morris_options[] = {
    study_option<&MorrisStudy::trajectories, trajectories_field>(),
    study_option<&MorrisStudy::levels, levels_field>(),
    {.field = groups_field, .read = read_groups, .write = write_groups}};

inline constexpr StudyKind morris_kind{.name = "morris",
                                       .place = place_of<MorrisStudy>(),
                                       .options = morris_options,
                                       .extent = FactorExtent::range_or_values,
                                       .points_from = PointsFrom::a_draw,
                                       .asks = Asks::noise,
                                       .solves = Solves::nothing,
                                       .answers_with = AnswersWith::points,
                                       .default_measure = "log_bias",
                                       .way = way_of_morris,
                                       .check = check_morris};

}  // namespace darknumber
