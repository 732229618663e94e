// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/estimators/fitting/pattern_estimate.h"

namespace darknumber {

/// Steps while each lowers a criterion: -2 l plus a penalty of the number of parameters.
struct SearchPass {
  std::function<double(int parameters)> penalty;
  bool removes = false;  // terms that this pass has added may leave
};

/// How models of one table are searched. Candidates are all terms of two variables, lists and
/// covariates alike; main effects never leave.
struct SearchRules {
  std::vector<SearchPass> passes;  // one after another, each from where the one before it ended
  bool unchecked = false;          // also through models whose N is infinite or undetermined
};

/// A model on the path of a search.
struct PathModel {
  VariableSet term = 0;  // that it adds or removes
  bool removed = false;
  int pass = 0;  // from 1; 0: the start
  PatternEstimate estimate;
};

/// A term that was the best at a step, and passed over for want of an N.
struct PassedOver {
  VariableSet term = 0;
  bool removed = false;
  std::size_t step = 0;
  FitStatus why = FitStatus::ok;
};

struct SearchPath {
  std::vector<PathModel> models;  // the first is that of main effects
  std::vector<PassedOver> passed_over;
};

/// The path from the model of main effects. Every candidate is scored by the likelihood that its
/// fits come near to, whether or not it has a maximum; the best is then fitted to the last, and
/// where its N is infinite or undetermined the next best takes its place. Criteria within 1e-9
/// relative tie: staying wins, then removals, then the order of terms.
///
/// A candidate is left unfitted where a bound on its likelihood proves that another is better;
/// that changes nothing but the time it takes.
SearchPath search_models(const PatternTable& table, const Trends& trends, const SearchRules& rules,
                         const StopQuestion* stop);

}  // namespace darknumber
