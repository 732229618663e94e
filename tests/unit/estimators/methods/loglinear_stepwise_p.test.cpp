// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/loglinear_stepwise_p.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/loglinear_model.h"
#include "tests/support/published_check.h"
#include "tests/support/reference.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::loglinear_stepwise_p_test {
namespace {

/// P(X <= n), or where `upper` P(X >= n), by adding up the terms e^-mean mean^i / i!.
double summed(double n, double mean, bool upper) {
  const auto term = [mean](double i) {
    return std::exp(i * std::log(mean) - mean - std::lgamma(i + 1.0));
  };
  double total = 0.0;
  if (!upper) {
    for (double i = std::floor(n); i >= 0.0; i -= 1.0) total += term(i);
    return total;
  }
  for (double i = std::ceil(n); i < std::ceil(n) + 40.0 * std::sqrt(mean) + 100.0; i += 1.0)
    total += term(i);
  return total;
}

FitOutcome fit_over_all(const ContingencyTable& table, Method method) {
  std::vector<std::string> names;
  for (int list = 0; list < table.lists(); ++list) names.push_back(std::to_string(list));
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(names);
  return fit(spec, table, table);
}

/// The fitted overlap of a pair: the means of the cells that the model keeps, from its
/// coefficients.
double fitted_overlap(const FittedModel& model, CaptureHistory pair, int lists) {
  double total = 0.0;
  for (CaptureHistory cell = 1; cell < history_count(lists); ++cell) {
    if (!is_subset(pair, cell)) continue;
    double predictor = model.intercept;
    for (std::size_t t = 0; t < model.terms.size(); ++t)
      if (is_subset(model.terms[t], cell)) predictor += model.coefficients[t];
    total += std::exp(predictor);
  }
  return total;
}

/// The selection written out, with the estimator with given terms and sums of Poisson terms.
FitOutcome select_by_fixed_models(const ContingencyTable& table, double threshold) {
  std::vector<CaptureHistory> terms;
  FitOutcome current = fit_over_all(table, LoglinearFixed{});
  if (status_of(current) != Status::ok) return current;
  for (;;) {
    FitOutcome next = current;
    double smallest = threshold;
    CaptureHistory chosen = 0;
    for (CaptureHistory pair : all_pairs(table.lists())) {
      if (std::find(terms.begin(), terms.end(), pair) != terms.end()) continue;
      const double overlap = table.on_all(pair);
      const double mean = fitted_overlap(*std::get<Estimate>(current).model, pair, table.lists());
      const double p = std::min(summed(overlap, mean, false), summed(overlap, mean, true));
      if (p >= smallest * (1.0 - 1e-9)) continue;
      std::vector<CaptureHistory> more = terms;
      more.push_back(pair);
      if (published_check(table, more) != 0) continue;
      FitOutcome candidate = fit_over_all(table, LoglinearFixed{FixedTerms::listed, more});
      if (status_of(candidate) != Status::ok) continue;
      smallest = p;
      chosen = pair;
      next = std::move(candidate);
    }
    if (chosen == 0) return current;
    terms.push_back(chosen);
    current = std::move(next);
  }
}

bool every_list_has_someone(const ContingencyTable& table) {
  for (int list = 0; list < table.lists(); ++list)
    if (table.on_all(only(list)) == 0.0) return false;
  return true;
}

void compare(const ContingencyTable& table, double threshold) {
  const FitOutcome direct = fit_over_all(table, LoglinearStepwise{Criterion::p_value, threshold});
  const FitOutcome start = fit_over_all(table, LoglinearFixed{});
  if (status_of(start) == Status::ok && std::get<Estimate>(start).boundary) {
    CHECK(std::get<Estimate>(direct).population_size == table.observed());
    return;  // coefficients are infinite, and give no overlaps
  }
  const FitOutcome written_out = select_by_fixed_models(table, threshold);
  REQUIRE(status_of(direct) == status_of(written_out));
  if (status_of(direct) != Status::ok) return;
  CHECK(std::get<Estimate>(direct).model->terms == std::get<Estimate>(written_out).model->terms);
  CHECK(std::get<Estimate>(direct).population_size ==
        Approx(std::get<Estimate>(written_out).population_size).epsilon(1e-10));
}

std::vector<CaptureHistory> terms_of(const FitOutcome& outcome) {
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome).model->terms;
}

}  // namespace

