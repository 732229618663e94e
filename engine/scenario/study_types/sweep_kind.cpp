// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/sweep_kind.h"

#include <fmt/core.h>

#include "engine/scenario/read_factors.h"
#include "engine/scenario/read_study.h"

namespace darknumber {

void read_points(ObjectReader& reader, const StudySurroundings& around, StudySpec& study) {
  const Value* points = reader.value(points_field.name);
  if (points == nullptr) return;
  if (points->array().empty())
    reader.report(points_field.name, "\"points\" is empty", "Give at least one.");
  for (std::size_t i = 0; i < points->array().size(); ++i) {
    const std::string path = fmt::format("study.points[#{}]", i + 1);
    Settings settings = read_settings(points->array()[i], path, around.file, reader.problems());
    if (check_settings(around, settings, reader.problems()))
      std::get<SweepStudy>(study.type).points.push_back(std::move(settings));
  }
}

Value write_points(const StudySpec& study) {
  if (points_of_sweep(study).empty()) return null_value();
  Value points = empty_array();
  for (const Settings& point : points_of_sweep(study)) points.array().push_back(to_value(point));
  return points;
}

const std::vector<Settings>& points_of_sweep(const StudySpec& study) {
  return std::get<SweepStudy>(study.type).points;
}

std::string way_of_sweep(const StudySpec& study) {
  return points_of_sweep(study).empty() ? "a sweep over every combination of the factors' values"
                                        : "a sweep over the points that it lists";
}

}  // namespace darknumber
