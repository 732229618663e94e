// SPDX-License-Identifier: MIT
#include <fmt/core.h>

#include "engine/estimators/fitting/bias_correction.h"
#include "engine/estimators/options/labels.h"
#include "engine/estimators/options/read_methods.h"

namespace darknumber {
namespace {

/// Refuses a correction of the bias that nobody has worked out.
bool check_bias_correction(ObjectReader& reader, const ClosedPopulation& model, int lists) {
  if (!model.bias_corrected) return true;
  if (!has_bias_correction(model.lists_differ, model.heterogeneity)) {
    reader.report("bias_corrected",
                  fmt::format("\"{}\" with heterogeneity \"{}\" has no bias-corrected form",
                              model.lists_differ ? "mth" : "mh", name_of(model.heterogeneity)),
                  model.heterogeneity == Heterogeneity::normal
                      ? "Leave it out, or take another heterogeneity."
                      : "Leave it out, or take \"chao\", \"poisson\" or \"darroch\".");
    return false;
  }
  if (lists < least_lists_of_bias_correction) {
    reader.report("bias_corrected",
                  fmt::format("a correction of the bias takes {} lists or more, but there are {}",
                              least_lists_of_bias_correction, lists),
                  "Leave it out, or use more lists.");
    return false;
  }
  return true;
}

std::optional<Method> read_closed_population(ObjectReader& reader, const ListsInUse& lists,
                                             bool lists_differ) {
  const std::optional<std::string> name = reader.text("heterogeneity");
  if (!name) return std::nullopt;
  ClosedPopulation model;
  model.lists_differ = lists_differ;
  model.heterogeneity =
      choice_named<Heterogeneity>(heterogeneity_names, *name).value_or(Heterogeneity::chao);
  model.bias_corrected = reader.boolean("bias_corrected").value_or(false);
  if (!check_bias_correction(reader, model, static_cast<int>(lists.size()))) return std::nullopt;
  return model;
}

/// An option that counts something, or what it is by default.
int count_or(const ObjectReader& reader, std::string_view field, int by_default) {
  return static_cast<int>(reader.integer(field).value_or(by_default));
}

}  // namespace

std::optional<Method> read_mh(ObjectReader& reader, const ListsInUse& lists) {
  return read_closed_population(reader, lists, false);
}

std::optional<Method> read_mth(ObjectReader& reader, const ListsInUse& lists) {
  return read_closed_population(reader, lists, true);
}

std::optional<Method> read_sample_coverage(ObjectReader& reader, const ListsInUse& lists) {
  if (lists.size() < 3) {
    reader.report(
        "method", "\"sample_coverage\" takes three lists or more, but there are two",
        "Only a third list can tell how two depend on each other; use \"lincoln_petersen\" or "
        "\"fixed_odds_ratio\".");
    return std::nullopt;
  }
  const std::optional<std::string> name = reader.text("variant");
  if (!name) return std::nullopt;
  return SampleCoverage{
      choice_named<CoverageVariant>(coverage_variant_names, *name).value_or(CoverageVariant::high)};
}

std::optional<Method> read_decomposable(ObjectReader& reader, const ListsInUse& lists) {
  if (lists.size() < 3 || lists.size() > 5) {
    reader.report(
        "method",
        fmt::format("\"decomposable\" takes 3 to 5 lists, but there are {}", lists.size()),
        "Choose or merge lists with \"lists\".");
    return std::nullopt;
  }
  return Decomposable{reader.number("delta"), reader.integer("up_to")};
}

std::optional<Method> read_latent_class(ObjectReader& reader, const ListsInUse&) {
  LatentClass method;
  method.classes = count_or(reader, "classes", method.classes);
  method.draws = count_or(reader, "draws", method.draws);
  method.burn_in = count_or(reader, "burn_in", method.burn_in);
  method.chains = count_or(reader, "chains", method.chains);
  return method;
}

std::optional<Method> read_bayesian_threshold(ObjectReader& reader, const ListsInUse&) {
  BayesianThreshold method;
  method.draws = count_or(reader, "draws", method.draws);
  method.burn_in = count_or(reader, "burn_in", method.burn_in);
  return method;
}

}  // namespace darknumber