TEST_CASE("Poisson tails of counts up to 1e12 equal those of an integration in 40 digits") {
  struct Tail {
    double n;
    double mean;
    double p;
  };
  for (const Tail& tail :
       {Tail{3e10, 3.0001e10, 3.8835859169312064e-9},
        Tail{30001000000.0, 3e10, 3.8828020198192158e-9},
        Tail{30005000000.0, 3e10, 1.5632751593178068e-183},
        Tail{1e12, 1.000005e12, 2.8666495261872203e-7},
        Tail{1e12 + 2e7, 1e12, 2.757325602047587e-89},
        Tail{1e12, 1.00003e12, 4.9512212009376425e-198},
        Tail{100050000.0, 1e8, 2.8732120920011312e-7}, Tail{2e8, 2.0001e8, 0.23976836918591213}}) {
    INFO(tail.n << " and " << tail.mean);
    CHECK(poisson_p_value(tail.n, tail.mean) == Approx(tail.p).epsilon(1e-8));
  }
  CHECK(poisson_p_value(3e10, 3.001e10) == 0.0);  // 1.5e-726
  CHECK(poisson_p_value(1e12, 1.0) == 0.0);
  CHECK(poisson_p_value(1.0, 1e12) == 0.0);
}

TEST_CASE("the tails of large counts continue those of smaller ones") {
  // Either side of 1e8, where another formula takes over, z standard deviations from the mean.
  for (double z : {-30.0, -8.0, -2.0, -0.5, 0.7, 3.0, 9.0, 32.0}) {
    const auto p_at = [z](double n) { return poisson_p_value(n, n + z * std::sqrt(n)); };
    INFO(z);
    const double below = p_at(1e8 - 1e6);
    const double above = p_at(1e8 + 1e6);
    // In the log a tail at fixed z changes by about z^3/(12 sqrt(n)) 1e-2 between the two.
    CHECK(std::abs(std::log(above / below)) <= 1e-6 * (1.0 + std::abs(z * z * z)));
  }
}

TEST_CASE("a Poisson p-value is the smaller tail, added up") {
  for (double mean : {0.01, 0.7, 3.0, 12.5, 80.0})
    for (double n : {0.0, 1.0, 2.0, 3.0, 7.0, 13.0, 40.0, 79.0, 120.0}) {
      INFO(n << " " << mean);
      CHECK(poisson_p_value(n, mean) ==
            Approx(std::min(summed(n, mean, false), summed(n, mean, true))).epsilon(1e-11));
    }
  CHECK(poisson_p_value(0.0, 3.0) == Approx(std::exp(-3.0)).epsilon(1e-14));
  CHECK(poisson_p_value(0.0, 0.0) == 1.0);
  CHECK(poisson_p_value(2.0, 0.0) == 0.0);
}

