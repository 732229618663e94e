// SPDX-License-Identifier: MIT
#include "engine/study/explain/closed_form.h"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/core/contracts.h"
#include "engine/study/explain/gamma_interval.h"

namespace darknumber {
namespace {

constexpr double negligible = 40.0;  // of a log weight below the largest: e^-40
constexpr double golden_ratio = 0.6180339887498949;
constexpr std::size_t most_numbers = 50'000'000;

double log_beta(double a, double b) {
  return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b);
}

double beta_draw(double a, double b, RandomStream& stream) {
  const double x = boost::random::gamma_distribution<double>(a)(stream);
  const double y = boost::random::gamma_distribution<double>(b)(stream);
  return x / (x + y);
}

double log_between(const std::optional<Bounds>& bounds, double shape) {
  return bounds ? log_gamma_between(shape, bounds->low, bounds->high) : 0.0;
}

}  // namespace

ClosedForm::ClosedForm(const ContingencyTable& table, const ExplainStudy& study) : table_(table) {
  a_ = study.capture == CapturePrior::sizes     ? 0.0
       : study.capture == CapturePrior::uniform ? 1.0
                                                : 0.5;
  b_ = study.capture == CapturePrior::jeffreys ? 0.5 : 1.0;
  std::vector<double> sizes;
  for (int j = 0; j < table.lists(); ++j) sizes.push_back(table.on_all(only(j)));
  first_ = table.observed();
  double constant = 0.0;
  for (double count : table.counts()) constant -= std::lgamma(count + 1.0);
  std::vector<double> logs;
  double most = -INFINITY;
  for (double victims = first_; logs.size() < most_numbers; victims += 1.0) {
    double weight = constant - std::log(victims) + std::lgamma(victims + 1.0) -
                    std::lgamma(victims - first_ + 1.0) + log_between(study.victims, victims);
    for (double size : sizes) weight += log_beta(size + a_, victims - size + b_);
    logs.push_back(weight);
    most = std::max(most, weight);
    if (most > -INFINITY && weight < most - negligible) break;
  }
  double sum = 0.0;
  double squares = 0.0;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    const double weight = std::exp(logs[i] - most);
    sum += weight;
    mean_ += weight * static_cast<double>(i);
    cumulative_.push_back(sum);
  }
  mean_ /= sum;
  for (std::size_t i = 0; i < logs.size(); ++i)
    squares += std::exp(logs[i] - most) * std::pow(static_cast<double>(i) - mean_, 2.0);
  for (double& one : cumulative_) one /= sum;
  sd_ = std::sqrt(squares / sum);
  mean_ += first_;
  log_evidence_ = most + std::log(sum);
}

double ClosedForm::quantile(double share) const {
  const auto found = std::lower_bound(cumulative_.begin(), cumulative_.end(), share);
  return first_ +
         static_cast<double>(std::min<std::ptrdiff_t>(
             found - cumulative_.begin(), static_cast<std::ptrdiff_t>(cumulative_.size()) - 1));
}

PosteriorRun ClosedForm::draws(const TableTarget& target, const SamplerSpec& spec, int runs) const {
  const ContingencyTable& table = target.table();
  PosteriorRun run;
  run.log_evidence = log_evidence_;
  for (int i = 0; i < spec.particles; ++i) {
    RandomStream stream(spec.seed, spec.run, Purpose::explain_draws, static_cast<std::uint32_t>(i));
    PosteriorDraw draw;
    // Evenly over N, in every stretch of draws as in all: multiples of the golden ratio.
    const double place = golden_ratio * (i + 0.5) + static_cast<double>(spec.run) / runs;
    const double share = place - std::floor(place);
    draw.victims = quantile(share);
    draw.unseen = draw.victims - first_;
    std::vector<double> means(table.counts().size(), 1.0);
    for (int j = 0; j < table.lists(); ++j) {
      const double size = table.on_all(only(j));
      const double p = beta_draw(size + a_, draw.victims - size + b_, stream);
      draw.capture.push_back(p);
      for (std::size_t h = 0; h < means.size(); ++h)
        means[h] *= contains(static_cast<CaptureHistory>(h), j) ? p : 1.0 - p;
    }
    // Lambda given N is Gamma(N).
    const double lambda = boost::random::gamma_distribution<double>(draw.victims)(stream);
    std::vector<double> again(means.size(), 0.0);
    draw.expected_victims = lambda;
    for (std::size_t h = 1; h < means.size(); ++h) {
      means[h] *= lambda;
      again[h] = static_cast<double>(draw_poisson(means[h], stream));
    }
    means[0] = 0.0;
    draw.deviance = deviance_of(table.counts(), means);
    draw.predicted = deviance_of(again, means);
    draw.cells = std::move(means);
    run.draws.push_back(std::move(draw));
  }
  return run;
}

}  // namespace darknumber
