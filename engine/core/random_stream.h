// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/core/contracts.h"
#include "engine/core/stop.h"

namespace darknumber {

/// The Philox4x32-10 block function: a keyed bijection of 128-bit counters.
/// Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11,
/// section 3.3; multipliers and Weyl constants from their Table 2 and section 3.
constexpr std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                                     std::array<std::uint32_t, 2> key) {
  constexpr std::uint64_t multiplier_0 = 0xD2511F53;
  constexpr std::uint64_t multiplier_1 = 0xCD9E8D57;
  constexpr std::uint32_t weyl_0 = 0x9E3779B9;  // golden ratio
  constexpr std::uint32_t weyl_1 = 0xBB67AE85;  // sqrt(3) - 1
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product_0 = multiplier_0 * counter[0];
    const std::uint64_t product_1 = multiplier_1 * counter[2];
    counter = {static_cast<std::uint32_t>(product_1 >> 32) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(product_1),
               static_cast<std::uint32_t>(product_0 >> 32) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(product_0)};
    key[0] += weyl_0;
    key[1] += weyl_1;
  }
  return counter;
}

/// What a stream of random numbers is for. Part of its key, so that a step that needs more or fewer
/// numbers never moves another step's. A value never changes once released, and is below 256.
enum class Purpose : std::uint32_t {
  victims = 1,            // table simulator: strata and histories of the victims
  victim_presence = 2,    // table simulator: presence runs of the slots
  victim_linkage = 3,     // table simulator: detachment and duplicates of victims' records
  bystanders = 4,         // table simulator: strata and histories of the bystanders
  bystander_linkage = 5,  // table simulator
  false_links = 6,        // both simulators: on the table
  removal = 7,            // both simulators: `remove`, on the table
  unknown_stratum = 8,    // both simulators: whose stratum the register does not know
  entity_choice = 9,      // synthetic data: which entities of a cell a step on the table meets
  suppression = 10,       // both simulators: random rounding of small counts
  group_visits = 11,      // table simulator: which agencies visit the groups, and their presence
  group_members = 12,     // table simulator: histories of those who live in groups
  victim_anonymity = 13,  // table simulator: whose records are anonymous, where that goes by person
  bystander_anonymity = 14,  // table simulator
  person_presence = 16,      // person simulator, victims: one purpose a step
  person_stratum = 17,
  person_traits = 18,
  person_detection = 19,
  person_avoidance = 20,
  person_referral = 21,
  person_reporting = 22,
  person_linkage = 23,
  person_verification = 24,
  person_group = 25,       // of a group: its presence, its stratum and who visits it
  person_visit = 26,       // of its members: whom the visitors find
  bystander_stratum = 33,  // person simulator, bystanders: one purpose a step
  bystander_traits = 34,
  bystander_detection = 35,
  bystander_avoidance = 36,
  bystander_referral = 37,
  bystander_reporting = 38,
  bystander_detachment = 39,
  bystander_verification = 40,
  performance_bootstrap = 64,  // bootstrap of a measure's MCSE, on a fixed seed
  estimator_bootstrap = 65,
  estimator_sampler = 66,
  completion_starts = 67,    // suppressed tables: where a search over completions begins
  study_points = 128,        // scrambles of Sobol' points
  study_resampling = 129,    // bootstrap and null columns of sensitivity indices
  study_trajectories = 130,  // trajectories of Morris, one item a candidate
  study_permutations = 131,  // orders of the factors, for Shapley effects
  study_morris_bootstrap = 132,
  association_bootstrap = 160,  // tables drawn around a table, for the bounds of associations
  selftest_before = 192,        // selftest: what a step begins from
  selftest_step = 193,          // what the step makes of it
  selftest_prior = 194,         // parameters drawn from a prior, one item each
  selftest_table = 195,         // and the tables drawn from these
  explain_start = 133,          // tempered sampling of worlds: where particles begin
  explain_resampling = 134,     // one item a step
  explain_moves = 135,          // one item a move and particle
  explain_draws = 136,          // what a world leaves open: N, and another table
  explain_simulation = 137,     // tables that calibration of the posterior draws
  design_truths = 138,          // which worlds are taken to be true in turn, and their registers
  design_data = 139,            // what a further collection of data would show in one
  design_rests = 140,           // what is left open in every other world once it is shown
};

/// An endless stream of random 64-bit numbers: a function of (seed, replicate, purpose, item), and
/// of nothing else. Item is a person, a cell, or 0, below 2^56: a word of the counter holds its 32
/// lower bits, and that of the purpose, above 8 bits for it, the others. Costs nothing to make;
/// meets the requirements of Boost.Random for a uniform random number generator.
class RandomStream {
 public:
  using result_type = std::uint64_t;

  RandomStream(std::uint64_t seed, std::uint32_t replicate, Purpose purpose, std::uint64_t item = 0)
      : counter_{0, static_cast<std::uint32_t>(item), word_of(purpose, item), replicate},
        key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)} {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return ~result_type{0}; }

  result_type operator()() {
    if (have_second_) {
      have_second_ = false;
      return second_;
    }
    const std::array<std::uint32_t, 4> block = philox4x32_10(counter_, key_);
    ++counter_[0];  // 2^32 blocks: more than a step ever draws
    second_ = block[2] | (static_cast<std::uint64_t>(block[3]) << 32);
    have_second_ = true;
    return block[0] | (static_cast<std::uint64_t>(block[1]) << 32);
  }

  /// Uniform on [0, 1), a multiple of 2^-53.
  double uniform() { return static_cast<double>((*this)() >> 11) * 0x1.0p-53; }

 private:
  static std::uint32_t word_of(Purpose purpose, std::uint64_t item) {
    DN_EXPECT(item >> 56 == 0, "an item of a stream is below 2^56");
    return static_cast<std::uint32_t>(purpose) | static_cast<std::uint32_t>(item >> 32) << 8;
  }

  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 2> key_;
  std::uint64_t second_ = 0;
  bool have_second_ = false;
};

/// What the streams of one fit are keyed by, beside their purpose and item: a fit that draws
/// depends on nothing else. Stratum: 0 for a table of everyone, s + 1 for stratum s.
struct StreamKey {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
  std::uint32_t stratum = 0;
  /// Asked between resamples and chains: decides whether a fit ends, never a number.
  const StopQuestion* stop = nullptr;

  /// `item` tells resamples, chains, … of one fit apart: below 2^24.
  RandomStream stream(Purpose purpose, std::uint32_t item = 0) const {
    DN_EXPECT(item >> 24 == 0, "an item of a fit is below 2^24");
    return {seed, replicate, purpose, static_cast<std::uint64_t>(stratum) << 24 | item};
  }

  /// That of the table of stratum s, the first being 0.
  StreamKey of_stratum(std::size_t s) const {
    DN_EXPECT(s < 0xFFFFFFFF, "a stratum has a key of its own");
    StreamKey key = *this;
    key.stratum = static_cast<std::uint32_t>(s + 1);
    return key;
  }
};

}  // namespace darknumber
