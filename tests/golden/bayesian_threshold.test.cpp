// SPDX-License-Identifier: MIT
// MultipleSystemsEstimation's answers come from one random walk of 10,000 steps each, whose number
// of independent draws they do not tell. It is estimated here by a walk of the same kind, four
// times as long: normal steps with 1.1^2 times the covariance at the mode, from the package's
// start.
#include "engine/estimators/methods/bayesian_threshold.h"

#include <fmt/core.h>

#include <Eigen/Dense>
#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/effective_sample_size.h"
#include "engine/estimators/fitting/posterior_sampler.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::bayesian_threshold_test {
namespace {

constexpr double steps_of_reference = 10000.0;
constexpr int steps = 100000;
constexpr int seen_every = 10;  // of which one is kept
constexpr int draws = 20000;
constexpr double standard_errors = 5.0;

/// One series for each coefficient.
using Chain = std::vector<std::vector<double>>;

/// The package's walk, on its own target: normal priors with precision 1e-4 where ours is flat.
Chain walk(const TableMargins& table, const LoglinearPosterior& posterior) {
  constexpr double tuning = 1.1;
  constexpr int burn_in = 1000;
  const auto size = static_cast<Eigen::Index>(posterior.terms.size());
  const Eigen::Map<const Eigen::MatrixXd> factor(posterior.factor.data(), size, size);
  LoglinearModel model;
  model.finite = posterior.terms;
  model.cells = posterior.cells;
  LoglinearWorkspace work(table.lists, posterior.terms.size());
  const auto log_density = [&](const Eigen::VectorXd& point) {
    double prior = 0.0;
    for (Eigen::Index t = 0; t < size; ++t) {
      const auto term = static_cast<std::size_t>(t);
      prior -= 0.5 * point[t] * point[t] * (lists_on(posterior.terms[term]) < 2 ? 1e-4 : 1.0);
      work.coefficients[term] = point[t];
    }
    evaluate(table, model, work);
    return work.kernel + prior;
  };
  Eigen::VectorXd at = Eigen::VectorXd::Zero(size);
  at[0] = std::log(5.0 * table.margins[0]);
  for (Eigen::Index t = 1; t < size; ++t)
    if (const CaptureHistory term = posterior.terms[static_cast<std::size_t>(t)];
        lists_on(term) == 1)
      at[t] = std::log(table.margins[term]) - at[0];
  double density = log_density(at);
  RandomStream random(1, 0, Purpose::estimator_sampler);
  boost::random::normal_distribution<double> normal;
  Chain chain(posterior.terms.size());
  Eigen::VectorXd step(size);
  for (int count = -burn_in; count < steps; ++count) {
    for (Eigen::Index t = 0; t < size; ++t) step[t] = tuning * normal(random);
    factor.triangularView<Eigen::Upper>().solveInPlace(step);
    const Eigen::VectorXd proposed = at + step;
    const double proposed_density = log_density(proposed);
    if (std::log1p(-random.uniform()) < proposed_density - density) {
      at = proposed;
      density = proposed_density;
    }
    if (count >= 0 && count % seen_every == 0)
      for (Eigen::Index t = 0; t < size; ++t) chain[static_cast<std::size_t>(t)].push_back(at[t]);
  }
  return chain;
}

Chain draws_of_ours(const LoglinearPosterior& posterior) {
  PosteriorSampler sampler(posterior, {1, 1, Purpose::estimator_sampler});
  Chain chain(posterior.terms.size());
  for (int count = 0; count < draws; ++count) {
    const std::span<const double> coefficients = sampler.next();
    for (std::size_t t = 0; t < chain.size(); ++t) chain[t].push_back(coefficients[t]);
  }
  return chain;
}

struct Statistic {
  double value = 0.0;
  double variance = 0.0;    // of one independent draw's share in it
  double efficiency = 0.0;  // independent draws for one of the series
  double variance_after(double length) const { return variance / (length * efficiency); }
};

/// The mean of a series.
Statistic mean_of(const std::vector<double>& series) {
  Statistic mean;
  const auto count = static_cast<double>(series.size());
  for (double value : series) mean.value += value / count;
  for (double value : series) mean.variance += (value - mean.value) * (value - mean.value) / count;
  mean.efficiency = effective_sample_size(series) / count;
  return mean;
}

/// |mean| / sd, with its error by the delta method.
Statistic ratio_of(const std::vector<double>& series) {
  const Statistic mean = mean_of(series);
  const double sd = std::sqrt(mean.variance);
  const double ratio = mean.value / sd;
  std::vector<double> influence;
  for (double value : series) {
    const double z = (value - mean.value) / sd;
    influence.push_back(z - 0.5 * ratio * (z * z - 1.0));
  }
  Statistic result = mean_of(influence);
  result.value = std::abs(ratio);
  return result;
}

/// The share of a series that is not above `bound`.
Statistic share_below(const std::vector<double>& series, double bound) {
  std::vector<double> below;
  for (double value : series) below.push_back(value <= bound ? 1.0 : 0.0);
  return mean_of(below);
}

/// How far off values are, in standard errors.
struct WorstDistance {
  double worst = 0.0;
  double add(double value, double reference, double variance) {
    const double distance = std::abs(value - reference) / std::sqrt(variance);
    worst = std::max(worst, distance);
    INFO(value << " and " << reference << ": " << distance << " standard errors");
    CHECK(distance <= standard_errors);
    return distance;
  }
};

/// Of one comparison: with the package, and with the walk that is known to be long enough.
struct Comparison {
  testing::AccuracyRow& row;
  WorstDistance package{};
  WorstDistance walk{};
  double least_of_package = steps_of_reference;  // independent draws
  double least_efficiency = 1.0;                 // of our draws

