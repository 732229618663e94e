// SPDX-License-Identifier: MIT
// What goes through kernels side by side, or backwards, beside what goes through them one by one.
#include <catch2/catch.hpp>
#include <variant>

#include "engine/world/law.h"
#include "engine/world/world.h"
#include "tests/support/random_steps.h"

namespace darknumber::side_by_side_test {
namespace {

using namespace testing;

constexpr int many = 5;

std::vector<Law> random_laws(int lists, RandomStream& stream) {
  std::vector<Law> laws;
  for (int i = 0; i < many; ++i) laws.push_back(random_law(lists, stream));
  return laws;
}

double mean(const std::vector<double>& values, const Law& law) {
  double sum = 0.0;
  for (std::size_t h = 0; h < law.size(); ++h) sum += values[h] * law[h];
  return sum;
}

template <typename Step>
void require_side_by_side(const Step& step, const std::vector<Law>& laws) {
  const std::vector<Law> after = apart(law(step, together(laws)), laws.size());
  for (std::size_t i = 0; i < laws.size(); ++i) CHECK(after[i] == law(step, laws[i]));
}

/// The mean after the step is the mean before it of what the step makes of each history.
template <typename Step>
void require_backwards(const Step& step, const std::vector<Law>& laws, RandomStream& stream) {
  const int lists = lists_of(laws.front());
  const std::vector<Law> values = random_laws(lists, stream);
  const std::vector<Law> before = apart(mean_after(step, together(values)), values.size());
  for (const Law& detected : laws)
    for (std::size_t i = 0; i < values.size(); ++i)
      CHECK(mean(before[i], detected) ==
            Approx(mean(values[i], law(step, detected))).epsilon(1e-13));
  CHECK(mean_after(step, values.front()) == before.front());
}

/// Each kind of kernel that there is.
template <typename... Steps>
void require_of_all(int lists, RandomStream& stream, const std::variant<Steps...>*) {
  const auto require_both = [&](const auto& step) {
    const std::vector<Law> laws = random_laws(lists, stream);
    require_side_by_side(step, laws);
    require_backwards(step, laws, stream);
  };
  (require_both(random_step<Steps>(lists, stream)), ...);
}

}  // namespace

TEST_CASE("laws side by side come apart as they were") {
  RandomStream stream(1, 0, test_purpose);
  const std::vector<Law> laws = random_laws(3, stream);
  CHECK(apart(together(laws), laws.size()) == laws);
  CHECK(together({}).empty());
}

TEST_CASE("every kernel takes laws side by side as it takes them one by one, and means back") {
  for (int lists = 1; lists <= 5; ++lists) {
    RandomStream stream(1, 0, test_purpose, static_cast<std::uint64_t>(lists));
    require_of_all(lists, stream, static_cast<const Kernel*>(nullptr));
  }
}

TEST_CASE("referrals by some agencies only go side by side and back like those by all") {
  RandomStream stream(1, 0, test_purpose);
  Referral chain{std::vector<double>(16, 0.0)};
  chain.probability[2 * 4 + 0] = 0.4;  // the third to the first, and the first to the last
  chain.probability[0 * 4 + 3] = 0.7;
  const std::vector<Law> laws = random_laws(4, stream);
  require_side_by_side(chain, laws);
  require_backwards(chain, laws, stream);
}

TEST_CASE("a process reports laws together as it reports them one by one") {
  const int lists = 4;
  RandomStream stream(1, 0, test_purpose);
  PersonProcess process;
  process.kernels = {random_step<Avoidance>(lists, stream), random_step<Referral>(lists, stream),
                     random_step<Reporting>(lists, stream)};
  std::vector<Law> laws;
  for (int blocks = 0; blocks < 8; ++blocks)
    for (const Law& law : random_laws(lists, stream)) laws.push_back(law);
  const std::vector<Law> reported = report_all(process, laws);
  REQUIRE(reported.size() == laws.size());
  const Law values = random_law(lists, stream);
  const std::vector<double> before = mean_after_report(process, values);
  for (std::size_t i = 0; i < laws.size(); ++i) {
    CHECK(reported[i] == report(process, laws[i]));
    CHECK(mean(before, laws[i]) == Approx(mean(values, reported[i])).epsilon(1e-13));
  }
  CHECK(report_all(process, {}).empty());
}

}  // namespace darknumber::side_by_side_test