TEST_CASE("a p-value lies between its bounds") {
  RandomStream random(5, 0, Purpose::estimator_sampler);
  int close = 0;
  for (int round = 0; round < 20'000; ++round) {
    const double mean = std::exp(random.uniform() * std::log(1e7));
    const double n = std::round(mean + (random.uniform() * 20.0 - 10.0) * std::sqrt(mean));
    if (n < 1.0) continue;
    const auto [least, most] = poisson_p_value_bounds(n, mean);
    const double p = std::log(poisson_p_value(n, mean));
    INFO("n = " << n << ", mean = " << mean);
    CHECK(p >= least - 1e-7);
    CHECK(p <= most + 1e-7);
    close += most - least < 10.0 ? 1 : 0;
  }
  CHECK(close > 10'000);
  for (const auto& [n, mean] : {std::pair{0.0, 3.0}, {2.5, 3.0}, {3.0, 0.0}, {1e9, 1e9}}) {
    CHECK(poisson_p_value_bounds(n, mean).least == -INFINITY);
    CHECK(poisson_p_value_bounds(n, mean).most == 0.0);
  }
}

TEST_CASE("a Poisson p-value of a count that is not whole leaves out what lies between") {
  // P(X <= 3.4) = P(X <= 3) and P(X >= 3.4) = P(X >= 4).
  for (double mean : {0.7, 3.3, 9.0})
    for (double n : {0.3, 1.5, 3.4, 8.999}) {
      INFO(n << " " << mean);
      CHECK(poisson_p_value(n, mean) ==
            Approx(std::min(summed(n, mean, false), summed(n, mean, true))).epsilon(1e-11));
    }
  CHECK(poisson_p_value(3.4, 9.0) == poisson_p_value(3.0, 9.0));
  CHECK(poisson_p_value(3.4, 1.0) == poisson_p_value(4.0, 1.0));
}

TEST_CASE("large counts have p-values too") {
  // The median of a Poisson law is within a person of its mean.
  CHECK(poisson_p_value(1e9, 1e9) == Approx(0.5).margin(1e-4));
  CHECK(poisson_p_value(2e9, 1e9) == 0.0);
  CHECK(poisson_p_value(0.0, 1e9) == 0.0);
}

TEST_CASE("stepwise by p-value equals the selection written out on the published tables") {
  for (const char* dataset : {"UKdat_5", "UKdat_4", "NewOrl_5", "Korea", "Kosovo", "HAV"})
    for (double threshold : {0.001, 0.02, 0.05, 0.3}) {
      INFO(dataset << " " << threshold);
      compare(read_reference_table(dataset).counts, threshold);
    }
}

TEST_CASE("stepwise by p-value equals the selection written out on random tables") {
  int compared = 0;
  for (std::uint32_t replicate = 0; replicate < 200; ++replicate) {
    INFO(replicate);
    RandomStream random(1, replicate, Purpose::estimator_sampler);
    const int lists = 3 + static_cast<int>(replicate % 3);
    const ContingencyTable table = replicate % 2 == 0 ? sparse_table(lists, 0.5, 60.0, random)
                                                      : persons_table(lists, 400, 6.0, random);
    if (!every_list_has_someone(table)) continue;
    ++compared;
    compare(table, replicate % 4 < 2 ? 0.02 : 0.3);
  }
  CHECK(compared > 150);
}

TEST_CASE("equal p-values, and criteria that tie, go by the pair order") {
  // B and C are alike, so A:B and A:C tie; where one of them alone enters it is A:B.
  for (Criterion criterion :
       {Criterion::p_value, Criterion::aic, Criterion::aicc, Criterion::bic}) {
    int decided = 0;
    for (std::uint32_t replicate = 0; replicate < 100; ++replicate) {
      RandomStream random(1, replicate, Purpose::estimator_sampler);
      const FitOutcome outcome =
          fit_over_all(twin_lists_table(random), LoglinearStepwise{criterion});
      if (status_of(outcome) != Status::ok) continue;
      const auto& terms = std::get<Estimate>(outcome).model->terms;
      const bool first = std::count(terms.begin(), terms.end(), CaptureHistory{0b011}) != 0;
      const bool second = std::count(terms.begin(), terms.end(), CaptureHistory{0b101}) != 0;
      if (first == second) continue;
      ++decided;
      CHECK(first);
      CHECK_FALSE(std::get<Estimate>(outcome).tied.empty());  // the other one is named
    }
    CHECK(decided > 10);
  }
}

TEST_CASE("p-values below 1e-300 are equal") {
  // Nobody is on B and C alone, so that the three pairs have no maximum together: two enter. B:C
  // surprises most, and A:C after it; but all p-values are below 1e-300, and A:B is the first pair.
  const ContingencyTable table(3, {0, 75100, 1100, 76000, 14100, 30900, 0, 900});
  const auto log_bound = [&](const FitOutcome& outcome, CaptureHistory pair) {  // Chernoff (1952)
    const double n = table.on_all(pair);
    const double mean = fitted_overlap(*std::get<Estimate>(outcome).model, pair, 3);
    return -(mean - n + n * std::log(n / mean));
  };
  const FitOutcome independence = fit_over_all(table, LoglinearFixed{});
  for (CaptureHistory pair : {0b011, 0b101, 0b110})
    CHECK(log_bound(independence, pair) < std::log(1e-300));
  CHECK(log_bound(independence, 0b110) < log_bound(independence, 0b011));
  CHECK(log_bound(independence, 0b110) < log_bound(independence, 0b101));
  const FitOutcome next = fit_over_all(table, LoglinearFixed{FixedTerms::listed, {0b110}});
  CHECK(log_bound(next, 0b101) < log_bound(next, 0b011));
  const FitOutcome selected = fit_over_all(table, LoglinearStepwise{Criterion::p_value, 0.02});
  CHECK(terms_of(selected) == std::vector<CaptureHistory>{1, 2, 4, 0b011, 0b110});
}

TEST_CASE("a term without an estimate is skipped, and others still enter") {
  const ContingencyTable table(3, {0, 900, 400, 90, 400, 90, 0, 600});
  CHECK(status_of(fit_over_all(table, LoglinearFixed{FixedTerms::pairwise, {}})) == Status::no_mle);
  for (Criterion criterion : {Criterion::p_value, Criterion::aic, Criterion::aicc, Criterion::bic})
    CHECK(terms_of(fit_over_all(table, LoglinearStepwise{criterion})).size() == 5);
}

TEST_CASE("no pair enters at threshold 0") {
  CHECK(terms_of(fit_over_all(read_reference_table("UKdat_5").counts,
                              LoglinearStepwise{Criterion::p_value, 0.0}))
            .size() == 5);
}

}  // namespace darknumber::loglinear_stepwise_p_test
