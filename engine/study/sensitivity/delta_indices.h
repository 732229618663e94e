// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "engine/study/sensitivity/given_data.h"

namespace darknumber {

struct DeltaIndices {
  SampleStatus status = SampleStatus::ok;
  std::vector<double> factors;  // less their estimated bias; empty unless ok. May end below 0
  double null_delta = 0.0;      // the upper end of what factors without effect have
  std::size_t bins = 0;         // slices of the factor, and of the output
  std::size_t n_used = 0;
};

/// Borgonovo's delta: half the area between the output's density given a factor and its density
/// overall, on average over the factor. On ranks of the output, with a histogram of equal counts:
/// delta_i = 1/2 sum over slices and bins of |p_sb - p_s p_b|, less the bias that a bootstrap sees,
/// 2 delta - mean(delta*). A histogram depends on its bins: too few flatten delta, too many fill it
/// with noise, of which the bootstrap sees only a part; so read it against its null. Scrambled
/// Sobol' points are more even than the independent ones of bootstrap and null, so that with few
/// factors both err on the side of no effect. Sources: Borgonovo (2007), Reliability Engineering &
/// System Safety 92; Plischke, Borgonovo & Smith (2013), European Journal of Operational Research
/// 226.
DeltaIndices delta_indices(const GivenSample& sample, const GivenDataOptions& options = {});

}  // namespace darknumber
