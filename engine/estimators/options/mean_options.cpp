// SPDX-License-Identifier: MIT
#include "engine/estimators/options/mean_options.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/field_check.h"

namespace darknumber {

bool read_members(ObjectReader& reader, const Value& labels, const ListsInUse&, MeanOf& mean) {
  for (const Value& label : labels.array()) {
    if (!label.is_text()) {
      reader.report("of", fmt::format("a label must be a text, but is {}", describe_value(label)),
                    "Name estimators by their labels, as in [\"chao\", \"independence\"].");
      return false;
    }
    if (std::find(mean.labels.begin(), mean.labels.end(), label.text()) != mean.labels.end()) {
      reader.report("of", fmt::format("the estimator \"{}\" is named twice", label.text()),
                    "Leave one out.");
      return false;
    }
    mean.labels.push_back(label.text());
  }
  if (mean.labels.empty())
    reader.report("of", "a mean needs an estimator to average", "Name at least one label.");
  return !mean.labels.empty();
}

Value write_members(const MeanOf& mean, const ListsInUse&) {
  Value labels = empty_array();
  for (const std::string& label : mean.labels) labels.array().push_back(make_value(label));
  return labels;
}

}  // namespace darknumber