  /// Ours and the package's value, and what a chain of either kind makes of the same statistic.
  void add(double ours, double reference, const Statistic& drawn, const Statistic& walked) {
    const double error = drawn.variance_after(draws);
    constexpr double seen = steps_of_reference / seen_every;
    row.chance.add_in_errors(package.add(ours, reference, error + walked.variance_after(seen)));
    walk.add(ours, walked.value, error + walked.variance_after(steps / seen_every));
    least_of_package = std::min(least_of_package, walked.efficiency * seen);
    least_efficiency = std::min(least_efficiency, drawn.efficiency);
  }
  void print(const std::string& what) const {
    fmt::print(
        "{}: worst {:.1f} standard errors, {:.1f} from a walk; {:.0f} independent draws in the "
        "package's 10000 at the least, {:.0f} in ours\n",
        what, package.worst, walk.worst, least_of_package, least_efficiency * steps_of_reference);
  }
};

LoglinearPosterior posterior_with(const TableMargins& table,
                                  const std::vector<CaptureHistory>& interactions) {
  const auto posterior = posterior_of(table, interactions, 1.0);
  REQUIRE(std::holds_alternative<LoglinearPosterior>(posterior));
  return std::get<LoglinearPosterior>(posterior);
}

std::size_t index_of(CaptureHistory term, const LoglinearPosterior& posterior) {
  const auto found = std::find(posterior.terms.begin(), posterior.terms.end(), term);
  REQUIRE(found != posterior.terms.end());
  return static_cast<std::size_t>(found - posterior.terms.begin());
}

/// The draws with all pairs: their statistics, and which are kept. `near` counts the pairs of which
/// the package's error does not tell on which side of the threshold they are.
std::vector<CaptureHistory> compare_statistics(const ReferenceTable& table,
                                               const ThresholdedPosterior& ours,
                                               const nlohmann::json& reference,
                                               Comparison& comparison, int& near) {
  const TableMargins margins = margins_of(table.counts);
  const LoglinearPosterior full = posterior_with(margins, all_pairs(table.counts.lists()));
  const Chain walked = walk(margins, full);
  const Chain drawn = draws_of_ours(full);
  CHECK(ours.interactions.size() == reference.at("threshold_statistics").size());
  std::vector<CaptureHistory> kept;
  for (const ThresholdedTerm& pair : ours.interactions) {
    const std::string name = joined_names(pair.term, every_agency(table.lists), ":");
    INFO(name);
    const double theirs = reference.at("threshold_statistics").at(name);
    const std::size_t t = index_of(pair.term, full);
    const Statistic of_walk = ratio_of(walked[t]);
    comparison.add(pair.statistic, theirs, ratio_of(drawn[t]), of_walk);
    near += std::abs(theirs - 2.0) <=
            standard_errors * std::sqrt(of_walk.variance_after(steps_of_reference / seen_every));
    if (pair.kept) kept.push_back(pair.term);
  }
  return kept;
}

void compare_quantiles(const ReferenceTable& table, const std::vector<CaptureHistory>& kept,
                       const ThresholdedPosterior& ours, const nlohmann::json& reference,
                       Comparison& comparison) {
  const TableMargins margins = margins_of(table.counts);
  const LoglinearPosterior reduced = posterior_with(margins, kept);
  const Chain walked = walk(margins, reduced);
  const Chain drawn = draws_of_ours(reduced);
  for (const auto& [name, value] : reference.items()) {
    INFO(name);
    const double bound = std::log(value.get<double>() - table.counts.observed());
    comparison.add(share_below(ours.log_dark_figures, bound).value, std::stod(name) / 100.0,
                   share_below(drawn[0], bound), share_below(walked[0], bound));
  }
}

}  // namespace

