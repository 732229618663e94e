// SPDX-License-Identifier: MIT
#include "engine/core/random_stream.h"

#include <Random123/philox.h>

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <set>

namespace darknumber::random_stream_test {
namespace {

using Counter = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

constexpr int draws = 1'000'000;

/// z of the correlation of `draws` pairs of uniforms; its standard error is 1 / sqrt(draws), so
/// that |z| < 5 lets through correlations up to 0.005.
double correlation_z(const std::function<double()>& first, const std::function<double()>& second) {
  double products = 0.0;
  for (int i = 0; i < draws; ++i) products += (first() - 0.5) * (second() - 0.5);
  return products * 12.0 / std::sqrt(static_cast<double>(draws));
}

double correlation_z(RandomStream first, RandomStream second) {
  return correlation_z([&] { return first.uniform(); }, [&] { return second.uniform(); });
}

struct StreamCheck {
  double mean_z = 0.0;
  double variance_z = 0.0;
  double worst_bit_z = 0.0;  // of the 64 bits, the one furthest from half ones
  double lag_one_z = 0.0;    // correlation of neighbours in one stream
};

StreamCheck check_stream(RandomStream stream) {
  constexpr double n = draws;
  double sum = 0.0, squares = 0.0, products = 0.0, last = 0.0;
  std::array<std::int64_t, 64> ones{};
  for (int i = 0; i < draws; ++i) {
    const std::uint64_t bits = stream();
    for (std::size_t bit = 0; bit < 64; ++bit) ones[bit] += (bits >> bit) & 1U;
    const double centred = static_cast<double>(bits >> 11) * 0x1.0p-53 - 0.5;
    sum += centred;
    squares += centred * centred;
    products += centred * last;
    last = centred;
  }
  // Var u = 1/12 and Var (u - 1/2)^2 = 1/180 for u uniform.
  StreamCheck check{sum / std::sqrt(n / 12.0), (squares - n / 12.0) / std::sqrt(n / 180.0), 0.0,
                    products * 12.0 / std::sqrt(n)};
  for (const std::int64_t count : ones)
    check.worst_bit_z =
        std::max(check.worst_bit_z, std::abs(2.0 * static_cast<double>(count) - n) / std::sqrt(n));
  return check;
}

TEST_CASE("Philox gives the known answers of its authors") {
  // Random123 1.14.0, tests/kat_vectors, philox4x32 with 10 rounds.
  CHECK(philox4x32_10({0, 0, 0, 0}, {0, 0}) ==
        Counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  constexpr std::uint32_t all = 0xffffffff;
  CHECK(philox4x32_10({all, all, all, all}, {all, all}) ==
        Counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        Counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("Philox agrees with Random123 on many counters and keys") {
  RandomStream stream(1, 0, Purpose::victims);
  const auto word = [&] { return static_cast<std::uint32_t>(stream() >> 32); };
  int different = 0;
  for (int i = 0; i < 5000; ++i) {
    const Counter counter{word(), word(), word(), word()};
    const Key key{word(), word()};
    const r123::Philox4x32::ctr_type theirs =
        r123::Philox4x32{}({{counter[0], counter[1], counter[2], counter[3]}}, {{key[0], key[1]}});
    const Counter ours = philox4x32_10(counter, key);
    for (std::size_t j = 0; j < 4; ++j)
      if (ours[j] != theirs[j]) ++different;
  }
  CHECK(different == 0);
}

TEST_CASE("a stream is a function of its key alone") {
  RandomStream one(3, 4, Purpose::victims, 5);
  RandomStream other(3, 4, Purpose::victims, 5);
  for (int i = 0; i < 100; ++i) CHECK(one() == other());
}

TEST_CASE("streams with different keys start differently, whichever word of the key differs") {
  std::set<std::uint64_t> first;
  std::size_t streams = 0;
  for (const std::uint64_t seed : {0ULL, 1ULL, 2ULL, 1ULL << 32, (1ULL << 32) + 1, ~0ULL})
    for (std::uint32_t replicate = 0; replicate < 20; ++replicate)
      for (std::uint32_t purpose = 1; purpose < 20; ++purpose)
        for (std::uint32_t item = 0; item < 20; ++item) {
          first.insert(RandomStream(seed, replicate, static_cast<Purpose>(purpose), item)());
          ++streams;
        }
  CHECK(first.size() == streams);
}

TEST_CASE("every seed is as good as another, 0 among them") {
  for (const std::uint64_t seed :
       {0ULL, 1ULL, 2ULL, (1ULL << 32) - 1, 1ULL << 32, (1ULL << 53) - 1, ~0ULL}) {
    CAPTURE(seed);
    const StreamCheck check = check_stream(RandomStream(seed, 0, Purpose::victims));
    CHECK(std::abs(check.mean_z) < 5.0);
    CHECK(std::abs(check.variance_z) < 5.0);
    CHECK(std::abs(check.lag_one_z) < 5.0);
    CHECK(check.worst_bit_z < 5.0);
  }
}

TEST_CASE("neighbouring seeds give uncorrelated streams") {
  constexpr std::uint64_t two_32 = 1ULL << 32;
  const std::vector<std::pair<std::uint64_t, std::uint64_t>> neighbours{
      {0, 1}, {1, 2}, {2, 3}, {0, two_32}, {two_32 - 1, two_32}, {two_32, two_32 + 1}, {0, ~0ULL}};
  for (const auto& [first, second] : neighbours) {
    CAPTURE(first, second);
    CHECK(std::abs(correlation_z(RandomStream(first, 0, Purpose::victims),
                                 RandomStream(second, 0, Purpose::victims))) < 5.0);
  }
}

TEST_CASE("neighbouring replicates, purposes and items give uncorrelated streams") {
  const auto stream = [](std::uint32_t replicate, std::uint32_t purpose, std::uint32_t item) {
    return RandomStream(1, replicate, static_cast<Purpose>(purpose), item);
  };
  for (const std::uint32_t i : {0U, 1U, 1999U, 0xfffffffeU}) {
    CAPTURE(i);
    CHECK(std::abs(correlation_z(stream(i, 1, 0), stream(i + 1, 1, 0))) < 5.0);
    CHECK(std::abs(correlation_z(stream(0, 1, i), stream(0, 1, i + 1))) < 5.0);
  }
  for (const std::uint32_t purpose : {1U, 2U, 3U, 4U, 5U, 16U, 17U, 18U, 64U}) {
    CAPTURE(purpose);
    CHECK(std::abs(correlation_z(stream(0, purpose, 0), stream(0, purpose + 1, 0))) < 5.0);
  }
  // Replicate, purpose and item are words of one counter: they must not stand for one another.
  CHECK(std::abs(correlation_z(stream(2, 1, 3), stream(3, 1, 2))) < 5.0);
  CHECK(std::abs(correlation_z(stream(1, 2, 0), stream(2, 1, 0))) < 5.0);
}

TEST_CASE("the check of correlations sees a correlation of 0.01") {
  RandomStream first(1, 0, Purpose::victims);
  RandomStream second(2, 0, Purpose::victims);
  double shared = 0.0;
  const auto draw_first = [&] { return shared = first.uniform(); };
  const auto draw_second = [&] { return second.uniform() + 0.01 * (shared - 0.5); };
  CHECK(correlation_z(draw_first, draw_second) > 5.0);
}

TEST_CASE("every stratum of a fit has streams of its own, and the first 255 those they had") {
  std::set<std::uint64_t> first;
  std::size_t streams = 0;
  const StreamKey whole{7, 3};
  for (const std::size_t stratum : {0U, 1U, 254U, 255U, 256U, 511U, 65'535U, 16'777'215U, 1U << 31})
    for (const Purpose purpose : {Purpose::suppression, Purpose::estimator_bootstrap})
      for (const std::uint32_t item : {0U, 1U, 255U, 256U, (1U << 24) - 1}) {
        first.insert(whole.of_stratum(stratum).stream(purpose, item)());
        first.insert(whole.stream(purpose, item)());
        ++streams;
      }
  CHECK(first.size() == streams + 2 * 5);  // and those of everyone, once
  RandomStream of_fifth = whole.of_stratum(4).stream(Purpose::estimator_bootstrap, 9);
  CHECK(of_fifth() == RandomStream(7, 3, Purpose::estimator_bootstrap, (5U << 24) | 9)());
  CHECK_THROWS_AS(whole.stream(Purpose::estimator_bootstrap, 1U << 24), ContractViolation);
  CHECK_THROWS_AS(RandomStream(7, 3, Purpose::removal, std::uint64_t{1} << 56), ContractViolation);
}

}  // namespace
}  // namespace darknumber::random_stream_test
