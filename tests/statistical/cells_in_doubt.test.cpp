// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>
#include <vector>

#include "engine/estimators/fitting/latent_class_sampler.h"
#include "engine/input/json.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/study/prepared_point.h"

namespace darknumber::cells_in_doubt_test {
namespace {

/// Of the diagnoses, and of nothing else, a third are of people who are no victims: they are in the
/// cell of that list alone. So many people that the bias of the estimate itself, some persons, is
/// small beside the error of a mean of replicates.
const char* const world = R"({
  "schema": 1,
  "population": {"victims": 400000},
  "agencies": [
    {"name": "Clinics", "capture_probability": 0.2},
    {"name": "Courts", "capture_probability": 0.15},
    {"name": "Reports", "capture_probability": 0.1},
    {"name": "Diagnoses", "capture_probability": 0.1, "false_positive_share": 0.3333333333}],
  "estimation": {"estimators": [
    {"method": "loglinear", "terms": "independence", "label": "as it is"},
    {"method": "loglinear", "terms": "independence", "label": "left out",
     "omit": [["Diagnoses"]]},
    {"method": "loglinear", "terms": "independence", "label": "bounded",
     "upper_bound": [["Diagnoses"]]},
    {"method": "loglinear", "terms": "pairwise", "label": "pairs, left out",
     "omit": [["Diagnoses"]]}]}
})";

constexpr double people = 400000.0;

struct Moments {
  double sum = 0.0;
  double squares = 0.0;

  void add(double error) {
    sum += error;
    squares += error * error;
  }
  double mean(double count) const { return sum / count; }
  double error_of_mean(double count) const {
    return std::sqrt((squares / count - mean(count) * mean(count)) / (count - 1.0));
  }
};

/// log p(M, c) up to a constant of one class: those on no list and those of a cell in doubt, with
/// uniform probabilities of the lists and 1/N integrated out.
double log_posterior(const ContingencyTable& known, CaptureHistory cell, double unseen,
                     double in_cell) {
  const double all = known.observed() + unseen + in_cell;
  double sum = std::lgamma(all) - std::lgamma(unseen + 1.0) - std::lgamma(in_cell + 1.0);
  for (int list = 0; list < known.lists(); ++list) {
    double on = contains(cell, list) ? in_cell : 0.0;
    for (CaptureHistory h = 1; h < known.counts().size(); ++h)
      if (contains(h, list)) on += known[h];
    sum += std::lgamma(on + 1.0) + std::lgamma(all - on + 1.0) - std::lgamma(all + 2.0);
  }
  return sum;
}

struct PosteriorMeans {
  double size = 0.0;
  double in_cell = 0.0;
};

/// By the sum over all numbers up to `most`.
PosteriorMeans summed(const ContingencyTable& known, CaptureHistory cell, int most_in_cell,
                      int most) {
  const double top = log_posterior(known, cell, 20.0, 10.0);
  double total = 0.0;
  PosteriorMeans means;
  for (int in_cell = 0; in_cell <= most_in_cell; ++in_cell)
    for (int unseen = 0; unseen <= most; ++unseen) {
      const double weight = std::exp(log_posterior(known, cell, unseen, in_cell) - top);
      total += weight;
      means.size += weight * (known.observed() + unseen + in_cell);
      means.in_cell += weight * in_cell;
    }
  return {means.size / total, means.in_cell / total};
}

}  // namespace

TEST_CASE("leaving out the one cell that has false positives repairs the bias") {
  Problems problems;
  const Value root = parse_json(world, "world.json", problems);
  REQUIRE(problems.empty());
  const PreparedPoint point = prepare_point(read_scenario(root, "world.json"));
  std::vector<double> on_expected;
  for (const FitOutcome& outcome : point.on_expected)
    on_expected.push_back(std::get<Estimate>(outcome).population_size);
  CHECK(on_expected[0] > 1.05 * people);
  CHECK(on_expected[1] == Approx(people).epsilon(1e-6));
  CHECK(on_expected[3] == Approx(people).epsilon(1e-6));
  // The bound is thousands above what is there, and so as good as none.
  CHECK(on_expected[2] == Approx(people).epsilon(1e-6));
  const Replicator replicator(point.scenario, point.world);
  constexpr std::uint32_t replicates = 300;
  std::vector<Moments> moments(on_expected.size());
  for (std::uint32_t r = 0; r < replicates; ++r) {
    const DrawnReplicate drawn = replicator.replicate(r);
    for (std::size_t a = 0; a < moments.size(); ++a)
      moments[a].add(drawn.rows[a].estimate - on_expected[a]);
  }
  for (std::size_t a = 0; a < moments.size(); ++a) {
    const double z = moments[a].mean(replicates) / moments[a].error_of_mean(replicates);
    std::cout << "false positives on one list, " << point.scenario.estimation.estimators[a].label
              << ": z " << z << "\n";
    CHECK(std::abs(z) < 4.0);
    CHECK(on_expected[0] - people > 10.0 * moments[a].error_of_mean(replicates));
  }
}

TEST_CASE("with one class the sampler has the posterior of a cell in doubt") {
  // 60 people known; the cell of list 3 alone, 25 in the table, is left out, or is 4 at most.
  ContingencyTable table(3, {0, 15, 14, 8, 25, 7, 6, 10});
  constexpr CaptureHistory cell = 0b100;
  ContingencyTable known = table;
  known.add(cell, -table[cell]);
  constexpr int chains = 10;
  for (const bool omitted : {true, false}) {
    const double bound = 4.0;
    if (!omitted) table.add(cell, bound - table[cell]);
    const CellsInDoubt in_doubt = omitted ? CellsInDoubt{{cell}, {}} : CellsInDoubt{{}, {cell}};
    const PosteriorMeans exact = summed(known, cell, omitted ? 600 : static_cast<int>(bound), 1200);
    Moments size;
    Moments in_cell;
    for (std::uint32_t c = 0; c < chains; ++c) {
      const LatentClassChain chain = sample_latent_classes(
          table, {1, 5000, 500, 1}, RandomStream(5, c, Purpose::estimator_sampler), in_doubt);
      double mean = 0.0;
      for (double one : chain.sizes) mean += one / static_cast<double>(chain.sizes.size());
      size.add(mean - exact.size);
      in_cell.add(chain.in_doubt.front() - exact.in_cell);
    }
    INFO((omitted ? "left out " : "bounded ") << exact.size << " " << exact.in_cell);
    CHECK(std::abs(size.mean(chains)) < 5.0 * size.error_of_mean(chains));
    CHECK(std::abs(in_cell.mean(chains)) < 5.0 * in_cell.error_of_mean(chains));
    CHECK(size.error_of_mean(chains) < 0.02 * exact.size);
  }
}

}  // namespace darknumber::cells_in_doubt_test
