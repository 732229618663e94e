// SPDX-License-Identifier: MIT
#include "engine/scenario/read_measures.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/input/field_check.h"

namespace darknumber {

void read_measures(ObjectReader& reader, StudySpec& study) {
  study.measure = reader.text("measure").value_or("");
  study.measure_position = reader.position_of("measure");
  const Value* measures = reader.value("measures");
  if (measures == nullptr) return;
  if (reader.has("measure"))
    reader.report("measures", "a study has either a \"measure\" or \"measures\"",
                  "Put the measure first in the list.");
  if (measures->array().empty())
    reader.report("measures", "\"measures\" is empty", "Give at least one.");
  std::vector<FurtherMeasure> named;
  for (const Value& item : measures->array()) {
    if (!item.is_text() || item.text().empty())
      return reader.report("measures",
                           fmt::format("{} is no name of a measure", describe_value(item)),
                           "`darknumber list measures` shows them.");
    if (std::any_of(named.begin(), named.end(),
                    [&](const FurtherMeasure& one) { return one.name == item.text(); }))
      return reader.report("measures", fmt::format("\"{}\" is in the list twice", item.text()),
                           "Name each measure once.");
    named.push_back({item.text(), item.position});
  }
  if (named.empty()) return;
  study.measure = named.front().name;
  study.measure_position = named.front().position;
  study.further_measures.assign(named.begin() + 1, named.end());
}

}  // namespace darknumber
