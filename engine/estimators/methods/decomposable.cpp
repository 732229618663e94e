// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/decomposable.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/graph_sums_in_doubt.h"
#include "engine/estimators/fitting/loglinear_model.h"

namespace darknumber {
namespace {

constexpr std::size_t models_reported = 5;
constexpr double default_reach = 30.0;  // times the persons observed
constexpr int fewest_lists = 3;
constexpr double bound_rounding = 1e-12;  // of a bound that an expected table has

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

/// `by_graph`: the mass of each, and `mass` that of all.
std::vector<ModelProbability> most_probable(const std::vector<DecomposableGraph>& graphs,
                                            const std::vector<double>& by_graph, double mass) {
  std::vector<std::size_t> order(graphs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return by_graph[a] > by_graph[b]; });
  std::vector<ModelProbability> models;
  for (std::size_t rank = 0; rank < std::min(models_reported, order.size()); ++rank)
    models.push_back({cliques_of(graphs[order[rank]]), by_graph[order[rank]] / mass});
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

/// What is left of the priors once there is a table.
struct Question {
  GraphModels models;
  std::int64_t reach = 1;
  double level = 0.95;
};

Question question_of(const Decomposable& method, const FitInput& input,
                     const std::vector<DecomposableGraph>& graphs) {
  Question question{
      {graphs, method.delta.value_or(std::ldexp(1.0, -input.table.lists())), {}},
      method.up_to.value_or(std::max<std::int64_t>(1, std::llround(default_reach * input.known()))),
      input.level};
  if (method.prior_shape && method.prior_scale)
    question.models.prior = NegativeBinomial{*method.prior_shape, *method.prior_scale};
  return question;
}

/// Mean, standard deviation, limits and the rest, but for which of them is the estimate.
Estimate estimate_of(const ContingencyTable& table, const Question& question) {
  const double observed = table.observed();
  const GraphPosterior posterior(table, question.models.delta, question.models.graphs,
                                 question.models.prior);
  const GraphSums sums = sum_graphs(posterior, 1, question.reach);

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
  estimate.se = std::sqrt(std::max(0.0, sums.second_moment / sums.mass - shift * shift));
  const double tail = 0.5 * (1.0 - question.level);
  estimate.interval = Interval{at_share(tail), at_share(1.0 - tail)};
  summary.mass_at_end = mass_at_end(posterior, sums);
  summary.models = most_probable(question.models.graphs, sums.by_graph, sums.mass);
  estimate.posterior = std::move(summary);
  return estimate;
}

/// Whether the histories that are known determine, under a graph, how many have none and how many
/// have `cell`. The logarithms of the cells' means are then orthogonal to all
/// (-1)^|T and h| with T a set of lists that no clique holds, and two means are determined by the
/// others if of these products some have the same sign in both, and some have opposite ones.
bool determines(const DecomposableGraph& graph, CaptureHistory cell, int lists) {
  bool same = false;
  bool opposite = false;
  for (CaptureHistory set = 1; set < history_count(lists); ++set)
    if (std::none_of(graph.begin(), graph.end(),
                     [&](const CliqueLink& link) { return is_subset(set, link.clique); }))
      (lists_on(set & cell) % 2 == 0 ? same : opposite) = true;
  return same && opposite;
}

std::vector<DecomposableGraph> graphs_that_determine(const std::vector<DecomposableGraph>& graphs,
                                                     CaptureHistory cell, int lists) {
  std::vector<DecomposableGraph> left;
  for (const DecomposableGraph& graph : graphs)
    if (determines(graph, cell, lists)) left.push_back(graph);
  return left;
}

ContingencyTable without_count(const ContingencyTable& table, CaptureHistory cell) {
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  counts[cell] = 0.0;
  return {table.lists(), std::move(counts)};
}

/// The cell in doubt, of which there is one.
UnknownCount unknown_count(const FitInput& input, std::int64_t reach) {
  const CellsInDoubt& doubt = input.doubt();
  DN_EXPECT(doubt.omitted.size() + doubt.bounded.size() == 1, "decomposable sums over one count");
  if (!doubt.omitted.empty()) return {doubt.omitted.front(), reach};
  const CaptureHistory cell = doubt.bounded.front();
  const double bound = std::floor(input.table[cell] * (1.0 + bound_rounding));
  return {cell, bound < static_cast<double>(reach) ? static_cast<std::int64_t>(bound) : reach};
}

/// The same where one count is not known, which is summed over.
Estimate estimate_in_doubt(const ContingencyTable& known, const UnknownCount& unknown,
                           const Question& question, bool omitted) {
  const double observed = known.observed();
  const std::vector<SumsGivenCount> by_count =
      sum_graphs_in_doubt(known, unknown, question.models, question.reach);
  const auto mean_of = [&](auto function) {
    double sum = 0.0;
    for (const SumsGivenCount& given : by_count) sum += given.probability * function(given);
    return sum;
  };
  const auto at_share = [&](double share) {
    return observed + static_cast<double>(quantile(by_count, share));
  };
  const auto mean_given = [&](const SumsGivenCount& given) {
    return observed + given.count + given.sums.centre + given.sums.first_moment / given.sums.mass;
  };
  PosteriorSummary summary;
  summary.mean = mean_of(mean_given);
  summary.median = at_share(0.5);
  summary.mode = observed + static_cast<double>(most_probable_size(by_count));
  summary.relative_loss =
      mean_of([](const SumsGivenCount& g) { return g.sums.inverse_moment / g.sums.mass; }) /
      mean_of([](const SumsGivenCount& g) { return g.sums.inverse_second_moment / g.sums.mass; });
  summary.mass_at_end =
      mean_of([](const SumsGivenCount& given) { return mass_at_end(given.posterior, given.sums); });
  std::vector<double> by_graph(question.models.graphs.size(), 0.0);
  for (const SumsGivenCount& given : by_count)
    for (std::size_t graph = 0; graph < by_graph.size(); ++graph)
      by_graph[graph] += given.probability * given.sums.by_graph[graph] / given.sums.mass;
  summary.models = most_probable(question.models.graphs, by_graph, 1.0);

  Estimate estimate;
  estimate.se = std::sqrt(mean_of([&](const SumsGivenCount& given) {
    const double shift = given.sums.first_moment / given.sums.mass;
    const double apart = mean_given(given) - summary.mean;
    return std::max(0.0, given.sums.second_moment / given.sums.mass - shift * shift) +
           apart * apart;
  }));
  const double tail = 0.5 * (1.0 - question.level);
  estimate.interval = Interval{at_share(tail), at_share(1.0 - tail)};
  estimate.in_doubt.push_back(
      {unknown.cell, 0.0, mean_of([](const SumsGivenCount& g) { return g.count; }), omitted});
  estimate.posterior = std::move(summary);
  return estimate;
}

}  // namespace

FitOutcome fit(const Decomposable& method, const FitInput& input) {
  const ContingencyTable& table = input.table;
  if (table.lists() < fewest_lists) return Status::not_identifiable;
  const std::vector<DecomposableGraph>& graphs = graphs_of(method, table.lists());
  Estimate estimate;
  if (!input.doubt().any()) {
    estimate = estimate_of(table, question_of(method, input, graphs));
  } else {
    const bool omitted = input.doubt().bounded.empty();
    const CaptureHistory cell =
        omitted ? input.doubt().omitted.front() : input.doubt().bounded.front();
    const std::vector<DecomposableGraph> left =
        method.saturated ? graphs : graphs_that_determine(graphs, cell, table.lists());
    const Question question = question_of(method, input, left);
    estimate = estimate_in_doubt(without_count(table, cell), unknown_count(input, question.reach),
                                 question, omitted);
  }
  estimate.population_size =
      point_of(*estimate.posterior, method.point.value_or(PosteriorPoint::mean));
  return estimate;
}

}  // namespace darknumber
