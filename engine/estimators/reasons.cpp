// SPDX-License-Identifier: MIT
#include "engine/estimators/reasons.h"

#include <algorithm>

#include "engine/estimators/method_groups.h"

namespace darknumber {
namespace {

bool takes_records_away(const EstimatorSpec& estimator) {
  return std::any_of(estimator.assumed_false_positive_shares.begin(),
                     estimator.assumed_false_positive_shares.end(),
                     [](double share) { return share > 0.0; });
}

/// What `no_overlap` means to a method.
struct LackOfOverlap {
  template <OneOf<LincolnPetersen, Chapman, FixedOddsRatio, Trimmed> OfTwoLists>
  std::string operator()(const OfTwoLists&) const {
    return "nobody is on both of its lists, so nothing tells how many are on neither";
  }
  std::string operator()(const LinkageCorrected&) const {
    return "its lists have no more links than the false ones it is told of, so nothing tells how "
           "many people are on neither";
  }
  std::string operator()(const SampleCoverage& method) const {
    if (method.variant != CoverageVariant::high) return on_two_lists();
    return "nobody is on two of its lists, or so few are that its correction for dependence grows "
           "without bound";
  }
  template <LoglinearMethod Loglinear>
  std::string operator()(const Loglinear&) const {
    return on_two_lists();
  }
  template <BayesianMethod Bayesian>
  std::string operator()(const Bayesian&) const {
    return on_two_lists();
  }
  template <OneOf<Chao, ClosedPopulation, MeanOf> OfAllLists>
  std::string operator()(const OfAllLists&) const {
    return on_two_lists();
  }
  static std::string on_two_lists() {
    return "nobody is on two of its lists, so nothing tells how many are on none";
  }
};

/// What `not_identifiable` means to a method.
struct LackOfLists {
  std::string operator()(const SampleCoverage&) const {
    return "fewer than three of its lists have anyone on them, and two do not tell how they depend "
           "on each other";
  }
  std::string operator()(const Decomposable&) const {
    return "fewer than three of its lists have anyone on them";
  }
  std::string operator()(const LatentClass&) const {
    return "only one of its lists has anyone on it";
  }
  template <TwoListMethod TwoLists>
  std::string operator()(const TwoLists&) const {
    return fit_equally_well();
  }
  template <LoglinearMethod Loglinear>
  std::string operator()(const Loglinear&) const {
    return fit_equally_well();
  }
  template <OneOf<Chao, ClosedPopulation, BayesianThreshold, MeanOf> OfTheLikelihood>
  std::string operator()(const OfTheLikelihood&) const {
    return fit_equally_well();
  }
  static std::string fit_equally_well() {
    return std::string(meaning_of(Status::not_identifiable));
  }
};

/// What `not_converged` means to a method.
std::string lack_of_convergence(const Method& method) {
  if (std::holds_alternative<BayesianThreshold>(method))
    return "its draws reach sizes beyond what can be computed";
  if (std::holds_alternative<ClosedPopulation>(method))
    return "the search found no maximum, or one beyond what can be computed";
  return std::string(meaning_of(Status::not_converged));
}

}  // namespace

std::string reason_of(Status status, const EstimatorSpec& estimator) {
  switch (status) {
    case Status::no_data:
      return takes_records_away(estimator)
                 ? "nobody is on any of its lists, or a list has fewer on it alone than are taken "
                   "to be false, or nobody is left without them"
                 : "nobody is on any of its lists";
    case Status::no_overlap:
      return std::visit(LackOfOverlap{}, estimator.method);
    case Status::not_identifiable:
      return std::visit(LackOfLists{}, estimator.method);
    case Status::not_converged:
      return lack_of_convergence(estimator.method);
    case Status::needs_counts:
      return takes_records_away(estimator)
                 ? "the method needs whole numbers, and without the records taken to be false the "
                   "table has fractions"
                 : std::string(meaning_of(status));
    case Status::ok:
    case Status::no_mle:
    case Status::chains_disagree:
      break;
  }
  return std::string(meaning_of(status));
}

}  // namespace darknumber
