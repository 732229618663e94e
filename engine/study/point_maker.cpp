// SPDX-License-Identifier: MIT
#include "engine/study/point_maker.h"

#include <utility>

#include "engine/scenario/format/published_table.h"
#include "engine/scenario/read_scenario.h"
#include "engine/scenario/read_study.h"
#include "engine/study/factor_values.h"

namespace darknumber {

PointMaker::PointMaker(const Value& root, std::string file)
    : root_(without_study(root)), file_(std::move(file)) {}

Scenario PointMaker::scenario_with(const Settings& settings) const {
  Problems problems;
  const Value changed = with_settings(root_, settings, problems);
  std::optional<Scenario> scenario =
      problems.empty() ? read_scenario(changed, file_, problems) : std::nullopt;
  if (!scenario) {
    sort_by_position(problems);
    throw InputError(std::move(problems));
  }
  return std::move(*scenario);
}

RowSource source_of(std::shared_ptr<const PointMaker> maker, std::vector<Factor> factors,
                    DesignRows rows) {
  RowSource source;
  source.rows = rows.rows;
  source.values = rows.values;
  source.scenario = [maker = std::move(maker), factors = std::move(factors),
                     values = std::move(rows.values)](std::size_t row) {
    return maker->scenario_with(settings_of(factors, values(row)));
  };
  return source;
}

RowSource source_of(std::shared_ptr<const PointMaker> maker, std::vector<ListedRow> rows) {
  const auto listed = std::make_shared<const std::vector<ListedRow>>(std::move(rows));
  RowSource source;
  source.rows = listed->size();
  source.values = [listed](std::size_t row) { return (*listed)[row].values; };
  source.scenario = [maker = std::move(maker), listed](std::size_t row) {
    return maker->scenario_with((*listed)[row].settings);
  };
  return source;
}

}  // namespace darknumber
