// SPDX-License-Identifier: MIT
#pragma once

#include <iosfwd>
#include <span>

#include "engine/study/selftest/statistics.h"

namespace darknumber {

std::ostream& operator<<(std::ostream& out, const CheckResult& result);

/// All means at once, by Hotelling's T^2: sees many small differences that go together. In a
/// direction in which the sample does not vary the means must equal their expectations.
/// Source: Anderson (2003), An Introduction to Multivariate Statistical Analysis, section 5.2.
CheckResult check_means_jointly(const Sample& sample, std::span<const double> expected);

}  // namespace darknumber
