// SPDX-License-Identifier: MIT
#include "engine/estimators/options/method_kinds.h"

#include <algorithm>

#include "engine/core/contracts.h"
#include "engine/estimators/options/bayesian_threshold_options.h"
#include "engine/estimators/options/chao_options.h"
#include "engine/estimators/options/chapman_options.h"
#include "engine/estimators/options/closed_population_options.h"
#include "engine/estimators/options/decomposable_options.h"
#include "engine/estimators/options/fixed_odds_ratio_options.h"
#include "engine/estimators/options/latent_class_options.h"
#include "engine/estimators/options/lincoln_petersen_options.h"
#include "engine/estimators/options/linkage_corrected_options.h"
#include "engine/estimators/options/loglinear_options.h"
#include "engine/estimators/options/mean_options.h"
#include "engine/estimators/options/sample_coverage_options.h"
#include "engine/estimators/options/trimmed_options.h"

namespace darknumber {
namespace {

constexpr const MethodKind* all_kinds[] = {
    &lincoln_petersen_kind,
    &chapman_kind,
    &chao_kind,
    &loglinear_kind,
    &mh_kind,
    &mth_kind,
    &sample_coverage_kind,
    &decomposable_kind,
    &latent_class_kind,
    &bayesian_threshold_kind,
    &fixed_odds_ratio_kind,
    &linkage_corrected_kind,
    &trimmed_kind,
    &mean_kind,
};

constexpr std::uint32_t structs_in_the_list() {
  std::uint32_t structs = 0;
  for (const MethodKind* kind : all_kinds) structs |= kind->structs.alternatives;
  return structs;
}
static_assert(structs_in_the_list() == (std::uint32_t{1} << std::variant_size_v<Method>)-1,
              "every struct of Method is of a kind in the list");

}  // namespace

std::span<const MethodKind* const> method_kinds() {
  return all_kinds;
}

const MethodKind* find_method_kind(std::string_view name) {
  for (const MethodKind* kind : all_kinds)
    if (kind->name == name) return kind;
  return nullptr;
}

const MethodKind& kind_of(const Method& method) {
  const auto found =
      std::find_if(std::begin(all_kinds), std::end(all_kinds),
                   [&](const MethodKind* kind) { return kind->structs.hold(method); });
  DN_ENSURE(found != std::end(all_kinds), "every struct of Method is of a kind in the list");
  return **found;
}

}  // namespace darknumber
