// SPDX-License-Identifier: MIT
#include "engine/study/selftest/stream_checks.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "engine/core/random_stream.h"
#include "engine/simulation/person_simulator.h"
#include "engine/simulation/table_simulator.h"
#include "engine/study/selftest/own_worlds.h"
#include "engine/study/selftest/register_sample.h"
#include "engine/world/compose_world.h"

namespace darknumber {
namespace {

constexpr std::uint32_t pairs_drawn = 1'000'000;
constexpr int cells_a_side = 8;
constexpr std::uint32_t purposes = 256;  // a value is below
constexpr std::uint32_t numbers_a_purpose = 65'536;
constexpr std::uint32_t items_a_replicate = 1024;
constexpr int cells_of_uniform = 16;
constexpr std::uint32_t registers_drawn = 10'000;

RandomStream stream_of(std::uint64_t seed, std::uint32_t replicate, std::uint32_t purpose,
                       std::uint64_t item) {
  return {seed, replicate, static_cast<Purpose>(purpose), item};
}

/// The first numbers of the streams of every purpose that there can be.
CheckResult check_uniform(std::uint64_t seed) {
  std::vector<CheckResult> results;
  std::vector<std::string> names;
  const std::vector<double> law(cells_of_uniform, 1.0 / cells_of_uniform);
  for (std::uint32_t purpose = 0; purpose < purposes; ++purpose) {
    std::vector<double> counts(cells_of_uniform, 0.0);
    for (std::uint32_t n = 0; n < numbers_a_purpose; ++n) {
      RandomStream stream = stream_of(seed, n / items_a_replicate, purpose, n % items_a_replicate);
      counts[static_cast<std::size_t>(stream.uniform() * cells_of_uniform)] += 1.0;
    }
    results.push_back(check_counts(counts, law));
    names.push_back("purpose " + std::to_string(purpose));
  }
  return all_of(results, names);
}

/// A stream and the one that differs from it by 1 in a word of its key; and a stream and itself one
/// number later.
CheckResult check_neighbours(std::uint64_t seed) {
  constexpr auto purpose = static_cast<std::uint32_t>(Purpose::victims);
  const FirstNumber own = [=](std::uint32_t item) {
    return stream_of(seed, 0, purpose, 2 * item).uniform();
  };
  const auto beside = [&](const FirstNumber& other) { return check_pairs(own, other); };
  const std::vector<CheckResult> results{
      beside(
          [=](std::uint32_t item) { return stream_of(seed + 1, 0, purpose, 2 * item).uniform(); }),
      beside([=](std::uint32_t item) { return stream_of(seed, 1, purpose, 2 * item).uniform(); }),
      beside(
          [=](std::uint32_t item) { return stream_of(seed, 0, purpose + 1, 2 * item).uniform(); }),
      beside(
          [=](std::uint32_t item) { return stream_of(seed, 0, purpose, 2 * item + 1).uniform(); }),
      beside([=](std::uint32_t item) {
        RandomStream stream = stream_of(seed, 0, purpose, 2 * item);
        stream.uniform();
        return stream.uniform();
      })};
  return all_of(results, {"seeds", "replicates", "purposes", "items", "numbers"});
}

/// The first two blocks of streams whose keys differ in one word or a few.
CheckResult check_blocks(std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> blocks;
  const std::uint64_t items[] = {
      0, 1, 2, 3, 1000, 0xFFFFFFFF, std::uint64_t{1} << 32, std::uint64_t{1} << 40};
  for (std::uint64_t s : {seed, seed + 1, seed ^ (std::uint64_t{1} << 32)})
    for (std::uint32_t replicate = 0; replicate < 64; ++replicate)
      for (std::uint32_t purpose = 0; purpose < purposes; ++purpose)
        for (std::uint64_t item : items) {
          RandomStream stream = stream_of(s, replicate, purpose, item);
          for (int block = 0; block < 2; ++block) {
            const std::uint64_t first = stream();
            blocks.emplace_back(first, stream());
          }
        }
  return check_no_repeats(std::move(blocks));
}

/// What one replicate draws against what the next one does, and victims against bystanders of the
/// same replicate, who are independent.
CheckResult check_registers(std::uint64_t seed) {
  const World world = compose_world(rich_world());
  const TableSimulator simulator(world);
  std::vector<double> observed, victims, flagged;
  for (std::uint32_t r = 0; r <= registers_drawn; ++r) {
    const Register drawn = simulator.draw({seed, r});
    observed.push_back(drawn.entities.observed());
    const std::vector<double> row = row_of(drawn);
    victims.push_back(row[row.size() - 3]);
    flagged.push_back(drawn.false_positive_entities);
  }
  const std::vector<double> later(observed.begin() + 1, observed.end());
  observed.pop_back();
  return all_of({check_uncorrelated("entities observed", observed, later),
                 check_uncorrelated("those recorded", victims, flagged)},
                {"one replicate and the next", "victims and bystanders"});
}

}  // namespace

CheckResult check_pairs(const FirstNumber& one, const FirstNumber& other) {
  constexpr int side = cells_a_side;
  std::vector<double> counts(side * side, 0.0);
  for (std::uint32_t item = 0; item < pairs_drawn; ++item) {
    const auto row = static_cast<std::size_t>(one(item) * side);
    const auto column = static_cast<std::size_t>(other(item) * side);
    counts[row * side + column] += 1.0;
  }
  return check_counts(counts, std::vector<double>(side * side, 1.0 / (side * side)));
}

CheckResult check_uncorrelated(const std::string& name, const std::vector<double>& one,
                               const std::vector<double>& other) {
  const auto draws = static_cast<double>(one.size());
  double mean_one = 0.0, mean_other = 0.0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    mean_one += one[i] / draws;
    mean_other += other[i] / draws;
  }
  double both = 0.0, square_one = 0.0, square_other = 0.0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    both += (one[i] - mean_one) * (other[i] - mean_other);
    square_one += (one[i] - mean_one) * (one[i] - mean_one);
    square_other += (other[i] - mean_other) * (other[i] - mean_other);
  }
  const double correlation = both / std::sqrt(square_one * square_other);
  // Of atanh r, which is nearly normal: Fisher (1921), Metron 1.
  const double error = 1.0 / std::sqrt(draws - 3.0);
  CheckResult result;
  result.statistic = std::atanh(std::clamp(correlation, -1.0, 1.0)) / error;
  result.p_value = 2.0 * boost::math::cdf(boost::math::complement(boost::math::normal(),
                                                                  std::abs(result.statistic)));
  result.worst = result.most_sensitive = name;
  result.smallest_defect = five_errors * error;
  result.parts = 1;
  return result;
}

CheckResult check_no_repeats(std::vector<std::pair<std::uint64_t, std::uint64_t>> blocks) {
  std::sort(blocks.begin(), blocks.end());
  CheckResult result;
  if (std::adjacent_find(blocks.begin(), blocks.end()) != blocks.end()) result.p_value = 0.0;
  result.worst = std::to_string(blocks.size()) + " blocks";
  return result;
}

std::vector<SelfCheck> stream_checks(std::uint64_t seed) {
  const auto check = [seed](const std::string& name, CheckResult (*found)(std::uint64_t)) {
    return SelfCheck{SelfCheckGroup::streams, name,
                     [=](const StopQuestion*) { return SelfFinding{found(seed)}; }};
  };
  SelfCheck blocks = check("blocks of 393,216 streams", check_blocks);
  blocks.run = [seed](const StopQuestion*) {
    SelfFinding finding{check_blocks(seed)};
    finding.expectation = "none occurs twice; one that did would be seen";
    return finding;
  };
  return {check("first numbers, purpose by purpose", check_uniform),
          check("pairs of neighbouring streams", check_neighbours), blocks,
          check("registers of one another", check_registers)};
}

}  // namespace darknumber
