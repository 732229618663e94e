// SPDX-License-Identifier: MIT
// The statistical checks check the engine; here they are checked themselves: p-values uniform where
// nothing is wrong, rejection where something is.
#include "tests/support/statistics.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/study/selftest/pooled_sample.h"
#include "tests/support/random_scenario.h"

namespace darknumber::testing::statistics_test {
namespace {

constexpr std::uint32_t repetitions = 2000;
constexpr std::uint32_t draws = 300;

/// A sample of Poisson columns with the given means; column 1 and later share a part with the
/// first.
Sample poisson_sample(const std::vector<double>& means, std::uint32_t number) {
  Sample sample;
  for (std::size_t column = 0; column < means.size(); ++column)
    sample.columns.push_back("column " + std::to_string(column));
  RandomStream stream(1, 0, test_purpose, number);
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    std::vector<double> row;
    const double common = static_cast<double>(draw_poisson(10.0, stream));
    for (double mean : means)
      row.push_back(static_cast<double>(draw_poisson(mean - 10.0, stream)) + common);
    sample.rows.push_back(row);
  }
  return sample;
}

/// p-values by tenths against ten equal chances.
template <typename PValue>
void require_uniform(PValue p_value) {
  std::vector<double> tenths(10, 0.0);
  for (std::uint32_t number = 0; number < repetitions; ++number) {
    const double p = p_value(number);
    REQUIRE((p >= 0.0 && p <= 1.0));
    tenths[static_cast<std::size_t>(std::min(9.0, std::floor(10.0 * p)))] += 1.0;
  }
  const CheckResult result = check_counts(tenths, std::vector<double>(10, 0.1));
  INFO(result);
  CHECK_FALSE(result.rejects());
}

const std::vector<double> law{0.4, 0.3, 0.2, 0.1};

std::vector<double> draw_counts(int persons, std::uint32_t number) {
  std::vector<double> counts(4, 0.0);
  RandomStream stream(1, 0, test_purpose, number);
  for (int person = 0; person < persons; ++person) {
    double left = stream.uniform();
    std::size_t cell = 0;
    while (cell < 3 && left >= law[cell]) left -= law[cell++];
    counts[cell] += 1.0;
  }
  return counts;
}

}  // namespace

TEST_CASE("p-values of the chi-square are uniform on counts that follow the law") {
  require_uniform([](std::uint32_t n) { return check_counts(draw_counts(2000, n), law).p_value; });
}

TEST_CASE("p-values of one mean are uniform on a sample with that mean") {
  require_uniform([](std::uint32_t n) {
    return check_means(poisson_sample({30.0}, n), std::vector<double>{30.0}).p_value;
  });
}

TEST_CASE("p-values of the joint statistic are uniform on correlated columns") {
  const std::vector<double> means{30.0, 20.0, 40.0};
  require_uniform([&](std::uint32_t n) {
    return check_means_jointly(poisson_sample(means, n), means).p_value;
  });
}

TEST_CASE("p-values of two samples' means and variances are uniform where they are alike") {
  require_uniform([](std::uint32_t n) {
    return compare_means(poisson_sample({30.0}, 2 * n), poisson_sample({30.0}, 2 * n + 1)).p_value;
  });
  require_uniform([](std::uint32_t n) {
    return compare_variances(poisson_sample({30.0}, 2 * n), poisson_sample({30.0}, 2 * n + 1))
        .p_value;
  });
}

TEST_CASE("Bonferroni: many columns without a defect seldom have a small p-value") {
  // P(p < 0.1) is at most 0.1; five standard errors of 500 repetitions above it.
  int small = 0;
  const std::vector<double> means(12, 25.0);
  for (std::uint32_t number = 0; number < 500; ++number)
    if (check_means(poisson_sample(means, number), means).p_value < 0.1) ++small;
  CHECK(small < 500 * 0.1 + 5.0 * std::sqrt(500 * 0.09));
  CHECK(small > 0);
}

