// SPDX-License-Identifier: MIT
#include "engine/study/study_points.h"

#include <charconv>
#include <limits>

#include "engine/core/contracts.h"
#include "engine/scenario/format/write_scenario.h"

namespace darknumber {
namespace {

/// The scenario's hash as a number.
std::uint64_t key_of(const Scenario& scenario) {
  const std::string hash = scenario_hash(scenario);
  std::uint64_t key = 0;
  std::from_chars(hash.data(), hash.data() + hash.size(), key, 16);
  return key;
}

}  // namespace

std::vector<std::size_t> StudyPoints::add(RowSource source) {
  DN_EXPECT(source.rows <= std::numeric_limits<std::uint32_t>::max(), "rows that can be numbered");
  const auto number = static_cast<std::uint32_t>(sources_.size());
  std::vector<std::size_t> points;
  points.reserve(source.rows);
  by_key_.reserve(by_key_.size() + source.rows);
  for (std::size_t row = 0; row < source.rows; ++row) {
    const auto [found, is_new] =
        by_key_.emplace(key_of(source.scenario(row)), static_cast<std::uint32_t>(places_.size()));
    if (is_new) places_.push_back({number, static_cast<std::uint32_t>(row)});
    points.push_back(found->second);
  }
  sources_.push_back(std::move(source));
  return points;
}

StudyPoint StudyPoints::make(std::size_t point) const {
  return {scenario(point), factor_values(point)};
}

Scenario StudyPoints::scenario(std::size_t point) const {
  const Place place = places_.at(point);
  return sources_[place.source].scenario(place.row);
}

std::vector<Value> StudyPoints::factor_values(std::size_t point) const {
  const Place place = places_.at(point);
  std::vector<Value> values = sources_[place.source].values(place.row);
  values.resize(factors_);
  return values;
}

std::optional<std::size_t> StudyPoints::find(const Scenario& scenario) const {
  const auto found = by_key_.find(key_of(scenario));
  if (found == by_key_.end()) return std::nullopt;
  return found->second;
}

}  // namespace darknumber
