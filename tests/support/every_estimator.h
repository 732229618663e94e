// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/core/random_stream.h"
#include "engine/estimators/options/method_kind.h"

namespace darknumber::testing {

/// What theory says of every estimate of a method.
struct EstimatorLaw {
  /// N-hat, and the limits of its interval, are no less than the entities observed on its lists,
  /// those aside that a repair drops.
  bool at_least_observed = true;
  /// c times the counts have c times the estimate.
  bool scales = false;
  Chance chance = Chance::nothing;
  double precision = 1e-10;  // relative, to which the same question has the same answer
  int one_in = 1;            // tables of which an ordinary run takes one: more for a slow method
};

/// The law of a method. A method without one here does not compile.
EstimatorLaw law_of(const Method& method);

/// An estimator that is put to the tests.
struct CheckedEstimator {
  std::vector<EstimatorSpec> specs;  // the last is the one; before it those it is made of
  EstimatorLaw law;

  const EstimatorSpec& spec() const { return specs.back(); }
};

/// Members of entries for every struct and option of a method, made from its options: each choice
/// of a required one, other required ones by their example; and once more with the examples of all.
/// Samplers draw little. The reader refuses some, where two examples do not go together.
std::vector<std::string> every_entry(const MethodKind& kind);

/// Estimators of every method of the list over lists A, B, C and D (the first `lists`), by
/// `every_entry`. Throws where the reader refuses an entry.
std::vector<CheckedEstimator> every_estimator(int lists);

/// The lists A, B, C and D, each an agency.
ListsInUse first_lists(int lists);

/// The answer to a table over all its lists.
FitOutcome outcome_of(const CheckedEstimator& estimator, const ContingencyTable& table,
                      const StreamKey& streams = {});

}  // namespace darknumber::testing