TEST_CASE("a defect of twice what a check says it sees is seen, and named") {
  const std::vector<double> means{30.0, 20.0, 40.0};
  const Sample sample = poisson_sample(means, 0);
  const double seen = check_means(sample, means).smallest_defect;
  CHECK(seen == Approx(5.0 / std::sqrt(draws * 40.0)).epsilon(0.2));
  std::vector<double> wrong = means;
  wrong[2] *= 1.0 + 2.0 * seen;
  const CheckResult result = check_means(sample, wrong);
  CHECK(result.rejects());
  CHECK(result.worst == "column 2");
  CHECK(check_means_jointly(sample, wrong).rejects());
  CHECK(compare_means(sample, poisson_sample(wrong, 1)).rejects());
}

TEST_CASE("the joint statistic sees what no single column does") {
  // The columns move together, so that their difference is known far better than either.
  Sample sample;
  sample.columns = {"first", "second"};
  RandomStream stream(1, 0, test_purpose);
  for (std::uint32_t draw = 0; draw < draws; ++draw) {
    const double common = static_cast<double>(draw_poisson(1000.0, stream));
    sample.rows.push_back({common + static_cast<double>(draw_poisson(10.0, stream)),
                           common + static_cast<double>(draw_poisson(10.0, stream))});
  }
  const std::vector<double> wrong{1011.0, 1009.0};
  CHECK_FALSE(check_means(sample, wrong).rejects());
  CHECK(check_means_jointly(sample, wrong).rejects());
}

