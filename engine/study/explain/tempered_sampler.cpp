// SPDX-License-Identifier: MIT
#include "engine/study/explain/tempered_sampler.h"

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/core/random_stream.h"
#include "engine/study/explain/positive_definite.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

constexpr int least_moves = 10;
constexpr int moves_a_dimension = 2;
constexpr double least_accepted = 3.0;  // of each particle, on average
constexpr int most_moves = 400;         // a step: then the runs will disagree, and say so
constexpr int last_moves_a_dimension = 5;
constexpr double walk_scale = 2.38;         // over sqrt(d): Roberts, Gelman & Gilks (1997)
constexpr double wanted_acceptance = 0.25;  // the same source: 0.234 in many dimensions
constexpr double adaptation = 1.0;          // of the log of a scale, by acceptance
constexpr double shake = 1e-3;              // of a scale: so that differences reach every place
constexpr std::int64_t particles_a_piece = 64;
constexpr int bisections = 60;
constexpr double least_temperature_step = 1e-12;

double normal_draw(RandomStream& stream) {
  return boost::random::normal_distribution<double>()(stream);
}

class Sampler {
 public:
  Sampler(const SamplerSpec& spec, const LogRatioMaker& density)
      : spec_(&spec), density_(&density), n_(static_cast<std::size_t>(spec.particles)) {
    if (spec.before != nullptr) state_ = *spec.before;
  }

  SampledParticles run() {
    if (state_.at.empty()) begin();
    while (state_.temperature < 1.0 || moves_on()) {
      if (!moves_on()) next_step();
      while (moves_on()) {
        state_.accepted_of_step += move();
        ++state_.moves_of_step;
        keep(false);
      }
      if (spec_->progress) spec_->progress(last_share_ * temperature_share());
    }
    const int more = made(last_moves_a_dimension * static_cast<int>(spec_->dimensions));
    while (state_.last_moves < more) {
      move();
      ++state_.last_moves;
      if (spec_->progress)
        spec_->progress(last_share_ + (1.0 - last_share_) * state_.last_moves / more);
      keep(state_.last_moves == more);
    }
    return {std::move(state_.at), state_.log_evidence,           state_.least_variance,
            state_.impossible,    static_cast<int>(state_.step), state_.evaluations};
  }

 private:
  void keep(bool last) const {
    if (spec_->keep) spec_->keep(state_, last);
  }

  void give_up_if_asked_and_keep() const {
    if (spec_->stop == nullptr || !*spec_->stop || !(*spec_->stop)()) return;
    keep(true);
    throw GivenUp{};
  }

  /// How far the tempering has come, evenly in its steps as far as one can tell: temperatures grow
  /// by factors.
  double temperature_share() const {
    return std::clamp(1.0 + std::log10(std::max(state_.temperature, 1e-5)) / 5.0, 0.0, 1.0);
  }

  /// Calls `work` for each index in pieces, each with a density of its own.
  void for_each(std::size_t count,
                const std::function<void(std::size_t index, const LogRatio& density)>& work) const {
    const auto all = static_cast<std::int64_t>(count);
    const std::int64_t pieces = (all + particles_a_piece - 1) / particles_a_piece;
    for_each_index(0, pieces, spec_->threads, [&](std::int64_t piece) {
      const LogRatio density = (*density_)();
      const std::int64_t end = std::min(all, (piece + 1) * particles_a_piece);
      for (std::int64_t i = piece * particles_a_piece; i < end; ++i)
        work(static_cast<std::size_t>(i), density);
    });
  }

  void begin() {
    state_.at.assign(n_, std::vector<double>(spec_->dimensions));
    state_.ratio.assign(n_, 0.0);
    for_each(n_, [&](std::size_t i, const LogRatio& density) {
      RandomStream stream(spec_->seed, spec_->run, Purpose::explain_start,
                          static_cast<std::uint32_t>(i));
      for (double& x : state_.at[i]) x = normal_draw(stream);
      state_.ratio[i] = density(state_.at[i]);
    });
    state_.evaluations += static_cast<std::int64_t>(n_);
    const auto impossible = std::count(state_.ratio.begin(), state_.ratio.end(), -INFINITY);
    state_.impossible = static_cast<double>(impossible) / static_cast<double>(n_);
    DN_EXPECT(static_cast<std::size_t>(impossible) < n_, "some particle with a world");
  }

