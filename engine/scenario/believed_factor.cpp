// SPDX-License-Identifier: MIT
#include "engine/scenario/believed_factor.h"

#include <fmt/core.h>

#include <cmath>

#include "engine/scenario/format/read_belief.h"
#include "engine/scenario/paths/field_range.h"
#include "engine/scenario/read_factors.h"

namespace darknumber {

void read_belief_of(Factor& factor, ObjectReader& reader) {
  for (std::string_view field : {"range", "scale", "values", "low", "high"})
    if (reader.has(field))
      reader.report(field, fmt::format("a factor has either a \"belief\" or \"{}\"", field),
                    "Leave one of them out.");
  Range allowed = any_number;
  for (const std::string& path : factor.paths) allowed = common_range(allowed, range_of_path(path));
  if (const Value* belief = reader.value("belief"))
    factor.belief =
        read_belief(*belief, reader.path_of("belief"), allowed, reader.file(), reader.problems());
}

void spread_belief(FactorExtent extent, Factor& factor) {
  if (extent == FactorExtent::values) {
    for (double share : {0.05, 0.25, 0.5, 0.75, 0.95})
      factor.values.push_back(believed_value(factor, share));
  } else if (extent == FactorExtent::ends) {
    factor.low = believed_value(factor, 0.05);
    factor.high = believed_value(factor, 0.95);
  } else if (extent == FactorExtent::range) {
    factor.range = practical_ends(*factor.belief);
    if (factor.belief->family == BeliefFamily::log_uniform) factor.scale = FactorScale::log;
  }
}

std::vector<double> tried_of(const Belief& belief) {
  if (!belief.values.empty()) return belief.values;
  const Bounds ends = practical_ends(belief);
  return {ends.low, ends.high};
}

Value believed_value(const Factor& factor, double share) {
  const double number = quantile(*factor.belief, share);
  return factor_number(factor.kind == FactorKind::integer ? std::round(number) : number,
                       factor.kind, factor.position);
}

}  // namespace darknumber
