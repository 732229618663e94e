// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/decomposable.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fitting/graph_sums.h"

namespace darknumber::decomposable_test {
namespace {

/// The eight graphs on three lists, by hand: their cliques and separators.
struct Graph {
  std::vector<CaptureHistory> cliques;
  std::vector<CaptureHistory> separators;
};
const std::vector<Graph> eight_graphs{{{1, 2, 4}, {}}, {{3, 4}, {}},  {{5, 2}, {}},  {{6, 1}, {}},
                                      {{3, 5}, {1}},   {{3, 6}, {2}}, {{5, 6}, {4}}, {{7}, {}}};

/// Every size and graph, one by one, with the Dirichlet integrals in full.
struct Enumerated {
  std::vector<double> by_size;   // the mass of n + 1, n + 2, …
  std::vector<double> by_graph;  // in the order above
};

/// log of the integral over the cells of one margin of three lists.
double log_dirichlet(const std::vector<double>& cells, CaptureHistory set, double delta) {
  const double weight = delta * std::pow(2.0, 3 - lists_on(set));
  double sum = 0.0;
  double all = 0.0;
  for (CaptureHistory part = 0; part < 8; ++part) {
    if (!is_subset(part, set)) continue;
    double count = 0.0;
    for (CaptureHistory cell = 0; cell < 8; ++cell)
      if ((cell & set) == part) count += cells[cell];
    sum += std::lgamma(weight + count) - std::lgamma(weight);
    all += count;
  }
  return sum + std::lgamma(8.0 * delta) - std::lgamma(8.0 * delta + all);
}

Enumerated enumerate(const ContingencyTable& table, double delta, std::int64_t up_to) {
  std::vector<std::vector<double>> logs(eight_graphs.size());
  double largest = -INFINITY;
  for (std::int64_t missing = 1; missing <= up_to; ++missing) {
    std::vector<double> cells(table.counts().begin(), table.counts().end());
    cells[0] = static_cast<double>(missing);
    const double size = table.observed() + cells[0];
    for (std::size_t g = 0; g < eight_graphs.size(); ++g) {
      double log = std::lgamma(size + 1.0) - std::lgamma(cells[0] + 1.0) - std::log(size);
      for (CaptureHistory set : eight_graphs[g].cliques) log += log_dirichlet(cells, set, delta);
      for (CaptureHistory set : eight_graphs[g].separators) log -= log_dirichlet(cells, set, delta);
      logs[g].push_back(log);
      largest = std::max(largest, log);
    }
  }
  Enumerated result{std::vector<double>(logs[0].size(), 0.0),
                    std::vector<double>(eight_graphs.size(), 0.0)};
  double total = 0.0;
  for (std::size_t g = 0; g < logs.size(); ++g)
    for (std::size_t m = 0; m < logs[g].size(); ++m) {
      const double mass = std::exp(logs[g][m] - largest);
      result.by_size[m] += mass;
      result.by_graph[g] += mass;
      total += mass;
    }
  for (double& mass : result.by_size) mass /= total;
  for (double& mass : result.by_graph) mass /= total;
  return result;
}

double quantile_of(const std::vector<double>& by_size, double observed, double share) {
  double below = 0.0;
  std::size_t m = 0;
  while (m + 1 < by_size.size() && (below += by_size[m]) < share) ++m;
  return observed + static_cast<double>(m + 1);
}

void check_against_enumeration(const ContingencyTable& table, double delta, std::int64_t up_to) {
  INFO("delta " << delta << " up to " << up_to);
  const Enumerated exact = enumerate(table, delta, up_to);
  const double n = table.observed();
  double mean = 0.0;
  for (std::size_t m = 0; m < exact.by_size.size(); ++m)
    mean += exact.by_size[m] * (n + static_cast<double>(m + 1));
  double variance = 0.0;
  for (std::size_t m = 0; m < exact.by_size.size(); ++m)
    variance += exact.by_size[m] * std::pow(n + static_cast<double>(m + 1) - mean, 2);
  double end = 0.0;
  const std::size_t hundredth = std::max<std::size_t>(1, exact.by_size.size() / 100);
  for (std::size_t m = exact.by_size.size() - hundredth; m < exact.by_size.size(); ++m)
    end += exact.by_size[m];

  const FitOutcome outcome = fit(Decomposable{delta, up_to, true}, {table, table, 0.8, {}});
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  CHECK(e.population_size == Approx(mean).epsilon(1e-9));
  CHECK(e.se.value() == Approx(std::sqrt(variance)).epsilon(1e-9));
  CHECK(e.interval->lower == Approx(quantile_of(exact.by_size, n, 0.1)).epsilon(1e-12));
  CHECK(e.interval->upper == Approx(quantile_of(exact.by_size, n, 0.9)).epsilon(1e-12));
  CHECK(e.posterior->median == Approx(quantile_of(exact.by_size, n, 0.5)).epsilon(1e-12));
  const auto likeliest = std::max_element(exact.by_size.begin(), exact.by_size.end());
  CHECK(e.posterior->mode.value() ==
        n + 1.0 + static_cast<double>(likeliest - exact.by_size.begin()));
  CHECK(e.posterior->mass_at_end.value() == Approx(end).epsilon(1e-8));
  const auto best = std::max_element(exact.by_graph.begin(), exact.by_graph.end());
  std::vector<CaptureHistory> cliques =
      eight_graphs[static_cast<std::size_t>(best - exact.by_graph.begin())].cliques;
  std::vector<CaptureHistory> found = e.posterior->models.at(0).sets;
  std::sort(cliques.begin(), cliques.end());
  std::sort(found.begin(), found.end());
  CHECK(found == cliques);
  CHECK(e.posterior->models[0].probability == Approx(*best).epsilon(1e-9));
}

/// Every number of people in a cell, too, 0 to `most`, and every graph of those given by number.
struct EnumeratedInDoubt {
  std::vector<double> by_missing;  // the mass of M + y = 0, 1, 2, …
  std::vector<double> by_graph;    // in the order of `graphs`
  double mean_count = 0.0;
  double mass_at_end = 0.0;
};

struct InDoubt {
  CaptureHistory cell;
  bool omitted;
  std::vector<std::size_t> graphs;  // under which the others determine it and nobody's
};

EnumeratedInDoubt enumerate(const ContingencyTable& known, const InDoubt& doubt, std::int64_t most,
                            double delta, std::int64_t up_to) {
  EnumeratedInDoubt result{std::vector<double>(static_cast<std::size_t>(most + up_to + 1), 0.0),
                           std::vector<double>(doubt.graphs.size(), 0.0)};
  const std::int64_t end = std::max<std::int64_t>(1, up_to / 100);
  double total = 0.0;
  double scale = NAN;
  for (std::int64_t count = 0; count <= most; ++count)
    for (std::int64_t missing = 1; missing <= up_to; ++missing) {
      std::vector<double> cells(known.counts().begin(), known.counts().end());
      cells[0] = static_cast<double>(missing);
      cells[doubt.cell] = static_cast<double>(count);
      const double size = known.observed() + cells[0] + cells[doubt.cell];
      for (std::size_t g = 0; g < doubt.graphs.size(); ++g) {
        const Graph& graph = eight_graphs[doubt.graphs[g]];
        double log = std::lgamma(size + 1.0) - std::lgamma(cells[0] + 1.0) -
                     std::lgamma(cells[doubt.cell] + 1.0) - std::log(size);
        for (CaptureHistory set : graph.cliques) log += log_dirichlet(cells, set, delta);
        for (CaptureHistory set : graph.separators) log -= log_dirichlet(cells, set, delta);
        if (std::isnan(scale)) scale = log;
        const double mass = std::exp(log - scale);
        result.by_missing[static_cast<std::size_t>(count + missing)] += mass;
        result.by_graph[g] += mass;
        result.mean_count += mass * cells[doubt.cell];
        if (missing > up_to - end) result.mass_at_end += mass;
        total += mass;
      }
    }
  for (double& mass : result.by_missing) mass /= total;
  for (double& mass : result.by_graph) mass /= total;
  result.mean_count /= total;
  result.mass_at_end /= total;
  return result;
}

void check_in_doubt(const ContingencyTable& table, const InDoubt& doubt, double delta,
                    std::int64_t up_to, bool saturated) {
  INFO("cell " << doubt.cell << (doubt.omitted ? " left out" : " bounded") << " count "
               << table[doubt.cell] << " delta " << delta << " up to " << up_to);
  ContingencyTable known = table;
  known.add(doubt.cell, -table[doubt.cell]);
  InDoubt all = doubt;
  if (saturated) all.graphs = {0, 1, 2, 3, 4, 5, 6, 7};
  const auto bound = static_cast<std::int64_t>(table[doubt.cell]);
  const EnumeratedInDoubt exact =
      enumerate(known, all, doubt.omitted ? up_to : std::min(bound, up_to), delta, up_to);
  const double n = known.observed();
  double mean = 0.0;
  double inverse = 0.0;
  double inverse_second = 0.0;
  for (std::size_t u = 0; u < exact.by_missing.size(); ++u) {
    const double size = n + static_cast<double>(u);
    mean += exact.by_missing[u] * size;
    inverse += exact.by_missing[u] / size;
    inverse_second += exact.by_missing[u] / (size * size);
  }
  double variance = 0.0;
  for (std::size_t u = 0; u < exact.by_missing.size(); ++u)
    variance += exact.by_missing[u] * std::pow(n + static_cast<double>(u) - mean, 2);
  const auto quantile = [&](double share) {
    double below = 0.0;
    std::size_t u = 0;
    while (u + 1 < exact.by_missing.size() && (below += exact.by_missing[u]) < share) ++u;
    return n + static_cast<double>(u);
  };

  const CellsInDoubt cells =
      doubt.omitted ? CellsInDoubt{{doubt.cell}, {}} : CellsInDoubt{{}, {doubt.cell}};
  const ContingencyTable& seen = doubt.omitted ? known : table;
  FitInput input{seen, seen, 0.8, {}};
  input.in_doubt = &cells;
  const FitOutcome outcome = fit(Decomposable{delta, up_to, saturated}, input);
  REQUIRE(status_of(outcome) == Status::ok);
  const Estimate& e = std::get<Estimate>(outcome);
  CHECK(e.population_size == Approx(mean).epsilon(1e-9));
  CHECK(e.se.value() == Approx(std::sqrt(variance)).epsilon(1e-7));
  CHECK(e.interval->lower == quantile(0.1));
  CHECK(e.interval->upper == quantile(0.9));
  CHECK(e.posterior->median == quantile(0.5));
  // Where the prior ends before the posterior does, counts are summed across its end.
  const double highest = *std::max_element(exact.by_missing.begin(), exact.by_missing.end());
  const auto at_mode = static_cast<std::size_t>(e.posterior->mode.value() - n);
  CHECK(exact.by_missing[at_mode] >= highest * (up_to < 100 ? 1.0 - 1e-12 : 0.99));
  CHECK(e.posterior->relative_loss.value() == Approx(inverse / inverse_second).epsilon(1e-9));
  CHECK(e.posterior->mass_at_end.value() == Approx(exact.mass_at_end).epsilon(1e-7));
  CHECK(e.in_doubt.at(0).persons == Approx(exact.mean_count).epsilon(1e-8).margin(1e-10));
  CHECK(e.posterior->models.at(0).probability ==
        Approx(*std::max_element(exact.by_graph.begin(), exact.by_graph.end())).epsilon(1e-9));
  CHECK(e.posterior->models.size() == std::min<std::size_t>(5, all.graphs.size()));
}

}  // namespace

TEST_CASE("decomposable: a cell in doubt equals the sum over its every count, too") {
  // Edges of the graphs by number: none, AB, AC, BC, AB and AC, AB and BC, AC and BC, all. Of those
  // on A alone and on no list, B and C tell only where no edge joins them; of those on A and B
  // alone and on no list nothing tells where both have an edge to C.
  const ContingencyTable dependent(3, {0, 60, 33, 25, 41, 6, 4, 9});
  const ContingencyTable few(3, {0, 7, 9, 0, 4, 2, 1, 1});
  for (const bool omitted : {true, false})
    for (const InDoubt& doubt :
         {InDoubt{1, omitted, {0, 1, 2, 4}}, InDoubt{3, omitted, {0, 1, 2, 3, 4, 5}},
          InDoubt{7, omitted, {0, 1, 2, 3, 4, 5, 6}}}) {
      for (const std::int64_t up_to : {1, 30, 120})
        for (const double delta : {0.125, 1.0}) {
          check_in_doubt(dependent, doubt, delta, up_to, false);
          check_in_doubt(few, doubt, delta, up_to, true);
        }
    }
}

TEST_CASE("decomposable: a bound that is far away is a cell left out, and one of 0 a count of 0") {
  ContingencyTable table(4, {0, 654, 751, 54, 2933, 300, 90, 31, 0, 22, 53, 3, 60, 9, 8, 2});
  const auto with = [&](double count, const CellsInDoubt& cells, bool saturated = false) {
    ContingencyTable counted = table;
    counted.add(0b1000, count);
    FitInput input{counted, counted, 0.95, {}};
    if (cells.any()) input.in_doubt = &cells;
    return std::get<Estimate>(fit(Decomposable{{}, {}, saturated}, input));
  };
  const Estimate left_out = with(0.0, {{0b1000}, {}});
  const Estimate far = with(140000.0, {{}, {0b1000}});
  CHECK(far.population_size == Approx(left_out.population_size).epsilon(1e-10));
  CHECK(far.interval->upper == left_out.interval->upper);
  const Estimate bounded = with(0.0, {{}, {0b1000}}, true);
  const Estimate counted = with(0.0, {}, true);
  CHECK(bounded.in_doubt.front().persons == 0.0);
  CHECK(bounded.population_size == Approx(counted.population_size).epsilon(1e-12));
  CHECK(bounded.interval->upper == counted.interval->upper);
}

TEST_CASE("decomposable: three lists equal the sum over every graph and size") {
  const ContingencyTable dependent(3, {0, 60, 33, 25, 41, 6, 4, 9});
  const ContingencyTable real(3, {0, 60.25, 33.5, 2.125, 41.0, 6.75, 0.0, 1.5});
  // With all graphs its posterior has two maxima, one at a single person unseen.
  const ContingencyTable few(3, {0, 7, 9, 0, 4, 2, 1, 1});
  for (double delta : {0.125, 1.0, 3.5})
    for (std::int64_t up_to : {1, 2, 17, 100, 1000, 5400}) {
      check_against_enumeration(dependent, delta, up_to);
      check_against_enumeration(few, delta, up_to);
      check_against_enumeration(real, delta, up_to);
    }
}

TEST_CASE("decomposable: without overlap the posterior runs into the end, and says so") {
  const ContingencyTable apart(3, {0, 30, 20, 0, 25, 0, 0, 0});
  check_against_enumeration(apart, 0.125, 2250);
  const FitOutcome outcome = fit(Decomposable{}, {apart, apart, 0.95, {}});
  CHECK(std::get<Estimate>(outcome).posterior->mass_at_end.value() > 1e-3);
}

TEST_CASE("decomposable: the complete graph, which the table says nothing of, is left out") {
  const ContingencyTable one_overlap(3, {0, 5000, 4000, 1, 3000, 0, 0, 0});
  const auto fitted = [&](const Decomposable& method) {
    return std::get<Estimate>(fit(method, {one_overlap, one_overlap, 0.95, {}}));
  };
  const Estimate with = fitted({{}, {}, true});
  CHECK(with.population_size == Approx(20423).margin(1));
  CHECK(with.posterior->models.front().sets == std::vector<CaptureHistory>{0b111});
  CHECK(with.posterior->models.front().probability > 0.999);
  const Estimate without = fitted({});
  for (const ModelProbability& model : without.posterior->models)
    CHECK(model.sets != std::vector<CaptureHistory>{0b111});
  CHECK(without.population_size > with.population_size);
}

TEST_CASE("decomposable: the cost grows with the logarithm of the counts") {
  const std::vector<DecomposableGraph> graphs = decomposable_graphs(3);
  // Of 1e9 persons on lists of 50, 40 and 30 %, independently, 2.1e8 are on none.
  const ContingencyTable huge(3, {0, 2.1e8, 1.4e8, 1.4e8, 0.9e8, 0.9e8, 0.6e8, 0.6e8});
  const GraphPosterior posterior(huge, 0.125, graphs);
  const auto reach = static_cast<std::int64_t>(30.0 * huge.observed());
  const GraphSums sums = sum_graphs(posterior, 1, reach);
  CHECK(sums.pieces.size() < 500);             // of 2.4e10 sizes
  CHECK(sums.by_graph[0] > 0.99 * sums.mass);  // the graph without edges
  const double mean = sums.centre + sums.first_moment / sums.mass;
  CHECK(mean == Approx(2.1e8).epsilon(1e-5));
  CHECK(static_cast<double>(quantile(posterior, sums, 0.5)) == Approx(mean).epsilon(1e-5));
}

TEST_CASE("decomposable: of many persons no graph's narrow peak is overlooked") {
  // A graph whose peak lies between the powers of two where weights are first looked at outweighs
  // all others there by exp(1e7).
  const ContingencyTable huge(3, {0, 22988472, 75176741, 7680986, 17, 295629325, 70, 8082});
  const Estimate e = std::get<Estimate>(fit(Decomposable{}, {huge, huge, 0.95, {}}));
  REQUIRE(e.posterior->models.front().sets == std::vector<CaptureHistory>{0b101, 0b110});
  CHECK(e.posterior->models.front().probability > 0.999);
  // So many persons leave next to nothing of the prior. That model's estimate by hand, as B and A
  // are independent on C and off it: x_A x_B / x_AB among those off C.
  const double unseen = 22988472.0 * 75176741.0 / 7680986.0;
  const double error = e.se.value();
  CHECK(std::abs(e.population_size - (huge.observed() + unseen)) < 0.01 * error);
  CHECK(std::abs(e.posterior->mode.value() - (huge.observed() + unseen)) < 0.01 * error);
  CHECK(std::abs(e.posterior->median - (huge.observed() + unseen)) < 0.01 * error);
}

}  // namespace darknumber::decomposable_test
