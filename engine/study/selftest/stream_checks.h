// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/study/selftest/self_test.h"

namespace darknumber {

/// The first number of stream `item` of a family, in [0, 1).
using FirstNumber = std::function<double(std::uint32_t item)>;

/// Whether the numbers of two families of streams are independent, pair by pair: chi-square over 8
/// by 8 cells.
CheckResult check_pairs(const FirstNumber& one, const FirstNumber& other);

/// Whether two columns of numbers that are as good as normal are uncorrelated, by Fisher's z.
/// Its smallest defect is a correlation.
/// Source: Fisher (1921), Metron 1; Anderson (2003), section 4.2.3.
CheckResult check_uncorrelated(const std::string& name, const std::vector<double>& one,
                               const std::vector<double>& other);

/// Whether no block of 128 bits occurs twice. Among independent ones it does with a probability of
/// n^2 / 2^129.
CheckResult check_no_repeats(std::vector<std::pair<std::uint64_t, std::uint64_t>> blocks);

/// These checks, of the streams as the engine keys them.
std::vector<SelfCheck> stream_checks(std::uint64_t seed);

}  // namespace darknumber
