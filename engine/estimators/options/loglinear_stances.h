// SPDX-License-Identifier: MIT
#pragma once

#include "engine/estimators/methods/loglinear_all.h"
#include "engine/estimators/methods/loglinear_average.h"
#include "engine/estimators/methods/loglinear_covariates.h"
#include "engine/estimators/methods/loglinear_fixed.h"
#include "engine/estimators/methods/loglinear_stepwise.h"
#include "engine/estimators/options/method_kind.h"

/// What each assumption means to a log-linear model, by how it comes by its terms.
namespace darknumber {

/// Whether a given model has an interaction of these lists.
bool has_interaction(const LoglinearFixed& model, CaptureHistory lists);
bool has_interaction(const LoglinearCovariates& model, CaptureHistory lists);

/// Whether a search among terms of `order` lists at the most can come upon one of these.
inline Stance stance_of_search(int order, CaptureHistory lists) {
  return lists_on(lists) <= order ? Stance::has_interactions : Stance::relies;
}

struct LoglinearOnDependence {
  Stance operator()(const LoglinearFixed& model, CaptureHistory pair) const {
    return has_interaction(model, pair) ? Stance::has_interactions : Stance::relies;
  }
  Stance operator()(const LoglinearStepwise& model, CaptureHistory lists) const {
    return stance_of_search(model.order.value_or(2), lists);
  }
  Stance operator()(const LoglinearAll& model, CaptureHistory lists) const {
    return stance_of_search(model.order == 0 ? max_lists : model.order, lists);
  }
  Stance operator()(const LoglinearAverage& model, CaptureHistory lists) const {
    return stance_of_search(model.order == 0 ? max_lists : model.order, lists);
  }
  Stance operator()(const LoglinearCovariates& model, CaptureHistory pair) const {
    return has_interaction(model, pair) ? Stance::has_interactions : Stance::relies;
  }
};

struct LoglinearOnDifferences {
  Stance operator()(const LoglinearFixed& model) const {
    return model.terms == FixedTerms::independence ? Stance::relies : Stance::takes_up_interactions;
  }
  Stance operator()(const LoglinearStepwise&) const { return Stance::takes_up_interactions; }
  Stance operator()(const LoglinearAll&) const { return Stance::takes_up_interactions; }
  Stance operator()(const LoglinearAverage&) const { return Stance::takes_up_interactions; }
  Stance operator()(const LoglinearCovariates&) const { return Stance::takes_up_interactions; }
};

struct LoglinearOnExpectedTable {
  OnExpectedTable operator()(const LoglinearFixed&) const { return OnExpectedTable::limit; }
  OnExpectedTable operator()(const LoglinearStepwise&) const { return OnExpectedTable::choice; }
  OnExpectedTable operator()(const LoglinearAll&) const { return OnExpectedTable::choice; }
  // The weights depend on the number of persons.
  OnExpectedTable operator()(const LoglinearAverage&) const { return OnExpectedTable::of_its_size; }
  OnExpectedTable operator()(const LoglinearCovariates& model) const {
    return model.search == CovariateSearch::given ? OnExpectedTable::limit
                                                  : OnExpectedTable::choice;
  }
};

struct LoglinearBoundary {
  BoundaryReason operator()(const LoglinearFixed&) const { return BoundaryReason::of_given_model; }
  BoundaryReason operator()(const LoglinearStepwise&) const {
    return BoundaryReason::of_chosen_model;
  }
  BoundaryReason operator()(const LoglinearAll&) const { return BoundaryReason::of_chosen_model; }
  BoundaryReason operator()(const LoglinearAverage&) const { return BoundaryReason::none; }
  BoundaryReason operator()(const LoglinearCovariates&) const { return BoundaryReason::none; }
};

/// The patterns of covariates have tables of their own.
struct LoglinearCellDoubt {
  CellDoubt operator()(const LoglinearFixed&) const { return CellDoubt::heeded; }
  CellDoubt operator()(const LoglinearStepwise&) const { return CellDoubt::heeded; }
  CellDoubt operator()(const LoglinearAll&) const { return CellDoubt::heeded; }
  CellDoubt operator()(const LoglinearAverage&) const { return CellDoubt::heeded; }
  CellDoubt operator()(const LoglinearCovariates&) const { return CellDoubt::refused; }
};

/// An average has a likelihood for each of its models, and none of its own.
struct LoglinearProfile {
  Profile operator()(const LoglinearFixed&) const { return Profile::can_be_had; }
  Profile operator()(const LoglinearStepwise&) const { return Profile::can_be_had; }
  Profile operator()(const LoglinearAll&) const { return Profile::can_be_had; }
  Profile operator()(const LoglinearAverage&) const { return Profile::none; }
  Profile operator()(const LoglinearCovariates&) const { return Profile::none; }
};

}  // namespace darknumber
