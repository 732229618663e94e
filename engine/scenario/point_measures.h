// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// Measures of a point itself, exact and of no estimator: `truth`, in persons; and
/// `published_inflation[LABEL]`, a published figure over the truth, the first one without a label.
/// Whether a measure is of this kind, whether or not the figure exists.
bool is_point_measure(std::string_view measure);

inline constexpr std::string_view truth_measure = "truth";
inline constexpr std::string_view published_measure = "published_inflation";

/// Whether one of this kind is a number of persons, as the truth is; else it is a ratio to the
/// truth.
bool is_in_persons(std::string_view point_measure);

/// What a measure of this kind is, as `list measures` shows it.
struct PointMeasureKind {
  std::string_view name;
  std::string_view help;
};
inline constexpr std::array<PointMeasureKind, 2> point_measure_kinds{
    {{truth_measure, "How many there are, in persons."},
     {published_measure, "Published figure ÷ truth; of a range its middle on the log scale."}}};

/// The number that was published: the estimate, or the middle of the range on the log scale.
double number_of(const PublishedFigure& figure);

/// A measure of this kind where the truth is so many; NaN where there is no such figure.
double point_measure(std::string_view measure, double truth,
                     const std::vector<PublishedFigure>& published);

/// All those that a scenario has.
std::vector<std::string> point_measures_of(const std::vector<PublishedFigure>& published);

}  // namespace darknumber
