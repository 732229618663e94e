// SPDX-License-Identifier: MIT
#include "engine/estimators/options/read_methods.h"

namespace darknumber {

std::optional<Method> read_fixed_odds_ratio(ObjectReader& reader, const ListsInUse&) {
  const std::optional<double> odds_ratio = reader.number("odds_ratio");
  if (!odds_ratio) return std::nullopt;
  return FixedOddsRatio{*odds_ratio};
}

std::optional<Method> read_linkage_corrected(ObjectReader& reader, const ListsInUse&) {
  const LinkageCorrected method{reader.number("missed").value_or(0.0),
                                reader.number("false").value_or(0.0)};
  if (method.missed + method.false_links >= 1.0) {
    reader.report("missed", "\"missed\" and \"false\" add up to 1 or more",
                  "Links would then carry no information; give smaller rates.");
    return std::nullopt;
  }
  return method;
}

std::optional<Method> read_trimmed(ObjectReader& reader, const ListsInUse&) {
  const std::optional<double> share = reader.number("share");
  if (!share) return std::nullopt;
  return Trimmed{*share};
}

}  // namespace darknumber
