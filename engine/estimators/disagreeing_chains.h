// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/core/contingency_table.h"
#include "engine/core/random_stream.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/methods/latent_class.h"

namespace darknumber {

/// What the chains of a fit say that ended in `chains_disagree`, of a table over the estimator's
/// lists. They are drawn once more, from the same streams, where somebody reads of them; nothing of
/// a method without chains.
std::optional<ChainReport> disagreeing_chains(const EstimatorSpec& estimator,
                                              const ContingencyTable& over_lists,
                                              const StreamKey& streams);

}  // namespace darknumber
