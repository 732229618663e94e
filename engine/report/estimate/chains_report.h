// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/methods/latent_class.h"
#include "engine/input/value.h"

namespace darknumber {

/// {"r_hat", "medians"} of chains that disagree.
Value chains_value(const ChainReport& chains);

/// The same in sentences, and what to raise.
std::string chains_note(const ChainReport& chains, const LatentClass& method);

}  // namespace darknumber
