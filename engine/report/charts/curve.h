// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/report/charts/scales.h"

namespace darknumber {

/// A measure along one factor, with the target that somebody asks for.
struct CurveChart {
  std::string factor;   // under the axis
  std::string measure;  // above the curve
  Scale::Kind factor_axis = Scale::Kind::linear;
  std::vector<std::pair<double, std::optional<double>>> places;  // ascending; no value: no answer
  std::optional<double> target = {};
  std::string target_text = "asked for";                    // what the target is
  std::vector<double> crossings;                            // where the target is met
  std::optional<std::pair<double, double>> plausible = {};  // shaded
};

std::string curve_svg(const std::string& name, const std::string& title, const CurveChart& chart);
std::string curve_words(const CurveChart& chart);

/// Lines over two factors along which a measure has the target.
struct MapChart {
  std::string first;   // the factor to the right
  std::string second;  // the factor upwards
  std::pair<double, double> first_span;
  std::pair<double, double> second_span;
  Scale::Kind first_axis = Scale::Kind::linear;
  Scale::Kind second_axis = Scale::Kind::linear;
  std::vector<std::vector<std::pair<double, double>>> lines;
  std::optional<std::pair<double, double>> plausible_first = {};
  std::optional<std::pair<double, double>> plausible_second = {};
  std::string words;  // what the lines are
};

std::string map_svg(const std::string& name, const std::string& title, const MapChart& chart);

}  // namespace darknumber
