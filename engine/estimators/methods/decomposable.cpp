// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/decomposable.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/graph_sums.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {
namespace {

constexpr std::size_t models_reported = 5;
constexpr double default_reach = 30.0;  // times the persons observed
constexpr int fewest_lists = 3;

/// All graphs but the complete one, which is the last of them.
std::vector<DecomposableGraph> incomplete_graphs(int lists) {
  std::vector<DecomposableGraph> graphs = decomposable_graphs(lists);
  graphs.pop_back();
  return graphs;
}

/// The graphs on 3, 4 and 5 lists, which are the same for every table.
const std::vector<DecomposableGraph>& graphs_of(const Decomposable& method, int lists) {
  DN_EXPECT(lists >= 3 && lists <= 5, "decomposable takes 3 to 5 lists");
  static const std::vector<DecomposableGraph> all[] = {
      decomposable_graphs(3), decomposable_graphs(4), decomposable_graphs(5)};
  static const std::vector<DecomposableGraph> incomplete[] = {
      incomplete_graphs(3), incomplete_graphs(4), incomplete_graphs(5)};
  return (method.saturated ? all : incomplete)[lists - fewest_lists];
}

/// The cliques, those of most lists first, then in the order of terms.
std::vector<CaptureHistory> cliques_of(const DecomposableGraph& graph) {
  std::vector<CaptureHistory> cliques;
  for (const CliqueLink& link : graph) cliques.push_back(link.clique);
  std::sort(cliques.begin(), cliques.end(), [](CaptureHistory a, CaptureHistory b) {
    return lists_on(a) != lists_on(b) ? lists_on(a) > lists_on(b) : comes_before(a, b);
  });
  return cliques;
}

std::vector<ModelProbability> most_probable(const std::vector<DecomposableGraph>& graphs,
                                            const GraphSums& sums) {
  std::vector<std::size_t> order(graphs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sums.by_graph[a] > sums.by_graph[b];
  });
  std::vector<ModelProbability> models;
  for (std::size_t rank = 0; rank < std::min(models_reported, order.size()); ++rank)
    models.push_back({cliques_of(graphs[order[rank]]), sums.by_graph[order[rank]] / sums.mass});
  return models;
}

/// The share of the mass in the last hundredth of the sizes, by a sum of its own, which has its
/// digits where the share is tiny.
double mass_at_end(const GraphPosterior& posterior, const GraphSums& sums) {
  const std::int64_t length = std::max<std::int64_t>(1, sums.to / 100);
  const GraphSums end = sum_graphs(posterior, sums.to - length + 1, sums.to);
  return end.mass / sums.mass * std::exp(end.log_scale - sums.log_scale);
}

double point_of(const PosteriorSummary& summary, PosteriorPoint point) {
  switch (point) {
    case PosteriorPoint::mean:
      return summary.mean;
    case PosteriorPoint::median:
      return summary.median;
    case PosteriorPoint::mode:
      return summary.mode.value();
    case PosteriorPoint::relative_loss:
      break;
  }
  return summary.relative_loss.value();
}

}  // namespace

FitOutcome fit(const Decomposable& method, const FitInput& input) {
  const ContingencyTable& table = input.table;
  if (table.lists() < fewest_lists) return Status::not_identifiable;
  const double observed = table.observed();
  const std::vector<DecomposableGraph>& graphs = graphs_of(method, table.lists());
  const double delta = method.delta.value_or(std::ldexp(1.0, -table.lists()));
  const std::int64_t reach =
      method.up_to.value_or(std::max<std::int64_t>(1, std::llround(default_reach * observed)));
  std::optional<NegativeBinomial> prior;
  if (method.prior_shape && method.prior_scale)
    prior = NegativeBinomial{*method.prior_shape, *method.prior_scale};
  const GraphPosterior posterior(table, delta, graphs, prior);
  const GraphSums sums = sum_graphs(posterior, 1, reach);

  const double shift = sums.first_moment / sums.mass;
  const auto at_share = [&](double share) {
    return observed + static_cast<double>(quantile(posterior, sums, share));
  };
  PosteriorSummary summary;
  summary.mean = observed + sums.centre + shift;
  summary.median = at_share(0.5);
  summary.mode = observed + static_cast<double>(most_probable_size(posterior, sums));
  summary.relative_loss = sums.inverse_moment / sums.inverse_second_moment;
  Estimate estimate;
  estimate.population_size = point_of(summary, method.point.value_or(PosteriorPoint::mean));
  estimate.se = std::sqrt(std::max(0.0, sums.second_moment / sums.mass - shift * shift));
  const double tail = 0.5 * (1.0 - input.level);
  estimate.interval = Interval{at_share(tail), at_share(1.0 - tail)};
  summary.mass_at_end = mass_at_end(posterior, sums);
  summary.models = most_probable(graphs, sums);
  estimate.posterior = std::move(summary);
  return estimate;
}

}  // namespace darknumber
