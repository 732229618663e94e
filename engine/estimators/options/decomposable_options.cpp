// SPDX-License-Identifier: MIT
#include "engine/estimators/options/decomposable_options.h"

#include <fmt/core.h>

namespace darknumber {

std::optional<OptionFault> fault_of_prior(const Method& method, const ListsInUse&) {
  const auto& decomposable = std::get<Decomposable>(method);
  if (decomposable.prior_shape.has_value() == decomposable.prior_scale.has_value())
    return std::nullopt;
  const bool has_shape = decomposable.prior_shape.has_value();
  return OptionFault{
      has_shape ? "prior_shape" : "prior_scale",
      fmt::format("\"{}\" goes with \"{}\" only", has_shape ? "prior_shape" : "prior_scale",
                  has_shape ? "prior_scale" : "prior_shape"),
      "A negative binomial prior has both: its mean is their product."};
}

}  // namespace darknumber