void compare_thresholding(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("mse_bayesthresh");
  const BayesianThreshold method{draws, 1000};
  int near = 0;
  page.from("", "MultipleSystemsEstimation 1.2.0");
  Comparison statistics{page.row("bayesian_threshold", "order 2, its statistics")};
  Comparison quantiles{page.row("bayesian_threshold", "order 2, quantiles")};
  for (const std::string& dataset : datasets) {
    INFO(dataset);
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json reference = page.open(dataset, "mse_bayesthresh").at("values");
    const FitInput input{table.counts, table.counts, 0.95, {}};
    const auto stages = threshold_interactions(method, input);
    REQUIRE(std::holds_alternative<ThresholdedPosterior>(stages));
    const auto& ours = std::get<ThresholdedPosterior>(stages);
    const auto kept = compare_statistics(table, ours, reference, statistics, near);
    std::vector<CaptureHistory> kept_by_package;
    for (const nlohmann::json& name : reference.at("retained_interactions"))
      kept_by_package.push_back(term_of(name, table));
    std::sort(kept_by_package.begin(), kept_by_package.end(), comes_before);
    REQUIRE(kept == kept_by_package);
    page.disagrees("bayesian_threshold",
                   "its priors of main effects are normal with precision 1e-4, flat here: compared "
                   "all the same",
                   0);
    compare_quantiles(table, kept, ours, reference.at("quantiles"), quantiles);
    CHECK(reference.at("popest") == reference.at("quantiles").at("50%"));

    // The method's own answer is from these draws.
    const FitOutcome outcome = fit(method, input);
    REQUIRE(status_of(outcome) == Status::ok);
    const Estimate& e = std::get<Estimate>(outcome);
    const auto below = [&](double size) {
      return share_below(ours.log_dark_figures, std::log(size - table.counts.observed())).value;
    };
    CHECK(below(e.population_size) == Approx(0.5).margin(1e-4));
    CHECK(below(e.interval->lower) == Approx(0.025).margin(1e-4));
    CHECK(below(e.interval->upper) == Approx(0.975).margin(1e-4));
  }
  CHECK(count_of_files("mse_bayesthresh") == datasets.size());
  fmt::print(
      "Bayesian thresholding: {} files, the same interactions kept in each, {} pairs within "
      "the package's error of the threshold\n",
      datasets.size(), near);
  statistics.print("their statistics");
  quantiles.print("quantiles, by the share of draws below");
}

TEST_CASE("thresholding agrees with MultipleSystemsEstimation within the error of both",
          "[golden]") {
  testing::AccuracyPage page;
  compare_thresholding(page);
}

/// Larger orders and improper priors. `quantiles` (2.5, 10, 50, 90 and 97.5 %) are from
/// MCMCpack 1.6-3's MCMCpoisson on the model that is kept, with the prior of the method: Kosovo the
/// mean of three walks of 400,000 steps, worth 7,000 independent draws each, UKdat_5 one of
/// 200,000, worth 2,200. The bound is three standard errors of the 2.5 % quantile of the shorter.
/// `median` is what the package's vignette and test print of one walk of 10,000 steps, which its
/// own test holds to 1 %.
struct WalkedThreshold {
  const char* dataset;
  BayesianThreshold method;
  double quantiles[5];
  double median;
  const char* kept;  // the model
};

TEST_CASE("larger orders and improper priors agree with walks of MCMCpack") {
  constexpr double bound = 0.0135;
  BayesianThreshold of_three{draws, 1000};
  of_three.order = 3;
  BayesianThreshold improper = of_three;
  improper.prior = InteractionPrior::improper;
  // LA:PFNCA is on the edge of the usual threshold: the package keeps it, with 2.05 in the long
  // walk.
  improper.threshold = 1.8;
  const WalkedThreshold walked[] = {{"UKdat_5",
                                     improper,
                                     {10724.13, 11157.72, 12145.16, 13251.63, 13923.31},
                                     12163.46,
                                     "[12,13,15,25,35,45]"},
                                    {"Kosovo",
                                     of_three,
                                     {9878.83, 10490.74, 11906.17, 13758.30, 14925.53},
                                     11814.25,
                                     "[123,134]"}};
  for (const WalkedThreshold& row : walked) {
    INFO(row.dataset);
    const ReferenceTable table = read_reference_table(row.dataset);
    EstimatorSpec spec = over_all_lists(table, row.method);
    spec.further_levels = {0.8};
    const Estimate e =
        std::get<Estimate>(estimate(spec, every_agency(table.lists), table.counts, {1}));
    REQUIRE(e.further.size() == 1);
    CHECK(e.interval->lower == Approx(row.quantiles[0]).epsilon(bound));
    CHECK(e.further[0]->lower == Approx(row.quantiles[1]).epsilon(bound));
    CHECK(e.population_size == Approx(row.quantiles[2]).epsilon(bound));
    CHECK(e.further[0]->upper == Approx(row.quantiles[3]).epsilon(bound));
    CHECK(e.interval->upper == Approx(row.quantiles[4]).epsilon(bound));
    CHECK(e.population_size == Approx(row.median).epsilon(0.01));
    CHECK(e.posterior->kept.value() == closed_downwards(interactions_in(row.kept)));
  }
}

}  // namespace darknumber::bayesian_threshold_test
