// SPDX-License-Identifier: MIT
#include "engine/study/selftest/stream_checks.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random_stream.h"

namespace darknumber::stream_checks_test {
namespace {

double number(std::uint32_t replicate, std::uint32_t item) {
  return RandomStream(1, replicate, Purpose::selftest_step, item).uniform();
}

}  // namespace

TEST_CASE("selftest: streams that share a tenth of their numbers are not independent") {
  const FirstNumber one = [](std::uint32_t item) { return number(0, item); };
  const FirstNumber other = [](std::uint32_t item) { return number(1, item); };
  const FirstNumber shared = [](std::uint32_t item) {
    return number(item % 10 == 0 ? 0 : 1, item);
  };
  CHECK_FALSE(check_pairs(one, other).rejects());
  CHECK(check_pairs(one, one).rejects());
  CHECK(check_pairs(one, shared).rejects());
}

TEST_CASE("selftest: columns with a correlation of twice what is seen are not independent") {
  std::vector<double> one, other, related;
  for (std::uint32_t row = 0; row < 3000; ++row) {
    one.push_back(number(2, row));
    other.push_back(number(3, row));
  }
  const CheckResult independent = check_uncorrelated("rows", one, other);
  CHECK_FALSE(independent.rejects());
  const double seen = defect_seen(independent, family_error);
  CHECK(seen > 0.05);
  CHECK(seen < 0.15);
  for (std::size_t row = 0; row < one.size(); ++row)
    related.push_back(2.0 * seen * one[row] + std::sqrt(1.0 - 4.0 * seen * seen) * other[row]);
  CHECK(check_uncorrelated("rows", one, related).rejects());
}

TEST_CASE("selftest: one block that occurs twice is seen") {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> blocks{{1, 2}, {2, 1}, {1, 3}};
  CHECK_FALSE(check_no_repeats(blocks).rejects());
  blocks.emplace_back(2, 1);
  CHECK(check_no_repeats(blocks).rejects());
}

}  // namespace darknumber::stream_checks_test
