// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/estimators/estimator_spec.h"
#include "engine/study/selftest/self_test.h"

namespace darknumber {

/// N-hat of a table, or nothing.
using SizeOf = std::function<std::optional<double>(const ContingencyTable& table)>;

/// The greatest relative difference between two ways to an estimate over these tables, wherever the
/// second has one. Infinite where the first then has none, or no table has any.
SelfFinding compare_sizes(const std::vector<ContingencyTable>& tables, const SizeOf& of_engine,
                          const SizeOf& of_formula);

/// The greatest relative difference between N and the mean of Chapman's estimator over all tables
/// of N persons with lists of n1 and n2 that cannot but share someone (n1 + n2 > N), where it is
/// unbiased. `size_of`: the estimator. Source: Chapman (1951); Seber (1982), section 3.1.
SelfFinding chapman_bias(const SizeOf& size_of);

/// What the engine makes of a table by the method, over all its lists.
SizeOf size_by(const Method& method);

/// Closed forms against the engine, and every estimator that draws nothing in a tiny population:
/// its mean over replicates, and how often it has an answer, against all registers that can be.
std::vector<SelfCheck> estimator_checks(std::uint64_t seed);

}  // namespace darknumber
