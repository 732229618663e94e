// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/closed_population.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "engine/estimators/fitting/interval_formulas.h"
#include "tests/support/reference.h"
#include "tests/unit/estimators/random_tables.h"

namespace darknumber::closed_population_test {
namespace {

constexpr Heterogeneity kinds[] = {Heterogeneity::chao, Heterogeneity::poisson,
                                   Heterogeneity::darroch, Heterogeneity::gamma,
                                   Heterogeneity::normal};
constexpr double level = 0.9;

FitOutcome fit_table(const ClosedPopulation& method, const ContingencyTable& table) {
  return fit(method, FitInput{table, table, level, {}});
}

Estimate estimate_of(const ClosedPopulation& method, const ContingencyTable& table) {
  const FitOutcome outcome = fit_table(method, table);
  INFO(name_of(status_of(outcome)));
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

Status status_of_table(const ClosedPopulation& method, const ContingencyTable& table) {
  return status_of(fit_table(method, table));
}

/// Every cell of as many lists has an equal share of the number given for them: f1, f2, ….
ContingencyTable alike(const std::vector<double>& frequencies) {
  const int lists = static_cast<int>(frequencies.size());
  std::vector<double> cells(frequencies.size() + 1, 0.0);
  for (CaptureHistory h = 1; h < history_count(lists); ++h)
    ++cells[static_cast<std::size_t>(lists_on(h))];
  ContingencyTable table(lists);
  for (CaptureHistory h = 1; h < history_count(lists); ++h) {
    const auto on = static_cast<std::size_t>(lists_on(h));
    table.add(h, frequencies[on - 1] / cells[on]);
  }
  return table;
}

/// What 1000 persons are expected to leave whose log odds are logits plus sigma times a normal
/// variate.
ContingencyTable expected_of(const std::vector<double>& logits, double sigma) {
  constexpr double persons = 1000.0;
  constexpr double width = 0.01;
  ContingencyTable table(static_cast<int>(logits.size()));
  double weights = 0.0;
  for (double z = -8.0; z <= 8.0; z += width) weights += std::exp(-0.5 * z * z);
  for (double z = -8.0; z <= 8.0; z += width)
    for (CaptureHistory h = 1; h < history_count(table.lists()); ++h) {
      double share = persons * std::exp(-0.5 * z * z) / weights;
      for (int list = 0; list < table.lists(); ++list) {
        const double on =
            1.0 / (1.0 + std::exp(-logits[static_cast<std::size_t>(list)] - sigma * z));
        share *= contains(h, list) ? on : 1.0 - on;
      }
      table.add(h, share);
    }
  return table;
}

/// The main effects' and tau's score, n less its fitted value and so on: all 0 at a maximum.
double largest_score(const ContingencyTable& table, const Estimate& e,
                     const std::vector<double>& column) {
  const FittedModel& m = *e.model;
  std::vector<double> score(m.terms.size() + 2, 0.0);
  for (CaptureHistory h = 1; h < history_count(table.lists()); ++h) {
    double log_mean =
        m.intercept + m.heterogeneity[0].value * column[static_cast<std::size_t>(lists_on(h))];
    for (std::size_t t = 0; t < m.terms.size(); ++t)
      if (is_subset(m.terms[t], h)) log_mean += m.coefficients[t];
    const double residual = table[h] - std::exp(log_mean);
    score[0] += residual;
    score[1] += residual * column[static_cast<std::size_t>(lists_on(h))];
    for (std::size_t t = 0; t < m.terms.size(); ++t)
      if (is_subset(m.terms[t], h)) score[t + 2] += residual;
  }
  double largest = 0.0;
  for (double s : score) largest = std::max(largest, std::abs(s));
  return largest;
}

}  // namespace

TEST_CASE("the lower bound of lists that are alike is Chao's, with its error") {
  const ContingencyTable table = alike({30, 12, 9, 6});  // more on many lists than alike persons
  const Estimate e = estimate_of({false, Heterogeneity::chao}, table);
  const double d = 3.0 / 4.0 * 30 * 30 / (2.0 * 12);
  CHECK(e.population_size == Approx(57 + d).epsilon(1e-12));
  const double variance = d + d * d * (4.0 / 30 + 1.0 / 12);  // of 2 log f1 - log f2
  CHECK(*e.se == Approx(std::sqrt(variance)).epsilon(1e-10));
  const Interval own = lognormal_interval(57, d, std::sqrt(variance), level);
  CHECK(e.interval.value().lower == Approx(own.lower).epsilon(1e-10));
  CHECK(e.interval.value().upper == Approx(own.upper).epsilon(1e-10));
  REQUIRE(e.model.value().heterogeneity.size() == 2);
  CHECK(e.model->heterogeneity[0].name == "eta3");
  CHECK(e.model->heterogeneity[0].value ==
        Approx(std::log(9.0 / 4) - 2 * std::log(12.0 / 6) + std::log(30.0 / 4)));
  CHECK(e.model->parameters == 4);
  CHECK(e.model->deviance.value() < 1e-10);
}

TEST_CASE("the lower bound collapses where fewer are on many lists than alike persons leave") {
  const ContingencyTable table = alike({30, 12, 1});
  const Estimate e = estimate_of({false, Heterogeneity::chao}, table);
  CHECK(e.model.value().heterogeneity.empty());
  CHECK(e.model->parameters == 2);
  const double odds = std::exp(e.model->coefficients[0]);
  const double d = e.population_size - 43;
  CHECK(d * std::pow(1 + odds, 3) == Approx(e.population_size).epsilon(1e-11));  // binomial
  CHECK(e.population_size * 3 * odds / (1 + odds) == Approx(30 + 24 + 3).epsilon(1e-11));
  const Estimate independence = estimate_of({false, Heterogeneity::chao}, alike({30, 12, 0}));
  CHECK(independence.model->parameters == 2);  // eta3 at -infinity
}

TEST_CASE("an eta at -infinity is left out, with persons beyond it or without") {
  // Nobody on three lists and some on four: eta3 falls and eta4 comes back. Without eta3 the three
  // numbers of the first three cells decide on independence alone, and those on four on eta4.
  const Estimate e = estimate_of({false, Heterogeneity::chao}, alike({40, 24, 0, 2}));
  REQUIRE(e.model.value().heterogeneity.size() == 1);
  CHECK(e.model->heterogeneity[0].name == "eta4");
  const double odds = std::exp(e.model->coefficients[0]);
  const double d = e.population_size - 66;
  CHECK(d * (4 * odds + 6 * odds * odds + 4 * std::pow(odds, 3)) == Approx(64).epsilon(1e-11));
  CHECK(d * (4 * odds + 12 * odds * odds + 12 * std::pow(odds, 3)) == Approx(88).epsilon(1e-11));
  CHECK(estimate_of({false, Heterogeneity::chao}, alike({40, 24, 0, 0})).model->parameters == 2);
  // Nobody on two: eta3 alone would make the dark figure infinite, but nobody is on four either.
  CHECK(estimate_of({false, Heterogeneity::chao}, alike({40, 0, 4, 0})).model->parameters <= 3);
  CHECK(status_of_table({false, Heterogeneity::chao}, alike({40, 0, 4})) == Status::no_mle);
}

TEST_CASE("models with one column meet their likelihood equations") {
  const ContingencyTable table = read_reference_table("hare").counts;
  const std::vector<double> poisson{0, 1, 3, 7, 15, 31, 63};
  const std::vector<double> darroch{0, 0.5, 2, 4.5, 8, 12.5, 18};
  for (const bool differ : {false, true}) {
    const Estimate p = estimate_of({differ, Heterogeneity::poisson}, table);
    const Estimate d = estimate_of({differ, Heterogeneity::darroch}, table);
    if (differ) {
      CHECK(largest_score(table, p, poisson) < 1e-7);
      CHECK(largest_score(table, d, darroch) < 1e-7);
    }
    CHECK(p.model.value().terms.size() == 6);
    CHECK(p.model->parameters == (differ ? 8 : 3));
    CHECK(p.model->heterogeneity[0].name == "tau");
  }
}

TEST_CASE("published values: the help's standard error of Rcapture's hare is not its own") {
  const Estimate e =
      estimate_of({true, Heterogeneity::poisson}, read_reference_table("hare").counts);
  CHECK(e.population_size == Approx(81.08).margin(0.005));
  CHECK(*e.se == Approx(5.57).margin(0.005));  // 1.4-4 computes this; its help page says 5.7
  CHECK(e.model.value().aic == Approx(146.3).margin(0.05));
}

TEST_CASE("published values: on Korea the lower bound is the model without heterogeneity") {
  const ContingencyTable table = read_reference_table("Korea").counts;
  const Estimate bound = estimate_of({true, Heterogeneity::chao}, table);
  CHECK(bound.population_size == Approx(141.99264735).epsilon(1e-9));  // Rcapture's Mt
  CHECK(bound.model.value().heterogeneity.empty());
  // And so does the normal model, whose likelihood is highest at sigma = 0.
  const Estimate normal = estimate_of({true, Heterogeneity::normal}, table);
  CHECK(normal.population_size == Approx(bound.population_size).epsilon(1e-10));
  CHECK(*normal.se == Approx(*bound.se).epsilon(1e-10));
  CHECK(normal.model.value().heterogeneity[0].value == 0.0);
  CHECK(normal.model->aic == Approx(bound.model->aic + 2.0));
}

TEST_CASE("persons who are alike: every kind finds them, from an expected table") {
  const ContingencyTable different = expected_of({-1.0, -0.5, 0.2, -2.0}, 0.0);
  const ContingencyTable same = expected_of({-1.0, -1.0, -1.0, -1.0}, 0.0);
  for (const Heterogeneity kind : kinds) {
    INFO(static_cast<int>(kind));
    CHECK(estimate_of({true, kind}, different).population_size == Approx(1000).epsilon(1e-6));
    CHECK(estimate_of({false, kind}, same).population_size == Approx(1000).epsilon(1e-6));
  }
  // Whatever rounding makes of etas of 0, they stay in, and so the standard error is the same.
  CHECK(estimate_of({true, Heterogeneity::chao}, different).model.value().parameters == 7);
}

TEST_CASE("the normal model finds persons whose log odds are normal") {
  const Estimate different =
      estimate_of({true, Heterogeneity::normal}, expected_of({-1.5, -1.0, -2.0, -1.2, -0.4}, 0.8));
  CHECK(different.population_size == Approx(1000).epsilon(1e-6));
  CHECK(different.model.value().heterogeneity[0].name == "sigma");
  CHECK(different.model->heterogeneity[0].value == Approx(0.8).epsilon(1e-6));
  CHECK(different.model->coefficients[2] == Approx(-2.0).epsilon(1e-6));
  CHECK(different.model->deviance.value() < 1e-6);
  const Estimate same =
      estimate_of({false, Heterogeneity::normal}, expected_of({-1.0, -1.0, -1.0, -1.0}, 0.8));
  CHECK(same.population_size == Approx(1000).epsilon(1e-6));
  CHECK(same.model.value().parameters == 3);
}

TEST_CASE("bias-corrected forms") {
  const ContingencyTable hare = read_reference_table("hare").counts;
  // glm in R 4.2.2, epsilon 1e-15, of the numbers that closedp.bc's source describes.
  const std::vector<std::tuple<ClosedPopulation, double, double>> values{
      {{false, Heterogeneity::poisson, true}, 81.0560632287, 5.549747484},
      {{false, Heterogeneity::darroch, true}, 88.0231135375, 10.56599259},
      {{false, Heterogeneity::gamma, true}, 94.1030421669, 17.76483726},
      {{true, Heterogeneity::poisson, true}, 82.4294949853, 5.925196728},
      {{true, Heterogeneity::darroch, true}, 92.0315052501, 12.18143852}};
  for (const auto& [method, size, error] : values) {
    const Estimate e = estimate_of(method, hare);
    CHECK(e.population_size == Approx(size).epsilon(1e-10));
    CHECK(*e.se == Approx(error).epsilon(1e-8));
    CHECK_FALSE(e.model);
  }
  const Estimate bound = estimate_of({false, Heterogeneity::chao, true}, alike({30, 12, 9}));
  CHECK(bound.population_size == Approx(51 + 2.0 / 3 * 30 * 29 / (2.0 * 13)).epsilon(1e-13));
  // Less than one person on one list: no dark figure, and never one below 0.
  const Estimate tiny = estimate_of({false, Heterogeneity::chao, true}, alike({0.6, 0.2, 0.1}));
  CHECK(tiny.population_size == Approx(0.9).epsilon(1e-13));
}

TEST_CASE("tables without an answer have a status") {
  const ContingencyTable apart(3, {0, 30, 20, 0, 25, 0, 0, 0});
  const ContingencyTable two(2, {0, 30, 20, 8});
  ContingencyTable all(3);
  all.add(7, 12);
  for (const bool differ : {false, true})
    for (const Heterogeneity kind : kinds) {
      INFO(differ << " " << static_cast<int>(kind));
      const bool bound = kind == Heterogeneity::chao;
      const bool normal = kind == Heterogeneity::normal;
      // Nobody on two lists: heterogeneity of one column may make up for any size.
      CHECK(status_of_table({differ, kind}, apart) ==
            (bound || normal ? Status::no_mle : Status::not_identifiable));
      CHECK(status_of_table({differ, kind}, all) ==
            (normal ? Status::ok : Status::not_identifiable));
      CHECK(status_of_table({differ, kind}, two) ==
            (bound ? Status::ok : Status::not_identifiable));
      if (kind == Heterogeneity::normal || (differ && kind == Heterogeneity::gamma)) continue;
      CHECK(status_of_table({differ, kind, true}, apart) == Status::no_overlap);
      CHECK(status_of_table({differ, kind, true}, two) == Status::not_identifiable);
    }
  CHECK(estimate_of({true, Heterogeneity::chao}, two).population_size ==
        Approx(38 * 28 / 8.0).epsilon(1e-12));  // Lincoln-Petersen
}

TEST_CASE("a column of heterogeneity sends the dark figure to where its bend points") {
  for (const Heterogeneity kind :
       {Heterogeneity::poisson, Heterogeneity::darroch, Heterogeneity::gamma}) {
    const ClosedPopulation model{false, kind};
    // Nobody on many lists: the bend goes to -infinity, and the dark figure to 0.
    const Estimate everyone = estimate_of(model, alike({40, 20, 0, 0}));
    CHECK(everyone.population_size == 60.0);
    CHECK(*everyone.se == 0.0);
    CHECK(everyone.interval.value().upper == 60.0);
    CHECK(everyone.boundary);
    CHECK(everyone.model.value().parameters == 3);
    CHECK(everyone.model->deviance.value() < 1e-10);  // on the face the model is saturated
    // Nobody between: it goes to +infinity, and the dark figure too.
    CHECK(status_of_table(model, alike({40, 0, 0, 5})) == Status::no_mle);
    CHECK(status_of_table(model, alike({40, 0, 9, 0})) == Status::ok);
    CHECK(status_of_table(model, alike({40, 20, 1, 0})) == Status::ok);
  }
}

TEST_CASE("a list with nobody on it leaves M_th, and is one of M_h's") {
  RandomStream random(1, 0, Purpose::estimator_sampler);
  const ContingencyTable table = persons_table(4, 300, 2.0, random);
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  counts.resize(32, 0.0);
  const ContingencyTable with_empty(5, counts);
  for (const Heterogeneity kind : kinds) {
    INFO(static_cast<int>(kind));
    const Estimate e = estimate_of({true, kind}, table);
    const Estimate same = estimate_of({true, kind}, with_empty);
    CHECK(same.population_size == Approx(e.population_size).epsilon(1e-9));
    CHECK(same.model.value().parameters == e.model.value().parameters);
    CHECK(same.model->terms == e.model->terms);
  }
  CHECK(estimate_of({false, Heterogeneity::chao}, with_empty).population_size !=
        Approx(estimate_of({false, Heterogeneity::chao}, table).population_size).epsilon(1e-3));
}

TEST_CASE("on any table: finite numbers or a status, and twice the counts are twice the size") {
  RandomStream random(1, 1, Purpose::estimator_sampler);
  int with_estimate = 0;
  int with_all_seen = 0;
  int without = 0;
  for (int round = 0; round < 60; ++round) {
    const int lists = 3 + round % 3;
    const ContingencyTable table = round % 2 == 0 ? sparse_table(lists, 0.7, 40, random)
                                                  : persons_table(lists, 80, 4.0, random);
    if (table.observed() == 0.0) continue;
    std::vector<double> doubled(table.counts().begin(), table.counts().end());
    for (double& count : doubled) count *= 2.0;
    for (const bool differ : {false, true})
      for (const Heterogeneity kind : kinds) {
        INFO(round << " " << differ << " " << static_cast<int>(kind));
        const FitOutcome outcome = fit_table({differ, kind}, table);
        const FitOutcome twice = fit_table({differ, kind}, {lists, doubled});
        REQUIRE(status_of(twice) == status_of(outcome));
        if (status_of(outcome) != Status::ok) {
          ++without;
          continue;
        }
        ++with_estimate;
        const Estimate& e = std::get<Estimate>(outcome);
        CHECK(std::isfinite(e.population_size));
        CHECK(std::isfinite(e.se.value()));
        const bool all_seen = e.population_size == table.observed();
        with_all_seen += all_seen ? 1 : 0;
        if (!all_seen) {
          CHECK(e.population_size > table.observed());
          CHECK(e.interval.value().lower > table.observed());
          CHECK(e.interval->lower < e.population_size);
          CHECK(std::isfinite(e.model.value().log_likelihood));
        } else {
          CHECK(e.boundary);
          CHECK(*e.se == 0.0);
        }
        CHECK(std::get<Estimate>(twice).population_size ==
              Approx(2.0 * e.population_size).epsilon(1e-6));
      }
  }
  CHECK(with_estimate > 300);
  CHECK(with_all_seen > 10);
  CHECK(without > 5);
}

}  // namespace darknumber::closed_population_test
