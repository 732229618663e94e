// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/random_stream.h"

namespace darknumber {

/// A table for tests: many cells empty, the others of any size up to `most`, log-uniform.
inline ContingencyTable sparse_table(int lists, double share_empty, double most,
                                     RandomStream& random) {
  ContingencyTable table(lists);
  for (CaptureHistory h = 1; h < history_count(lists); ++h) {
    const double size = std::floor(std::exp(random.uniform() * std::log(most + 1.0)));
    if (random.uniform() >= share_empty) table.add(h, size);
  }
  return table;
}

/// A table from persons who differ in how visible they are, so that lists depend on one another.
inline ContingencyTable persons_table(int lists, int persons, double spread, RandomStream& random) {
  ContingencyTable table(lists);
  for (int person = 0; person < persons; ++person) {
    const double visibility = spread * (random.uniform() - 0.5);
    CaptureHistory history = 0;
    for (int list = 0; list < lists; ++list)
      if (random.uniform() < 1.0 / (1.0 + std::exp(1.5 + 0.2 * list - visibility)))
        history |= only(list);
    table.add(history, 1.0);
  }
  return table;
}

/// Three lists of which the last two are alike and have nobody to themselves together, so that the
/// three pairs cannot all be in a model.
inline ContingencyTable twin_lists_table(RandomStream& random) {
  const auto count = [&random] { return std::floor(std::exp(5.0 * random.uniform())); };
  const double on_one = count();
  const double with_first = count();
  const double on_first = count();
  const double on_all = count();
  return {3, {0, on_first, on_one, with_first, on_one, with_first, 0, on_all}};
}

}  // namespace darknumber
