// SPDX-License-Identifier: MIT
#include "engine/study/explain/posterior_draws.h"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/core/contracts.h"
#include "engine/estimators/fitting/counts_between.h"
#include "engine/study/parallel.h"

namespace darknumber {
namespace {

double gamma_draw(double shape, RandomStream& stream) {
  return boost::random::gamma_distribution<double>(shape)(stream);
}

/// Lambda, given the rest: Gamma(n, rate S), between its bounds by inversion.
double draw_victims(const TableTarget& target, const ScoredWorld& world, RandomStream& stream) {
  if (world.victims) return *world.victims;
  const double shape = target.table().observed();
  const double rate = world.entities.total;
  const std::optional<Bounds>& bounds = target.study().victims;
  if (!bounds) return gamma_draw(shape, stream) / rate;
  const double below = boost::math::gamma_p(shape, bounds->low * rate);
  const double up_to = boost::math::gamma_p(shape, bounds->high * rate);
  const double share = std::clamp(below + stream.uniform() * (up_to - below), 1e-300, 1.0 - 1e-16);
  return std::clamp(boost::math::gamma_p_inv(shape, share) / rate, bounds->low, bounds->high);
}

/// The table, with each suppressed count drawn given this world and what it can be.
std::vector<double> completed(const TableTarget& target, const ScoredWorld& world, double victims,
                              RandomStream& stream) {
  const std::span<const double> published = target.table().counts();
  std::vector<double> counts(published.begin(), published.end());
  for (const SuppressedCount& count : target.suppressed()) {
    const double spread = target.is_spread(count.history) ? world.spread : 0.0;
    const double mean = victims * world.entities.cells[count.history];
    counts[count.history] = CountsBetween(count.interval(), mean, spread).draw(stream);
  }
  return counts;
}

double seen_victims(const std::vector<double>& counts, const ExpectedEntities& entities,
                    RandomStream& stream) {
  double sum = 0.0;
  for (std::size_t h = 1; h < entities.cells.size(); ++h) {
    const auto count = static_cast<std::int64_t>(counts[h]);
    if (count == 0) continue;
    sum += static_cast<double>(
        draw_binomial(count, entities.of_victims[h] / entities.cells[h], stream));
  }
  return sum / entities.a_seen_victim;
}

}  // namespace

double deviance_of(std::span<const double> counts, std::span<const double> means) {
  double sum = 0.0;
  for (std::size_t h = 1; h < counts.size(); ++h)
    sum +=
        means[h] - counts[h] + (counts[h] > 0.0 ? counts[h] * std::log(counts[h] / means[h]) : 0.0);
  return 2.0 * sum;
}

PosteriorDraw draw_rest(const TableTarget& target, const ScoredWorld& world, RandomStream& stream) {
  const ExpectedEntities& entities = world.entities;
  PosteriorDraw draw;
  draw.scores = world.scores;
  draw.factors = world.factors;
  draw.capture = entities.capture;
  draw.spread = world.spread;
  const double victims = draw_victims(target, world, stream);
  draw.expected_victims = victims;
  draw.unseen = static_cast<double>(draw_poisson(victims * entities.unseen, stream));
  const std::vector<double> counts = completed(target, world, victims, stream);
  const double ever = seen_victims(counts, entities, stream) + draw.unseen;
  const bool ever_counts = target.reach().middle().estimation.target == Target::ever_present;
  draw.victims = ever_counts ? ever : ever / entities.persons;
  draw.cells = entities.cells;
  std::vector<double> again(draw.cells.size(), 0.0);
  for (CaptureHistory h = 1; h < draw.cells.size(); ++h) {
    draw.cells[h] *= victims;
    double mean = draw.cells[h];
    if (target.is_spread(h) && world.spread > 1e-6) {
      const double size = 1.0 / (world.spread * world.spread);
      mean *= gamma_draw(size, stream) / size;
    }
    again[h] = static_cast<double>(draw_poisson(mean, stream));
  }
  draw.deviance = deviance_of(counts, draw.cells);
  draw.predicted = deviance_of(again, draw.cells);
  return draw;
}

PosteriorRun sample_posterior(const TableTarget& target, SamplerSpec spec) {
  spec.dimensions = target.dimensions();
  const SampledParticles sampled = sample_tempered(spec, [&target] {
    return LogRatio([&target, varied = std::make_shared<VariedScenario>(target.reach())](
                        std::span<const double> at) { return target.log_ratio(*varied, at); });
  });
  PosteriorRun run;
  run.log_evidence = sampled.log_evidence;
  run.log_evidence_variance = sampled.least_variance;
  run.impossible = sampled.impossible;
  run.temperatures = sampled.temperatures;
  run.evaluations = sampled.evaluations;
  run.draws.resize(sampled.at.size());
  VariedScenario varied(target.reach());
  for (std::size_t i = 0; i < sampled.at.size(); ++i) {
    RandomStream stream(spec.seed, spec.run, Purpose::explain_draws, static_cast<std::uint32_t>(i));
    const auto world = target.world(varied, sampled.at[i]);
    DN_EXPECT(world.has_value(), "a particle is a world");
    run.draws[i] = draw_rest(target, *world, stream);
    run.draws[i].at = sampled.at[i];
  }
  const auto corner = [&](const auto& number) {
    std::size_t found = 0;
    for (std::size_t i = 1; i < run.draws.size(); ++i)
      if (number(run.draws[i]) < number(run.draws[found])) found = i;
    run.corners.push_back(sampled.at[found]);
  };
  corner([](const PosteriorDraw& draw) { return draw.victims; });
  corner([](const PosteriorDraw& draw) { return -draw.victims; });
  corner([](const PosteriorDraw& draw) { return draw.deviance; });
  return run;
}

}  // namespace darknumber
