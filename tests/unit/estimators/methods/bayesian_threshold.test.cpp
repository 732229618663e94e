// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/bayesian_threshold.h"

#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fitting/chains.h"
#include "engine/estimators/fitting/effective_sample_size.h"

namespace darknumber::bayesian_threshold_test {
namespace {

FitOutcome fit_table(const ContingencyTable& table, StreamKey streams = {}) {
  return fit(BayesianThreshold{1000, 100}, FitInput{table, table, 0.95, streams});
}

ThresholdedPosterior stages_of(const ContingencyTable& table, int draws) {
  const auto stages =
      threshold_interactions(BayesianThreshold{draws, 1000}, FitInput{table, table, 0.95, {}});
  REQUIRE(std::holds_alternative<ThresholdedPosterior>(stages));
  return std::get<ThresholdedPosterior>(stages);
}

/// Whether a chain's mean is that expected, within five standard errors.
void check_mean(const std::vector<double>& chain, double expected) {
  double mean = 0.0;
  double squares = 0.0;
  for (double value : chain) mean += value / static_cast<double>(chain.size());
  for (double value : chain) squares += (value - mean) * (value - mean);
  const double variance = squares / static_cast<double>(chain.size());
  const double se = std::sqrt(variance / effective_sample_size(chain));
  INFO(mean << " with standard error " << se << ", expected " << expected);
  CHECK(std::abs(mean - expected) <= 5.0 * se);
  CHECK(se < 0.1 * std::sqrt(variance));  // the chain is long enough to tell
}

}  // namespace

TEST_CASE("on two lists the posterior is that of a ratio of gamma variates") {
  // With a flat prior on intercept and main effects the logarithms of the three means have a flat
  // prior, so that each mean is a gamma variate of its count; the dark figure is m10 m01/m11.
  // The interaction is not in the likelihood: its posterior is its prior, N(0, 1).
  using boost::math::digamma;
  using boost::math::trigamma;
  for (const ContingencyTable& table :
       {ContingencyTable(2, {0, 5, 3, 2}), ContingencyTable(2, {0, 1, 1, 1}),
        ContingencyTable(2, {0, 4000, 70, 20}), ContingencyTable(2, {0, 1, 2000, 4})}) {
    const ThresholdedPosterior stages = stages_of(table, 50000);
    REQUIRE(stages.interactions.size() == 1);
    CHECK(stages.interactions[0].statistic < 0.1);
    CHECK(!stages.interactions[0].kept);
    const double mean = digamma(table[1]) + digamma(table[2]) - digamma(table[3]);
    const double variance = trigamma(table[1]) + trigamma(table[2]) + trigamma(table[3]);
    check_mean(stages.log_dark_figures, mean);
    std::vector<double> squares;
    for (double value : stages.log_dark_figures) squares.push_back((value - mean) * (value - mean));
    check_mean(squares, variance);
  }
}

TEST_CASE("an interaction that the table shows is kept, and one that it does not is not") {
  // A and B share many more than chance would have; C meets both as chance has it.
  const ContingencyTable table(3, {0, 900, 900, 400, 900, 90, 90, 40});
  const ThresholdedPosterior stages = stages_of(table, 2000);
  REQUIRE(stages.interactions.size() == 3);
  CHECK(stages.interactions[0].term == 0b011);
  CHECK(stages.interactions[0].kept);
  CHECK(stages.interactions[0].statistic > 5.0);
  CHECK(!stages.interactions[1].kept);
  CHECK(!stages.interactions[2].kept);
  const FitOutcome outcome = fit_table(table);
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  CHECK(e.posterior->kept == std::vector<CaptureHistory>{0b011});
  CHECK(e.posterior->median == e.population_size);
  CHECK(e.posterior->mean > e.interval->lower);
  CHECK(e.posterior->mean < e.interval->upper);
  CHECK(e.posterior->chains->effective_draws > 200.0);
  CHECK(e.posterior->chains->effective_draws <= 1000.0);
}

TEST_CASE("a pair without overlap has a finite interaction, since its prior is proper") {
  const ContingencyTable table(3, {0, 30, 20, 0, 25, 4, 5, 0});
  const ThresholdedPosterior stages = stages_of(table, 2000);
  CHECK(stages.interactions.size() == 3);
  const FitOutcome outcome = fit_table(table);
  REQUIRE(status_of(outcome) == Status::ok);
  CHECK(!std::get<Estimate>(outcome).boundary);
}

TEST_CASE("thresholding has a status where there is no posterior, or no counts") {
  CHECK(status_of(fit_table(ContingencyTable(3, {0, 30, 20, 0, 25, 0, 0, 0}))) == Status::no_mle);
  // A list has everyone on it: nothing keeps the dark figure from 0.
  const FitOutcome all_seen = fit_table(ContingencyTable(3, {0, 30, 0, 7, 0, 4, 0, 2}));
  REQUIRE(status_of(all_seen) == Status::ok);
  CHECK(std::get<Estimate>(all_seen).population_size == 43.0);
  CHECK(std::get<Estimate>(all_seen).boundary);
  CHECK(status_of(fit_table(ContingencyTable(3, {0, 30.5, 20, 3, 25, 4, 5, 1}))) ==
        Status::needs_counts);
}

TEST_CASE("thresholding depends on its streams' key, and on nothing else that is random") {
  const ContingencyTable table(3, {0, 30, 20, 7, 25, 4, 5, 2});
  const auto size = [&](const StreamKey& streams) {
    return std::get<Estimate>(fit_table(table, streams)).population_size;
  };
  CHECK(size({1, 0, 0}) == size({1, 0, 0}));
  CHECK(size({1, 0, 0}) != size({2, 0, 0}));
  CHECK(size({1, 0, 0}) != size({1, 1, 0}));
  CHECK(size({1, 0, 0}) != size({1, 0, 1}));
}

TEST_CASE("thresholding is given up between its draws where it is asked to stop") {
  const ContingencyTable table(3, {0, 30, 20, 7, 25, 4, 5, 2});
  int asked = 0;
  const StopQuestion at_third = [&] { return ++asked == 3; };
  CHECK_THROWS_AS(fit_table(table, {1, 0, 0, &at_third}), GivenUp);
  CHECK(asked == 3);
  asked = 10;
  CHECK(status_of(fit_table(table, {1, 0, 0, &at_third})) == Status::ok);
  CHECK(asked >= 16);  // of two stages with 1,000 draws each
}

TEST_CASE("an empty list does not move a draw of thresholding") {
  const ContingencyTable table(3, {0, 30, 20, 7, 25, 4, 5, 2});
  ContingencyTable wider(4);
  for (CaptureHistory h = 1; h < 8; ++h) wider.add(h, table[h]);
  CHECK(std::get<Estimate>(fit_table(table)).population_size ==
        std::get<Estimate>(fit_table(wider)).population_size);
}

TEST_CASE("the R-hat of a single chain is that of its halves") {
  const ContingencyTable table(3, {0, 900, 900, 400, 900, 90, 90, 40});
  const BayesianThreshold method{1000, 100};
  const FitInput input{table, table, 0.95, {}};
  const FitOutcome outcome = fit(method, input);
  const ChainDiagnostics& chains = *std::get<Estimate>(outcome).posterior->chains;
  const auto stages = threshold_interactions(method, input);
  std::vector<double> sizes;
  for (const double log_dark_figure : std::get<ThresholdedPosterior>(stages).log_dark_figures)
    sizes.push_back(table.observed() + std::exp(log_dark_figure));
  CHECK(chains.chains == 1);
  CHECK(chains.r_hat == split_r_hat({sizes}));
  CHECK(chains.r_hat != 1.0);
  CHECK(chains.r_hat < 1.1);
}

}  // namespace darknumber::bayesian_threshold_test
