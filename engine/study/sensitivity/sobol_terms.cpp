// SPDX-License-Identifier: MIT
#include "engine/study/sensitivity/sobol_terms.h"

#include <cmath>
#include <span>

#include "engine/performance/moments.h"

namespace darknumber {
namespace {

/// The centred outputs of one base point.
class BaseOutputs {
 public:
  BaseOutputs(const ReplicatedOutputs& outputs, std::size_t first_row, std::size_t rows,
              const std::vector<double>& centres)
      : replicates_(outputs.replicates) {
    for (std::size_t row = 0; row < rows; ++row)
      for (std::size_t r = 0; r < replicates_; ++r)
        centred_.push_back(outputs.row(first_row + row)[r] - centres[r]);
  }

  std::span<const double> a() const { return at(0); }
  std::span<const double> b() const { return at(1); }
  std::span<const double> ab(std::size_t factor) const { return at(2 + factor); }
  std::span<const double> ba(std::size_t factor, std::size_t d) const { return at(2 + d + factor); }

 private:
  std::span<const double> at(std::size_t row) const {
    return std::span(centred_).subspan(row * replicates_, replicates_);
  }

  std::size_t replicates_;
  std::vector<double> centred_;
};

OutputTerms output_terms(std::span<const double> output) {
  const std::optional<NoisyMean> mean = mean_with_noise(output);
  if (!mean) return {};
  return {1.0, mean->mean, mean->mean * mean->mean, mean->noise};
}

FirstOrderTerms saltelli(const BaseOutputs& base, std::size_t factor) {
  const std::vector<double> step = difference(base.ab(factor), base.a());
  const std::optional<double> product = mean_product(base.b(), step);
  const std::optional<NoisyMean> linear = mean_with_noise(step);
  if (!product || !linear) return {};
  return {1.0, *product, linear->mean, 0.0};
}

FirstOrderTerms owen_pair(const BaseOutputs& base, std::size_t factor, std::size_t d) {
  const std::optional<double> product =
      mean_product(difference(base.ab(factor), base.a()), difference(base.b(), base.ba(factor, d)));
  if (!product) return {};
  return {1.0, *product / 2.0, 0.0, 0.0};
}

FirstOrderTerms janon_monod(const BaseOutputs& base, std::size_t factor) {
  const std::span<const double> b = base.b();
  const std::span<const double> ab = base.ab(factor);
  const std::optional<double> product = mean_product(b, ab);
  const std::optional<double> b_square = mean_product(b, b);
  const std::optional<double> ab_square = mean_product(ab, ab);
  if (!product || !b_square || !ab_square) return {};
  return {1.0, *product, (mean_with_noise(b)->mean + mean_with_noise(ab)->mean) / 2.0,
          (*b_square + *ab_square) / 2.0};
}

FirstOrderTerms first_order_terms(const BaseOutputs& base, std::size_t factor,
                                  const SobolDesignSpec& spec, FirstOrderEstimator estimator) {
  if (estimator == FirstOrderEstimator::janon_monod) return janon_monod(base, factor);
  return spec.second_order ? owen_pair(base, factor, spec.dimensions) : saltelli(base, factor);
}

/// The mean of a product and its mirror image, or of the one there is.
ProductTerms either(std::optional<double> one, std::optional<double> mirrored) {
  if (!one && !mirrored) return {};
  return {1.0, one && mirrored ? (*one + *mirrored) / 2.0 : (one ? *one : *mirrored)};
}

std::optional<double> square_of_difference(std::span<const double> first,
                                           std::span<const double> second) {
  const std::vector<double> step = difference(first, second);
  return mean_product(step, step);
}

ProductTerms total_terms(const BaseOutputs& base, std::size_t factor, const SobolDesignSpec& spec) {
  const std::optional<double> of_a = square_of_difference(base.a(), base.ab(factor));
  if (!spec.second_order) return either(of_a, std::nullopt);
  return either(of_a, square_of_difference(base.b(), base.ba(factor, spec.dimensions)));
}

SobolTerms terms_of(const BaseOutputs& base, const SobolDesignSpec& spec,
                    FirstOrderEstimator estimator) {
  const std::size_t d = spec.dimensions;
  SobolTerms terms{output_terms(base.a()), output_terms(base.b()), {}, {}, {}};
  for (std::size_t i = 0; i < d; ++i) {
    terms.first_order.push_back(first_order_terms(base, i, spec, estimator));
    terms.total.push_back(total_terms(base, i, spec));
    for (std::size_t j = i + 1; spec.second_order && j < d; ++j)
      terms.pairs.push_back(
          either(mean_product(base.ba(i, d), base.ab(j)), mean_product(base.ba(j, d), base.ab(i))));
  }
  return terms;
}

void add(OutputTerms& sums, const OutputTerms& one) {
  sums.n += one.n;
  sums.mean += one.mean;
  sums.square += one.square;
  sums.noise += one.noise;
}

void add(FirstOrderTerms& sums, const FirstOrderTerms& one) {
  sums.n += one.n;
  sums.product += one.product;
  sums.linear += one.linear;
  sums.square += one.square;
}

void add(ProductTerms& sums, const ProductTerms& one) {
  sums.n += one.n;
  sums.product += one.product;
}

template <typename Terms>
void add_each(std::vector<Terms>& sums, const std::vector<Terms>& one) {
  sums.resize(one.size());
  for (std::size_t i = 0; i < one.size(); ++i) add(sums[i], one[i]);
}

std::optional<double> first_order_index(const FirstOrderTerms& sums, double centre, double variance,
                                        FirstOrderEstimator estimator) {
  if (sums.n <= 0.0) return std::nullopt;
  const double linear = sums.linear / sums.n;
  if (estimator == FirstOrderEstimator::by_design)
    return (sums.product / sums.n - centre * linear) / variance;
  const double spread = sums.square / sums.n - linear * linear;
  if (spread <= 0.0) return std::nullopt;
  return (sums.product / sums.n - linear * linear) / spread;
}

}  // namespace

std::vector<SobolTerms> sums_by_scramble(const SobolDesign& design,
                                         const ReplicatedOutputs& outputs,
                                         const std::vector<double>& centres,
                                         FirstOrderEstimator estimator) {
  std::vector<SobolTerms> sums(design.spec().scrambles);
  for (std::size_t scramble = 0; scramble < sums.size(); ++scramble)
    for (std::size_t k = 0; k < design.spec().base_points; ++k)
      add(sums[scramble], terms_of(BaseOutputs(outputs, design.first_row(k, scramble),
                                               design.rows_a_base_point(), centres),
                                   design.spec(), estimator));
  return sums;
}

std::vector<double> centres_of(const SobolDesign& design, const ReplicatedOutputs& outputs) {
  const SobolDesignSpec& spec = design.spec();
  std::vector<double> centres;
  for (std::size_t r = 0; r < outputs.replicates; ++r) {
    std::vector<double> present;
    for (std::size_t block = 0; block < spec.base_points * spec.scrambles; ++block)
      for (const std::size_t row : {std::size_t{0}, std::size_t{1}}) {
        const double value = outputs.row(block * design.rows_a_base_point() + row)[r];
        if (std::isfinite(value)) present.push_back(value);
      }
    centres.push_back(mean_alone(present));
  }
  return centres;
}

void add(SobolTerms& sums, const SobolTerms& one) {
  add(sums.a, one.a);
  add(sums.b, one.b);
  add_each(sums.first_order, one.first_order);
  add_each(sums.total, one.total);
  add_each(sums.pairs, one.pairs);
}

std::optional<OutputVariance> variance_of(const SobolTerms& sums) {
  const double n = sums.a.n + sums.b.n;
  if (n < 2.0) return std::nullopt;
  const double mean = (sums.a.mean + sums.b.mean) / n;
  const double to_sample = n / (n - 1.0);
  // Centring took a degree of freedom from the noise as from the means: both by n - 1.
  const double noise = (sums.a.noise + sums.b.noise) / n * to_sample;
  const double of_means = ((sums.a.square + sums.b.square) / n - mean * mean) * to_sample;
  return OutputVariance{of_means - noise, noise};
}

std::vector<std::optional<double>> indices_of(const SobolTerms& sums, std::size_t d,
                                              FirstOrderEstimator estimator) {
  std::vector<std::optional<double>> indices(2 * d + sums.pairs.size());
  const std::optional<OutputVariance> spread = variance_of(sums);
  if (!spread || spread->without_noise <= 0.0) return indices;
  const double variance = spread->without_noise;
  const double centre = (sums.a.mean + sums.b.mean) / (sums.a.n + sums.b.n);
  for (std::size_t i = 0; i < d; ++i) {
    indices[i] = first_order_index(sums.first_order[i], centre, variance, estimator);
    const ProductTerms& total = sums.total[i];
    if (total.n > 0.0) indices[d + i] = total.product / total.n / (2.0 * variance);
  }
  const double outside =
      sums.a.n > 0.0 && sums.b.n > 0.0 ? sums.a.mean / sums.a.n * (sums.b.mean / sums.b.n) : 0.0;
  for (std::size_t i = 0, pair = 0; !sums.pairs.empty() && i < d; ++i)
    for (std::size_t j = i + 1; j < d; ++j, ++pair) {
      const ProductTerms& closed = sums.pairs[pair];
      if (closed.n > 0.0 && indices[i] && indices[j])
        indices[2 * d + pair] =
            (closed.product / closed.n - outside) / variance - *indices[i] - *indices[j];
    }
  return indices;
}

std::vector<std::size_t> used_by_index(const SobolTerms& sums) {
  std::vector<std::size_t> used;
  for (const FirstOrderTerms& terms : sums.first_order)
    used.push_back(static_cast<std::size_t>(terms.n));
  for (const ProductTerms& terms : sums.total) used.push_back(static_cast<std::size_t>(terms.n));
  for (const ProductTerms& terms : sums.pairs) used.push_back(static_cast<std::size_t>(terms.n));
  return used;
}

}  // namespace darknumber
