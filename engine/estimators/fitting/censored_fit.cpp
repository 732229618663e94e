// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/censored_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

namespace darknumber {
namespace {

/// Of the Newton decrement, the squared length of a step in standard errors: a step so short ends
/// the search. The one after it would be shorter than rounding.
constexpr double settled_decrement = 1e-14;
constexpr int most_newton_steps = 200;
constexpr int most_step_halvings = 60;
constexpr double log_likelihood_rounding = 1e-13;

/// The likelihood at some coefficients, with its derivatives by them.
struct CensoredPlace {
  Eigen::VectorXd coefficients;
  double log_likelihood = 0.0;
  Eigen::VectorXd score;
  Eigen::MatrixXd information;
  std::vector<double> counts;  // means given their intervals
};

CensoredPlace place_at(std::span<const CountInterval> counts, const LoglinearModel& model,
                       Eigen::VectorXd coefficients) {
  const Eigen::Index size = coefficients.size();
  CensoredPlace place{std::move(coefficients), 0.0, Eigen::VectorXd::Zero(size),
                      Eigen::MatrixXd::Zero(size, size), std::vector<double>(counts.size(), 0.0)};
  Eigen::VectorXd row(size);
  for (const CaptureHistory cell : model.cells) {
    for (Eigen::Index t = 0; t < size; ++t)
      row[t] = is_subset(model.finite[static_cast<std::size_t>(t)], cell) ? 1.0 : 0.0;
    const double mu = std::exp(row.dot(place.coefficients));
    if (!(mu > 0.0) || !std::isfinite(mu)) {
      place.log_likelihood = -std::numeric_limits<double>::infinity();
      return place;
    }
    const CensoredPoisson count = CountsBetween(counts[cell], mu, 0.0).moments();
    place.log_likelihood += count.log_probability;
    place.counts[cell] = count.mean;
    place.score += (count.mean - mu) * row;
    place.information += (mu - count.variance) * row * row.transpose();
  }
  return place;
}

/// The model's coefficients where every interval on its face is its middle.
std::optional<Eigen::VectorXd> fit_to_middles(std::span<const CountInterval> counts, int lists,
                                              const LoglinearModel& model,
                                              LoglinearWorkspace& work) {
  std::vector<double> middles(counts.size(), 0.0);
  for (const CaptureHistory cell : model.cells)
    middles[cell] = 0.5 * (counts[cell].least + counts[cell].most);
  const TableMargins table = margins_of(ContingencyTable(lists, std::move(middles)));
  constexpr SearchLimits near_enough{1e-6, 50};
  if (start_cold(table, model, work) == Search::singular) return std::nullopt;
  if (climb(table, model, near_enough, work) == Search::singular) return std::nullopt;
  return Eigen::Map<const Eigen::VectorXd>(work.coefficients.data(),
                                           static_cast<Eigen::Index>(model.finite.size()));
}

/// Where the search ends; none where it does not.
std::optional<CensoredPlace> climb_censored(std::span<const CountInterval> counts,
                                            const LoglinearModel& model, CensoredPlace place) {
  for (int step = 0; step < most_newton_steps; ++step) {
    const Eigen::LLT<Eigen::MatrixXd> factor(place.information);
    if (factor.info() != Eigen::Success) return std::nullopt;
    const Eigen::VectorXd whole = factor.solve(place.score);
    const double decrement = whole.dot(place.score);
    if (!std::isfinite(decrement)) return std::nullopt;
    const double least =
        place.log_likelihood - log_likelihood_rounding * std::abs(place.log_likelihood);
    double share = 1.0;
    CensoredPlace next = place_at(counts, model, place.coefficients + whole);
    for (int halving = 0; halving < most_step_halvings && !(next.log_likelihood >= least);
         ++halving) {
      share *= 0.5;
      next = place_at(counts, model, place.coefficients + share * whole);
    }
    if (!(next.log_likelihood >= least)) return std::nullopt;
    place = std::move(next);
    if (decrement < settled_decrement) return place;
  }
  return std::nullopt;
}

}  // namespace

std::variant<CensoredMaximum, FitStatus> maximise_censored(
    std::span<const CountInterval> counts, const std::vector<CaptureHistory>& interactions) {
  const int lists = std::countr_zero(counts.size());
  std::vector<double> least;
  for (const CountInterval& count : counts) least.push_back(count.least);
  const TableMargins table = margins_of(ContingencyTable(lists, std::move(least)));
  LoglinearModel model = model_of(table, interactions);
  LoglinearWorkspace work(lists, model.finite.size());
  const FitStatus status = fit_loglinear(table, model, Start::cold, work);
  if (status != FitStatus::ok) return status;
  const auto start = fit_to_middles(counts, lists, model, work);
  if (!start) return FitStatus::not_converged;
  auto found = climb_censored(counts, model, place_at(counts, model, *start));
  if (!found) return FitStatus::not_converged;
  const Eigen::VectorXd& coefficients = found->coefficients;
  const Eigen::VectorXd variances =
      found->information.llt()
          .solve(Eigen::MatrixXd::Identity(coefficients.size(), coefficients.size()))
          .diagonal();
  return CensoredMaximum{std::move(model),
                         {coefficients.begin(), coefficients.end()},
                         {variances.begin(), variances.end()},
                         std::move(found->counts),
                         found->log_likelihood};
}

}  // namespace darknumber