TEST_CASE("a law that is off is rejected by the chi-square, an impossible person at once") {
  const std::vector<double> off{0.42, 0.28, 0.2, 0.1};
  CHECK(check_counts(draw_counts(40'000, 0), off).rejects());
  CHECK(check_counts(std::vector<double>{1e4, 1.0, 1e4}, std::vector<double>{0.5, 0.0, 0.5})
            .rejects());
}

TEST_CASE("rare cells of a chi-square are pooled, and still checked") {
  const std::vector<double> rare{0.5, 0.5 - 4e-4, 1e-4, 1e-4, 1e-4, 1e-4};
  CHECK(check_counts(std::vector<double>{5000, 4997, 1, 0, 2, 0}, rare).p_value > 0.1);
  CHECK(check_counts(std::vector<double>{5000, 4970, 10, 5, 8, 7}, rare).rejects());
}

TEST_CASE("a variance that is off is rejected where the means agree") {
  const Sample sample = poisson_sample({30.0}, 0);
  Sample wider = poisson_sample({30.0}, 1);
  for (auto& row : wider.rows) row[0] = 30.0 + 2.0 * (row[0] - 30.0);
  CHECK(compare_variances(sample, wider).rejects());
  CHECK_FALSE(compare_means(sample, wider).rejects());
}

TEST_CASE("a column that does not vary must equal its expectation") {
  Sample sample = poisson_sample({30.0}, 0);
  sample.columns.push_back("certain");
  for (auto& row : sample.rows) row.push_back(40.0);
  CHECK_FALSE(check_means(sample, std::vector<double>{30.0, 40.0}).rejects());
  CHECK(check_means(sample, std::vector<double>{30.0, 40.1}).rejects());
  CHECK_FALSE(check_means_jointly(sample, std::vector<double>{30.0, 40.0}).rejects());
  CHECK(check_means_jointly(sample, std::vector<double>{30.0, 40.1}).rejects());
}

TEST_CASE("columns that are all certain and right do not reject, and one that is wrong does") {
  Sample sample{{"one", "two"}, std::vector<std::vector<double>>(50, {4.0, 0.0})};
  CHECK(check_means(sample, std::vector<double>{4.0, 0.0}).p_value == 1.0);
  CHECK(check_means(sample, std::vector<double>{4.0, 1.0}).rejects());
  CHECK(compare_means(sample, sample).p_value == 1.0);
  CHECK(compare_variances(sample, sample).p_value == 1.0);
}

TEST_CASE("a single draw of what is never expected rejects a sample") {
  Sample sample = poisson_sample({30.0}, 0);
  sample.columns.push_back("never");
  for (auto& row : sample.rows) row.push_back(0.0);
  CHECK_FALSE(check_means(sample, std::vector<double>{30.0, 0.0}).rejects());
  sample.rows[7][1] = 1.0;
  CHECK(check_means(sample, std::vector<double>{30.0, 0.0}).rejects());
}

TEST_CASE("rare columns are pooled until they hold counts enough") {
  Sample sample;
  sample.columns = {"many", "few", "fewer", "some"};
  sample.rows.assign(100, {100.0, 2.0, 1.0, 25.0});
  const PooledSample pooled = pool_rare_columns(sample, std::vector<double>{100.0, 2.0, 1.0, 25.0});
  CHECK(pooled.sample.columns == std::vector<std::string>{"many", "rare"});
  CHECK(pooled.expected == std::vector<double>{100.0, 28.0});
  CHECK(pooled.sample.rows[3] == std::vector<double>{100.0, 28.0});
}

TEST_CASE("what a check says that it sees, it sees in nine runs of ten, or nearly") {
  const std::vector<double> means{40.0};
  const double level = 1e-4;
  double seen = 0.0;
  for (std::uint32_t number = 0; number < 40; ++number)
    seen += defect_seen(check_means(poisson_sample(means, number), means), level) / 40.0;
  int found = 0;
  for (std::uint32_t number = 40; number < 540; ++number)
    found += check_means(poisson_sample({40.0 * (1.0 + seen)}, number), means).rejects(level);
  // Student's t in place of a normal, and the greater variance of greater counts, take a tenth at
  // most; and five standard errors of 500 runs.
  CHECK(found > 500 * 0.8 - 5.0 * std::sqrt(500 * 0.16));
  CHECK(found < 500 * 0.9 + 5.0 * std::sqrt(500 * 0.09));
  CHECK(defect_seen(check_counts(draw_counts(2000, 0), law), level) >
        defect_seen(check_counts(draw_counts(8000, 0), law), level));
}

TEST_CASE("a check of a cell's count sees what it says through all cells together") {
  const double level = 1e-4;
  const double seen = defect_seen(check_counts(draw_counts(4000, 0), law), level);
  // The first cell is the most sensitive; others lose what it gains, as they are.
  std::vector<double> off = law;
  off[0] *= 1.0 - seen;
  for (std::size_t cell = 1; cell < off.size(); ++cell) off[cell] *= (1.0 - off[0]) / 0.6;
  int found = 0;
  for (std::uint32_t number = 1; number <= 300; ++number)
    found += check_counts(draw_counts(4000, number), off).rejects(level);
  CHECK(found > 300 * 0.85 - 5.0 * std::sqrt(300 * 0.09));
}

TEST_CASE("several checks are one, whose level is divided among them") {
  CheckResult good, bad;
  good.p_value = 0.5;
  good.worst = good.most_sensitive = "cell 1";
  good.smallest_defect = 0.1;
  good.parts = 4;
  bad = good;
  bad.p_value = 1e-7;
  bad.smallest_defect = 0.2;
  const CheckResult all = all_of({good, bad}, {"first", "second"});
  CHECK(all.p_value == Approx(2e-7));
  CHECK(all.worst == "second, cell 1");
  CHECK(all.most_sensitive == "first, cell 1");
  CHECK(all.parts == 8);
  CHECK(all_of({}, {}).p_value == 1.0);
}

TEST_CASE("a known mean is bounded at every number of draws") {
  // Of n throws of a coin, all heads: p is 2^-n, and the bound is no less.
  for (const double throws : {1.0, 10.0, 40.0}) {
    const CheckResult result = check_known_mean("heads", {0.5, 0.25, 0.5, throws}, 1.0);
    CHECK(result.p_value >= std::pow(0.5, throws));
    CHECK(result.rejects() == (throws > 20.0));
  }
  const KnownMean known{0.5, 0.25, 0.5, 10'000.0};
  const double seen = defect_seen(check_known_mean("heads", known, 0.5), family_error);
  CHECK(check_known_mean("heads", known, 0.5 * (1.0 + seen)).rejects());
  CHECK_FALSE(check_known_mean("heads", known, 0.5 * (1.0 + 0.5 * seen)).rejects());
  CHECK(check_known_mean("certain", {3.0, 0.0, 0.0, 10.0}, 3.0).p_value == 1.0);
  CHECK(check_known_mean("certain", {3.0, 0.0, 0.0, 10.0}, 3.1).rejects());
}

}  // namespace darknumber::testing::statistics_test
