// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/estimators/estimator_spec.h"
#include "engine/input/value.h"

namespace darknumber {

/// The label made from method and lists: "lincoln_petersen[A,B]", "chao", "loglinear[A:B]",
/// "stepwise_aic", ....
std::string label_of(const EstimatorSpec& spec);

/// The entry that a label means, of whatever `label_of` gives; its values are at `position`. Of any
/// other text: an entry that no reader takes.
Value entry_of_label(std::string_view label, const Position& position);

/// A label without lists in it, and the settings that give it.
struct LabelledEntry {
  std::string label;
  std::string_view method;
  Value entry;
};

/// All that differ from their method's name.
std::vector<LabelledEntry> labelled_entries();

/// Gives a label to every estimator without one; a label met before gets "#2", "#3", ....
void assign_labels(std::vector<EstimatorSpec>& estimators);

}  // namespace darknumber
