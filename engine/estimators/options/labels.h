// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/estimators/estimator_spec.h"

namespace darknumber {

// The names of choices as in a scenario, in the order of their enumerations.
inline constexpr std::array<std::string_view, 4> criterion_names{"aic", "aicc", "bic", "p_value"};
inline constexpr std::array<std::string_view, 5> heterogeneity_names{"chao", "poisson", "darroch",
                                                                     "gamma", "normal"};
inline constexpr std::array<std::string_view, 3> coverage_variant_names{"high", "low",
                                                                        "independent"};
inline constexpr std::array<std::string_view, 4> interval_names{"own", "profile", "bootstrap",
                                                                "bca"};

std::string_view name_of(Criterion criterion);
std::string_view name_of(Heterogeneity heterogeneity);
std::string_view name_of(CoverageVariant variant);
std::string_view name_of(IntervalKind kind);

/// The choice of a name, where there is one: the inverse of name_of.
template <typename Choice, std::size_t size>
std::optional<Choice> choice_named(const std::array<std::string_view, size>& names,
                                   std::string_view name) {
  for (std::size_t i = 0; i < size; ++i)
    if (names[i] == name) return static_cast<Choice>(i);
  return std::nullopt;
}

/// The label made from method and lists: "lincoln_petersen[A,B]", "chao", "loglinear[A:B]",
/// "stepwise_aic", ....
std::string label_of(const EstimatorSpec& spec);

/// Gives a label to every estimator without one; a label met before gets "#2", "#3", ....
void assign_labels(std::vector<EstimatorSpec>& estimators);

}  // namespace darknumber
