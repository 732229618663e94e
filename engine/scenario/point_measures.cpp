// SPDX-License-Identifier: MIT
#include "engine/scenario/point_measures.h"

#include <fmt/core.h>

#include <cmath>

namespace darknumber {
namespace {

std::string published_measure_of(const PublishedFigure& figure) {
  return fmt::format("{}[{}]", published_measure, figure.label);
}

}  // namespace

bool is_point_measure(std::string_view measure) {
  return measure == truth_measure || measure == published_measure ||
         (measure.starts_with(published_measure) && measure.size() > published_measure.size() &&
          measure[published_measure.size()] == '[' && measure.ends_with("]"));
}

bool is_in_persons(std::string_view point_measure) {
  return point_measure == truth_measure;
}

double number_of(const PublishedFigure& figure) {
  return figure.estimate ? *figure.estimate : std::sqrt(*figure.low * *figure.high);
}

double point_measure(std::string_view measure, double truth,
                     const std::vector<PublishedFigure>& published) {
  if (measure == truth_measure) return truth;
  for (const PublishedFigure& figure : published)
    if (measure == published_measure || measure == published_measure_of(figure))
      return number_of(figure) / truth;
  return NAN;
}

std::vector<std::string> point_measures_of(const std::vector<PublishedFigure>& published) {
  std::vector<std::string> names{std::string(truth_measure)};
  for (const PublishedFigure& figure : published) names.push_back(published_measure_of(figure));
  return names;
}

}  // namespace darknumber
