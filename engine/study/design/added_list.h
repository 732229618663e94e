// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/core/random_stream.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// What one more list shows.
struct AddedCounts {
  std::vector<std::int64_t> known;  // entities of the register that it finds again, by history
  std::int64_t unknown = 0;         // victims who are on no other list

  std::int64_t all() const;
};

/// A list that finds each victim with probability `capture`, whatever else is true of them, and
/// nobody else: of the victims' entities seen, by history, and of the unseen victims.
AddedCounts draw_added_list(std::span<const std::int64_t> seen, std::int64_t unseen, double capture,
                            RandomStream& stream);

/// log P(such counts) in a world with so many victims' entities and unseen victims. How much the
/// list finds is as unknown as of every agency, with the prior p^(a-1) (1-p)^(b-1) dp, so that
///   int prod_h C(V_h, O_h) C(U, C) p^T (1-p)^(V+U-T) p^(a-1) (1-p)^(b-1) dp
///     = prod_h C(V_h, O_h) C(U, C) B(T + a, V + U - T + b),
/// T being all that it finds. -infinity where it finds more than there are. A list that finds
/// nobody speaks for few victims; with a = 0, the prior of sizes, it says nothing: the integral is
/// infinite then, and the ratio of two worlds goes to 1. Two entities of one person count as two
/// who are found apart.
double log_likelihood_of(const AddedCounts& counts, std::span<const std::int64_t> seen,
                         std::int64_t unseen, CapturePrior prior);

}  // namespace darknumber
