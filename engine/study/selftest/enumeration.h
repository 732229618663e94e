// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/study/selftest/statistics.h"
#include "engine/world/law.h"

namespace darknumber {

/// Every register that so many persons can make, and how probable each is.
struct EveryTable {
  std::vector<ContingencyTable> tables;
  std::vector<double> probabilities;  // they sum to 1
};

/// That of independent persons whose histories follow `law`: the multinomial over all ways to
/// divide them, N! prod p_h^x_h / x_h!. There are C(N + 2^k - 1, 2^k - 1).
EveryTable every_table(const Law& law, int persons);

/// The exact mean and variance over all tables of numbers, one a table, with the greatest distance
/// from the mean; for so many draws.
KnownMean known_mean(const EveryTable& every, std::span<const double> numbers, double draws);

/// All tables over `lists` whose observable cells hold `least` to `most` persons each.
std::vector<ContingencyTable> tables_between(int lists, int least, int most);

}  // namespace darknumber
