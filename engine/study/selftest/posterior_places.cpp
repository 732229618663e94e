// SPDX-License-Identifier: MIT
#include "engine/study/selftest/posterior_places.h"

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/core/multinomial.h"
#include "engine/estimators/fitting/decomposable_graphs.h"
#include "engine/estimators/fitting/gamma_variate.h"
#include "engine/estimators/fitting/graph_sums.h"
#include "engine/estimators/fitting/latent_class_sampler.h"
#include "engine/estimators/fitting/posterior_sampler.h"

namespace darknumber {
namespace {

constexpr int lists_drawn = 3;
constexpr NegativeBinomial prior_of_size{2.0, 100.0};
constexpr std::int64_t beyond_prior = 20'000;  // where exp(-N / scale) is nothing
constexpr double least_persons = 100.0;
constexpr double most_persons = 2000.0;
constexpr int classes_at_most = 3;
constexpr int chains_a_table = 4;
constexpr int chain_draws = 1500;
constexpr int chain_burn_in = 1000;
constexpr int posterior_draws = 2000;
constexpr int posterior_burn_in = 200;
struct Range {
  double least;
  double most;
  bool holds(double value) const { return value >= least && value <= most; }
  double at(double share) const { return least + share * (most - least); }
};
constexpr Range box_of_intercept{3.0, 6.0};
constexpr Range box_of_lists{-2.0, 1.0};

bool someone_on_each(const ContingencyTable& table) {
  for (int list = 0; list < table.lists(); ++list)
    if (table.on_all(only(list)) == 0.0) return false;
  return true;
}

/// A law of cells under a graph: for each of its links the clique's pattern given the separator's,
/// Dirichlet with the weight of as many cells. Source: Dawid & Lauritzen (1993), section 3.
Law draw_cells(const DecomposableGraph& graph, double weight, RandomStream& stream) {
  Law cells(history_count(lists_drawn), 1.0);
  for (const CliqueLink& link : graph) {
    const double of_pattern = std::ldexp(weight, lists_drawn - lists_on(link.clique));
    Law given(cells.size(), 0.0);
    Law total(cells.size(), 0.0);
    for (CaptureHistory pattern = 0; pattern < cells.size(); ++pattern)
      if (is_subset(pattern, link.clique)) {
        given[pattern] = std::exp(draw_log_gamma(of_pattern, stream));
        total[pattern & link.separator] += given[pattern];
      }
    for (CaptureHistory h = 0; h < cells.size(); ++h)
      cells[h] *= given[h & link.clique] / total[h & link.separator];
  }
  return cells;
}

/// Persons by history, those on no list too.
std::vector<double> draw_counts(const Law& cells, std::int64_t persons, RandomStream& stream) {
  std::vector<double> counts(cells.size());
  MultinomialSampler(cells).draw(persons, stream, counts);
  return counts;
}

ContingencyTable observed_of(std::vector<double> counts) {
  counts[0] = 0.0;
  return {lists_drawn, std::move(counts)};
}

/// N of the prior 1/N on whole numbers from the least to the most, by inversion.
double draw_size(double least, double most, RandomStream& stream) {
  double total = 0.0;
  for (double size = least; size <= most; ++size) total += 1.0 / size;
  double left = stream.uniform() * total;
  double size = least;
  for (; size < most && left >= 1.0 / size; ++size) left -= 1.0 / size;
  return size;
}

struct DrawnLoglinear {
  ContingencyTable table = ContingencyTable(lists_drawn);
  double log_dark_figure = 0.0;
};

DrawnLoglinear draw_loglinear(double variance, RandomStream& stream) {
  boost::random::normal_distribution<double> normal(0.0, std::sqrt(variance));
  std::vector<double> coefficients(history_count(lists_drawn), 0.0);
  coefficients[0] = box_of_intercept.at(stream.uniform());
  for (CaptureHistory term = 1; term < coefficients.size(); ++term) {
    if (lists_on(term) == 1) coefficients[term] = box_of_lists.at(stream.uniform());
    if (lists_on(term) == 2) coefficients[term] = normal(stream);
  }
  DrawnLoglinear drawn;
  drawn.log_dark_figure = coefficients[0];
  for (CaptureHistory h = 1; h < coefficients.size(); ++h) {
    double predictor = 0.0;
    for (CaptureHistory term = 0; term < coefficients.size(); ++term)
      if (is_subset(term, h)) predictor += coefficients[term];
    drawn.table.add(h, static_cast<double>(draw_poisson(std::exp(predictor), stream)));
  }
  return drawn;
}

/// Draws of the intercept within the box.
PlaceAmongDraws among_intercepts(LoglinearPosterior posterior, double truth, RandomStream stream) {
  const std::vector<CaptureHistory> terms = posterior.terms;
  PosteriorSampler sampler(std::move(posterior), stream);
  PlaceAmongDraws among;
  for (int draw = -posterior_burn_in; draw < posterior_draws; ++draw) {
    const auto coefficients = sampler.next();
    bool within = draw >= 0;
    for (std::size_t t = 0; t < terms.size() && within; ++t)
      within = lists_on(terms[t]) > 1 ||
               (terms[t] == 0 ? box_of_intercept : box_of_lists).holds(coefficients[t]);
    if (within) among.add(coefficients.front(), truth);
  }
  return among;
}

}  // namespace

Law draw_latent_classes(RandomStream& stream) {
  Law cells(history_count(lists_drawn), 0.0);
  const double alpha = 4.0 * std::exp(draw_log_gamma(0.25, stream));
  double left = 1.0;
  for (int k = 0; k < classes_at_most; ++k) {
    // V ~ Beta(1, alpha): 1 - V = U^(1/alpha); the last stick takes what is left.
    const double kept = std::pow(1.0 - stream.uniform(), 1.0 / alpha);
    const double share = k + 1 == classes_at_most ? left : left * (1.0 - kept);
    left -= share;
    double on[lists_drawn];
    for (double& one : on) one = stream.uniform();
    for (CaptureHistory h = 0; h < cells.size(); ++h) {
      double product = share;
      for (int list = 0; list < lists_drawn; ++list)
        product *= contains(h, list) ? on[list] : 1.0 - on[list];
      cells[h] += product;
    }
  }
  return cells;
}

PlacesInPosterior places_of_decomposable(std::uint64_t seed, int tables, double weight,
                                         double weight_drawn, const StopQuestion* stop) {
  std::vector<DecomposableGraph> graphs = decomposable_graphs(lists_drawn);
  graphs.pop_back();  // the complete one
  PlacesInPosterior places;
  for (std::uint32_t tried = 0; places.size() < static_cast<std::size_t>(tables); ++tried) {
    give_up_if_asked(stop);
    RandomStream prior(seed, 0, Purpose::selftest_prior, tried);
    RandomStream data(seed, 0, Purpose::selftest_table, tried);
    const auto graph =
        static_cast<std::size_t>(prior.uniform() * static_cast<double>(graphs.size()));
    const Law cells = draw_cells(graphs[graph], weight_drawn, prior);
    const double mean = prior_of_size.scale * std::exp(draw_log_gamma(prior_of_size.shape, prior));
    const std::vector<double> counts = draw_counts(cells, draw_poisson(mean, prior), data);
    const auto missing = static_cast<std::int64_t>(counts[0]);
    const ContingencyTable table = observed_of(counts);
    if (missing < 1 || !someone_on_each(table)) continue;
    const GraphPosterior posterior(table, weight, graphs, prior_of_size);
    const GraphSums all = sum_graphs(posterior, 1, beyond_prior);
    const auto share_of = [&](std::int64_t from, std::int64_t to) {
      const GraphSums part = sum_graphs(posterior, from, to);
      return part.mass / all.mass * std::exp(part.log_scale - all.log_scale);
    };
    const double below = missing > 1 ? share_of(1, missing - 1) : 0.0;
    places.push_back(below + data.uniform() * share_of(missing, missing));
  }
  return places;
}

PlacesInPosterior places_of_latent_classes(std::uint64_t seed, int tables,
                                           const StopQuestion* stop) {
  PlacesInPosterior places;
  for (std::uint32_t tried = 0; places.size() < static_cast<std::size_t>(tables); ++tried) {
    RandomStream prior(seed, 1, Purpose::selftest_prior, tried);
    RandomStream data(seed, 1, Purpose::selftest_table, tried);
    const double persons = draw_size(least_persons, most_persons, prior);
    const Law cells = draw_latent_classes(prior);
    const ContingencyTable table =
        observed_of(draw_counts(cells, static_cast<std::int64_t>(persons), data));
    if (!someone_on_each(table)) continue;
    PlaceAmongDraws among;
    for (int chain = 0; chain < chains_a_table; ++chain) {
      const int started = 1 + (classes_at_most - 1) * chain / (chains_a_table - 1);
      const LatentClassChainPlan plan{classes_at_most, chain_draws, chain_burn_in, started, stop};
      const auto item =
          static_cast<std::uint64_t>(tried) * chains_a_table + static_cast<unsigned>(chain);
      for (double size :
           sample_latent_classes(table, plan, {seed, 1, Purpose::estimator_sampler, item}).sizes)
        if (size >= least_persons && size <= most_persons) among.add(size, persons);
    }
    if (among.all > 0.0) places.push_back(among.place(data.uniform()));
  }
  return places;
}

PlacesInPosterior places_of_threshold(std::uint64_t seed, int tables, double variance,
                                      double variance_drawn, const StopQuestion* stop) {
  const std::vector<CaptureHistory> pairs{0b011, 0b101, 0b110};
  PlacesInPosterior places;
  for (std::uint32_t tried = 0; places.size() < static_cast<std::size_t>(tables); ++tried) {
    give_up_if_asked(stop);
    RandomStream prior(seed, 2, Purpose::selftest_prior, tried);
    RandomStream data(seed, 2, Purpose::selftest_table, tried);
    const DrawnLoglinear drawn = draw_loglinear(variance_drawn, prior);
    if (!someone_on_each(drawn.table)) continue;
    auto posterior = posterior_of(margins_of(drawn.table), pairs, variance);
    if (!std::holds_alternative<LoglinearPosterior>(posterior)) continue;
    const PlaceAmongDraws among =
        among_intercepts(std::get<LoglinearPosterior>(std::move(posterior)), drawn.log_dark_figure,
                         {seed, 2, Purpose::estimator_sampler, tried});
    if (among.all > 0.0) places.push_back(among.place(data.uniform()));
  }
  return places;
}

}  // namespace darknumber
