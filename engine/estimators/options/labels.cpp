// SPDX-License-Identifier: MIT
#include "engine/estimators/options/labels.h"

#include <set>

namespace darknumber {
namespace {

std::string name_in_label(Criterion criterion) {
  return criterion == Criterion::p_value ? "p" : std::string(name_of(criterion));
}

/// One function for each method of the list.
struct LabelMaker {
  const ListsInUse& lists;

  std::string of_all_lists() const {
    return "[" +
           joined_names(
               static_cast<CaptureHistory>(history_count(static_cast<int>(lists.size())) - 1),
               lists, ",") +
           "]";
  }
  std::string operator()(const LincolnPetersen&) const {
    return "lincoln_petersen" + of_all_lists();
  }
  std::string operator()(const Chapman&) const { return "chapman" + of_all_lists(); }
  std::string operator()(const Chao&) const { return "chao"; }
  std::string operator()(const LoglinearFixed& method) const {
    if (method.terms == FixedTerms::independence) return "independence";
    if (method.terms == FixedTerms::pairwise) return "pairwise";
    std::string terms;
    for (CaptureHistory term : method.listed)
      terms += (terms.empty() ? "" : ",") + joined_names(term, lists, ":");
    return "loglinear[" + terms + "]";
  }
  std::string operator()(const LoglinearStepwise& method) const {
    return "stepwise_" + name_in_label(method.criterion);
  }
  std::string operator()(const LoglinearAll& method) const {
    return "all_" + name_in_label(method.criterion);
  }
  std::string operator()(const ClosedPopulation& method) const {
    return (method.lists_differ ? "mth_" : "mh_") + std::string(name_of(method.heterogeneity)) +
           (method.bias_corrected ? "_corrected" : "");
  }
  std::string operator()(const SampleCoverage& method) const {
    return "sample_coverage_" + std::string(name_of(method.variant));
  }
  std::string operator()(const Decomposable&) const { return "decomposable"; }
  std::string operator()(const LatentClass&) const { return "latent_class"; }
  std::string operator()(const BayesianThreshold&) const { return "bayesian_threshold"; }
  std::string operator()(const FixedOddsRatio&) const {
    return "fixed_odds_ratio" + of_all_lists();
  }
  std::string operator()(const LinkageCorrected&) const {
    return "linkage_corrected" + of_all_lists();
  }
  std::string operator()(const Trimmed&) const { return "trimmed" + of_all_lists(); }
  std::string operator()(const MeanOf&) const { return "mean"; }
};

}  // namespace

std::string_view name_of(Criterion criterion) {
  return criterion_names[static_cast<std::size_t>(criterion)];
}

std::string_view name_of(Heterogeneity heterogeneity) {
  return heterogeneity_names[static_cast<std::size_t>(heterogeneity)];
}

std::string_view name_of(CoverageVariant variant) {
  return coverage_variant_names[static_cast<std::size_t>(variant)];
}

std::string_view name_of(IntervalKind kind) {
  return interval_names[static_cast<std::size_t>(kind)];
}

std::string label_of(const EstimatorSpec& spec) {
  return std::visit(LabelMaker{spec.lists}, spec.method);
}

void assign_labels(std::vector<EstimatorSpec>& estimators) {
  std::set<std::string> taken;
  for (EstimatorSpec& estimator : estimators) {
    const std::string label = estimator.label.empty() ? label_of(estimator) : estimator.label;
    estimator.label = label;
    for (int number = 2; !taken.insert(estimator.label).second; ++number)
      estimator.label = label + "#" + std::to_string(number);
  }
}

}  // namespace darknumber
