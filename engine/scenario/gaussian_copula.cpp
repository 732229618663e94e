// SPDX-License-Identifier: MIT
#include "engine/scenario/gaussian_copula.h"

#include <algorithm>
#include <boost/math/constants/constants.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr double least_pivot = 1e-9;  // below it rounding decides whether a matrix is definite
constexpr double outermost = 1e-15;   // of shares, so that scores are finite

std::vector<double> correlations_of_scores(std::size_t dimensions,
                                           std::span<const RankCorrelation> correlations) {
  std::vector<double> matrix(dimensions * dimensions, 0.0);
  for (std::size_t i = 0; i < dimensions; ++i) matrix[i * dimensions + i] = 1.0;
  for (const RankCorrelation& one : correlations)
    matrix[one.first * dimensions + one.second] = matrix[one.second * dimensions + one.first] =
        2.0 * std::sin(boost::math::constants::pi<double>() * one.value / 6.0);
  return matrix;
}

}  // namespace

std::optional<GaussianCopula> GaussianCopula::make(std::size_t dimensions,
                                                   std::span<const RankCorrelation> correlations) {
  GaussianCopula copula;
  copula.dimensions_ = dimensions;
  copula.independent_ = correlations.empty();
  copula.lower_ = correlations_of_scores(dimensions, correlations);
  std::vector<double>& lower = copula.lower_;
  for (std::size_t i = 0; i < dimensions; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = lower[i * dimensions + j];
      for (std::size_t l = 0; l < j; ++l)
        rest -= lower[i * dimensions + l] * lower[j * dimensions + l];
      if (i == j && !(rest > least_pivot)) return std::nullopt;
      lower[i * dimensions + j] = i == j ? std::sqrt(rest) : rest / lower[j * dimensions + j];
    }
  return copula;
}

std::vector<double> GaussianCopula::scores(std::span<const double> independent) const {
  DN_EXPECT(independent.size() == dimensions_, "a score a dimension");
  std::vector<double> scores(independent.begin(), independent.end());
  if (independent_) return scores;
  for (std::size_t i = 0; i < dimensions_; ++i) {
    scores[i] = 0.0;
    for (std::size_t j = 0; j <= i; ++j) scores[i] += lower_[i * dimensions_ + j] * independent[j];
  }
  return scores;
}

std::vector<double> GaussianCopula::shares(std::span<const double> independent) const {
  if (independent_) return {independent.begin(), independent.end()};
  const boost::math::normal normal;
  std::vector<double> at;
  for (double share : independent)
    at.push_back(boost::math::quantile(normal, std::clamp(share, outermost, 1.0 - outermost)));
  at = scores(at);
  for (double& score : at) score = boost::math::cdf(normal, score);
  return at;
}

GaussianCopula copula_of(const StudySpec& study) {
  auto copula = GaussianCopula::make(study.factors.size(), study.rank_correlations);
  DN_EXPECT(copula.has_value(), "correlations that go together");
  return std::move(*copula);
}

}  // namespace darknumber