  std::vector<double> weights(double rise) const {
    const double most = *std::max_element(state_.ratio.begin(), state_.ratio.end());
    std::vector<double> weights;
    for (double ratio : state_.ratio) weights.push_back(std::exp(rise * (ratio - most)));
    return weights;
  }

  static double effective_size(const std::vector<double>& weights) {
    double sum = 0.0;
    double squares = 0.0;
    for (double w : weights) {
      sum += w;
      squares += w * w;
    }
    return sum * sum / squares;
  }

  double next_rise() const {
    const double rest = 1.0 - state_.temperature;
    const auto possible = std::count_if(state_.ratio.begin(), state_.ratio.end(),
                                        [](double ratio) { return ratio > -INFINITY; });
    const double wanted = 0.5 * static_cast<double>(possible);
    if (effective_size(weights(rest)) >= wanted) return rest;
    double low = 0.0;
    double high = rest;
    for (int i = 0; i < bisections; ++i) {
      const double middle = 0.5 * (low + high);
      (effective_size(weights(middle)) >= wanted ? low : high) = middle;
    }
    return std::max(low, std::min(rest, least_temperature_step));
  }

  void weight_and_resample() {
    const double rise = next_rise();
    const double most = *std::max_element(state_.ratio.begin(), state_.ratio.end());
    const std::vector<double> weight = weights(rise);
    double sum = 0.0;
    double squares = 0.0;
    for (double w : weight) {
      sum += w;
      squares += w * w;
    }
    state_.log_evidence += rise * most + std::log(sum / static_cast<double>(n_));
    state_.least_variance += squares / (sum * sum) - 1.0 / static_cast<double>(n_);
    state_.temperature = rise == 1.0 - state_.temperature ? 1.0 : state_.temperature + rise;
    RandomStream stream(spec_->seed, spec_->run, Purpose::explain_resampling, state_.step);
    const double first = stream.uniform();
    std::vector<std::vector<double>> at;
    std::vector<double> ratio;
    double reached = 0.0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < n_; ++i) {
      const double wanted = (static_cast<double>(i) + first) / static_cast<double>(n_) * sum;
      while (from + 1 < n_ && reached + weight[from] <= wanted) reached += weight[from++];
      at.push_back(state_.at[from]);
      ratio.push_back(state_.ratio[from]);
    }
    state_.at = std::move(at);
    state_.ratio = std::move(ratio);
  }

  void next_step() {
    give_up_if_asked_and_keep();
    ++state_.step;
    weight_and_resample();
    state_.moves_of_step = 0;
    state_.accepted_of_step = 0.0;
  }

  /// Whether the step has moves left.
  bool moves_on() const {
    const int least =
        made(std::max(least_moves, moves_a_dimension * static_cast<int>(spec_->dimensions)));
    return state_.step > 0 && state_.moves_of_step < most_moves &&
           (state_.moves_of_step < least ||
            state_.accepted_of_step < spec_->share_of_moves * least_accepted);
  }

  int made(int moves) const { return static_cast<int>(std::ceil(spec_->share_of_moves * moves)); }

  /// One move of all particles; the share that was accepted. Copies of one particle lie side by
  /// side after resampling, so that halves of every other one share them out.
  double move() {
    give_up_if_asked_and_keep();
    ++state_.move;
    const bool walks = state_.move % 2 == 0;
    double& scale = walks ? state_.walk : state_.difference;
    double accepted = 0.0;
    for (std::size_t half : {std::size_t{0}, std::size_t{1}}) accepted += move_half(half, walks);
    state_.evaluations += static_cast<std::int64_t>(n_);
    const double share = accepted / static_cast<double>(n_);
    scale = std::clamp(scale * std::exp(adaptation * (share - wanted_acceptance)), 1e-3, 3.0);
    return share;
  }

  double move_half(std::size_t half, bool walks) {
    const std::vector<double> factor = walks ? spread_of(1 - half) : std::vector<double>{};
    const std::size_t count = (n_ - half + 1) / 2;
    std::vector<char> accepted(count, 0);
    for_each(count, [&](std::size_t i, const LogRatio& density) {
      const std::size_t own = 2 * i + half;
      RandomStream stream(spec_->seed, (spec_->run << 20) | state_.move, Purpose::explain_moves,
                          static_cast<std::uint32_t>(own));
      const std::vector<double> proposed =
          walks ? walked(own, factor, stream) : differed(own, half, stream);
      const double luck = stream.uniform();
      const double ratio = density(proposed);
      double change = state_.temperature * (ratio - state_.ratio[own]);
      for (std::size_t d = 0; d < proposed.size(); ++d)
        change += 0.5 * (state_.at[own][d] - proposed[d]) * (state_.at[own][d] + proposed[d]);
      if (!(std::log(luck) < change)) return;
      state_.at[own] = proposed;
      state_.ratio[own] = ratio;
      accepted[i] = 1;
    });
    return static_cast<double>(std::count(accepted.begin(), accepted.end(), 1));
  }

  /// The lower Cholesky factor of the covariance of a half, a little wider than it is so that it
  /// has one.
  std::vector<double> spread_of(std::size_t half) const {
    const std::size_t d = spec_->dimensions;
    std::vector<double> mean(d, 0.0);
    double count = 0.0;
    for (std::size_t i = half; i < n_; i += 2, count += 1.0)
      for (std::size_t a = 0; a < d; ++a) mean[a] += state_.at[i][a];
    for (double& one : mean) one /= count;
    std::vector<double> covariance(d * d, 0.0);
    for (std::size_t i = half; i < n_; i += 2)
      for (std::size_t a = 0; a < d; ++a)
        for (std::size_t b = 0; b <= a; ++b)
          covariance[a * d + b] +=
              (state_.at[i][a] - mean[a]) * (state_.at[i][b] - mean[b]) / count;
    for (std::size_t a = 0; a < d; ++a)
      covariance[a * d + a] += shake * shake * (covariance[a * d + a] + shake * shake);
    auto factor = cholesky(std::move(covariance), d);
    if (factor) return std::move(*factor);
    std::vector<double> narrow(d * d, 0.0);
    for (std::size_t a = 0; a < d; ++a) narrow[a * d + a] = shake;
    return narrow;
  }

  std::vector<double> walked(std::size_t own, const std::vector<double>& factor,
                             RandomStream& stream) const {
    const std::size_t d = spec_->dimensions;
    const double scale = state_.walk * walk_scale / std::sqrt(static_cast<double>(d));
    std::vector<double> step(d);
    for (double& one : step) one = normal_draw(stream);
    std::vector<double> to = state_.at[own];
    for (std::size_t a = 0; a < d; ++a)
      for (std::size_t b = 0; b <= a; ++b) to[a] += scale * factor[a * d + b] * step[b];
    return to;
  }

  std::vector<double> differed(std::size_t own, std::size_t half, RandomStream& stream) const {
    const std::size_t d = spec_->dimensions;
    const std::size_t other = 1 - half;
    const std::size_t count = (n_ - other + 1) / 2;
    const auto pick = [&](std::size_t among) {
      return std::min(static_cast<std::size_t>(stream.uniform() * static_cast<double>(among)),
                      among - 1);
    };
    const std::size_t first = pick(count);
    std::size_t second = pick(count - 1);
    if (second >= first) ++second;
    const double scale = state_.difference * walk_scale / std::sqrt(2.0 * static_cast<double>(d));
    std::vector<double> to = state_.at[own];
    for (std::size_t a = 0; a < d; ++a)
      to[a] += scale * (state_.at[2 * first + other][a] - state_.at[2 * second + other][a]) +
               shake * shake * normal_draw(stream);
    return to;
  }

  static constexpr double last_share_ = 0.8;

  const SamplerSpec* spec_;
  const LogRatioMaker* density_;
  std::size_t n_;
  SamplerState state_;
};

}  // namespace

SampledParticles sample_tempered(const SamplerSpec& spec, const LogRatioMaker& density) {
  DN_EXPECT(spec.particles >= 8 && spec.run < (1U << 11), "particles in two halves; few runs");
  return Sampler(spec, density).run();
}

}  // namespace darknumber
