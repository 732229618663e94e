// SPDX-License-Identifier: MIT
// The range that further data are expected to leave, against nested simulation whose inner
// posterior is a sum over a grid of worlds: it shares neither sampler, nor weights, nor likelihoods
// with it.
#include "engine/study/design/design.h"

#include <algorithm>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/performance/moments.h"
#include "engine/scenario/read_design.h"
#include "tests/support/explained_tables.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::design_test {
namespace {

using testing::ExplainedTable;
using Random = boost::random::mt19937_64;

/// Two lists with 10: 80, 01: 60, 11: 20; the false share of both is 0, 0.2 or 0.4.
std::string two_lists(const std::string& candidates, const std::string& size) {
  ExplainedTable table;
  table.study = R"("factors": [{"path": "agencies[*].false_positive_share", "belief":
      {"discrete": {"values": [0, 0.2, 0.4], "shares": [0.25, 0.5, 0.25]}}}], )" +
                size + R"(, "design": {"draws": 200, "candidates": [)" + candidates + "]}";
  return table.text();
}

DesignAnswer weighed(const std::string& text, int threads = 2) {
  const StudyPlan plan =
      plan_study(tree_of(text), "world.json", ScenarioReading{scenario_of(text), {}});
  const auto design = design_in(tree_of(text));
  REQUIRE(design);
  OutcomeWork work;
  work.threads = threads;
  return weigh_candidates(plan, *design, work);
}

/// A world of the grid, and how likely it makes the table.
struct GridWorld {
  double weight = 0.0;
  double v10 = 1.0;  // share of victims among the entities of the first list alone
  double v01 = 1.0;
  double rate = 1.0;  // Lambda is Gamma(160) over it
  double unseen = 0.0;
};

constexpr int observed = 160;

/// The prior of sizes is even in log p.
std::vector<GridWorld> grid() {
  constexpr int steps = 60;
  constexpr double deepest = 5.0;  // p from e^-5 on: below, the table is out of the question
  std::vector<GridWorld> worlds;
  double most = -INFINITY;
  for (const auto& [f, believed] :
       {std::pair{0.0, 0.25}, std::pair{0.2, 0.5}, std::pair{0.4, 0.25}})
    for (int i = 0; i < steps; ++i)
      for (int j = 0; j < steps; ++j) {
        const double p1 = std::exp(-deepest * (i + 0.5) / steps);
        const double p2 = std::exp(-deepest * (j + 0.5) / steps);
        const double odds = f / (1.0 - f);
        const double e10 = p1 * (1.0 - p2) + p1 * odds;
        const double e01 = p2 * (1.0 - p1) + p2 * odds;
        const double sum = e10 + e01 + p1 * p2;
        GridWorld world;
        world.weight = std::log(believed) + 80.0 * std::log(e10) + 60.0 * std::log(e01) +
                       20.0 * std::log(p1 * p2) - observed * std::log(sum);
        world.v10 = p1 * (1.0 - p2) / e10;
        world.v01 = p2 * (1.0 - p1) / e01;
        world.rate = sum;
        world.unseen = (1.0 - p1) * (1.0 - p2);
        most = std::max(most, world.weight);
        worlds.push_back(world);
      }
  for (GridWorld& world : worlds) world.weight = std::exp(world.weight - most);
  return worlds;
}

/// Picks by cumulative weights.
std::size_t picked(const std::vector<double>& cumulative, Random& random) {
  const double at = boost::random::uniform_01<double>()(random) * cumulative.back();
  return std::min<std::size_t>(
      static_cast<std::size_t>(std::upper_bound(cumulative.begin(), cumulative.end(), at) -
                               cumulative.begin()),
      cumulative.size() - 1);
}

int binomial(int n, double p, Random& random) {
  return boost::random::binomial_distribution<int>(n, std::clamp(p, 0.0, 1.0))(random);
}

double unseen_of(const GridWorld& world, double p_left, Random& random) {
  const double lambda = boost::random::gamma_distribution<double>(observed)(random) / world.rate;
  const double mean = lambda * world.unseen * p_left;
  return mean > 0.0 ? boost::random::poisson_distribution<int>(mean)(random) : 0.0;
}

double range_width(std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  const auto at = [&](double share) {
    return numbers[static_cast<std::size_t>(share * static_cast<double>(numbers.size() - 1))];
  };
  return at(0.95) - at(0.05);
}

struct Width {
  double mean = 0.0;
  double error = 0.0;
};

/// The range now.
double now_by_force() {
  Random random(22);
  const std::vector<GridWorld> worlds = grid();
  std::vector<double> posterior;
  for (const GridWorld& world : worlds)
    posterior.push_back((posterior.empty() ? 0.0 : posterior.back()) + world.weight);
  std::vector<double> numbers;
  for (int i = 0; i < 200000; ++i) {
    const GridWorld& world = worlds[picked(posterior, random)];
    numbers.push_back(binomial(80, world.v10, random) + binomial(60, world.v01, random) + 20 +
                      unseen_of(world, 1.0, random));
  }
  return range_width(std::move(numbers));
}

/// An audit of `size` records of the first list: `first` of them on that list alone.
Width audited_by_force(int size, int data) {
  Random random(20);
  const std::vector<GridWorld> worlds = grid();
  std::vector<double> prior;
  for (const GridWorld& world : worlds)
    prior.push_back((prior.empty() ? 0.0 : prior.back()) + world.weight);
  std::vector<double> widths;
  for (int b = 0; b < data; ++b) {
    const GridWorld& truth = worlds[picked(prior, random)];
    int alone = 0;  // urn by urn
    for (int i = 0, left = 80; i < size; ++i)
      if (boost::random::uniform_01<double>()(random) * (100 - i) < left) ++alone, --left;
    const int victims = binomial(alone, truth.v10, random);
    std::vector<double> posterior;
    for (const GridWorld& world : worlds) {
      const double likelihood =
          std::pow(world.v10, victims) * std::pow(1.0 - world.v10, alone - victims);
      posterior.push_back((posterior.empty() ? 0.0 : posterior.back()) + world.weight * likelihood);
    }
    std::vector<double> numbers;
    for (int i = 0; i < 2000; ++i) {
      const GridWorld& world = worlds[picked(posterior, random)];
      numbers.push_back(victims + binomial(80 - alone, world.v10, random) +
                        binomial(60, world.v01, random) + 20 + unseen_of(world, 1.0, random));
    }
    widths.push_back(range_width(std::move(numbers)));
  }
  const Moments moments = moments_of(widths);
  return {moments.mean, moments.standard_error()};
}

/// log C(n, k) q^k (1 - q)^(n - k), without C(n, k).
double log_binomial(int n, int k, double q) {
  return (k > 0 ? k * std::log(q) : 0.0) + (n > k ? (n - k) * std::log1p(-q) : 0.0);
}

/// A list of a share of the victims. What it shows is weighed with everything but its own share
/// summed out by formula: cells are thinned twice, and those it finds alone are a mixture of
/// Poisson numbers; its share is a sum over a grid, even in its logarithm.
Width added_by_force(double share, int data) {
  Random random(21);
  std::vector<GridWorld> worlds = grid();
  double most = 0.0;
  for (const GridWorld& world : worlds) most = std::max(most, world.weight);
  worlds.erase(std::remove_if(worlds.begin(), worlds.end(),
                              [&](const GridWorld& world) { return world.weight < 1e-6 * most; }),
               worlds.end());
  std::vector<double> prior;
  for (const GridWorld& world : worlds)
    prior.push_back((prior.empty() ? 0.0 : prior.back()) + world.weight);
  std::vector<double> widths;
  for (int b = 0; b < data; ++b) {
    const GridWorld& truth = worlds[picked(prior, random)];
    const int of10 = binomial(80, truth.v10 * share, random);
    const int of01 = binomial(60, truth.v01 * share, random);
    const int of11 = binomial(20, share, random);
    const int alone = static_cast<int>(unseen_of(truth, share, random));
    std::vector<double> logs;
    std::vector<double> shares;
    for (double s = share / 2.5; s < std::min(1.0, share * 2.5); s *= 1.05) shares.push_back(s);
    for (const GridWorld& world : worlds)
      for (const double s : shares) {
        // Lambda ~ Gamma(160, rate), found alone ~ Poisson(Lambda unseen s): negative binomial.
        const double mean = world.unseen * s;
        logs.push_back(std::log(world.weight) + log_binomial(80, of10, world.v10 * s) +
                       log_binomial(60, of01, world.v01 * s) + log_binomial(20, of11, s) +
                       (alone > 0 ? alone * std::log(mean / (world.rate + mean)) : 0.0) +
                       observed * std::log(world.rate / (world.rate + mean)));
      }
    const double top = *std::max_element(logs.begin(), logs.end());
    std::vector<double> posterior;
    for (const double log : logs)
      posterior.push_back((posterior.empty() ? 0.0 : posterior.back()) + std::exp(log - top));
    std::vector<double> numbers;
    for (int i = 0; i < 1500; ++i) {
      const std::size_t at = picked(posterior, random);
      const GridWorld& world = worlds[at / shares.size()];
      const double s = shares[at % shares.size()];
      const auto rest = [&](int count, int found, double v) {
        return found + binomial(count - found, v * (1.0 - s) / (1.0 - v * s), random);
      };
      const double lambda = boost::random::gamma_distribution<double>(observed + alone)(random) /
                            (world.rate + world.unseen * s);
      const double missed = lambda * world.unseen * (1.0 - s);
      numbers.push_back(
          rest(80, of10, world.v10) + rest(60, of01, world.v01) + 20 + alone +
          (missed > 0.0 ? boost::random::poisson_distribution<int>(missed)(random) : 0));
    }
    widths.push_back(range_width(std::move(numbers)));
  }
  const Moments moments = moments_of(widths);
  return {moments.mean, moments.standard_error()};
}

/// The range that is left, and its ratio to the range now.
void check_within(const CandidateAnswer& found, const Width& by_force, double now) {
  INFO(found.width << " ±" << found.width_mcse << ", by force " << by_force.mean << " ±"
                   << by_force.error << "; of now " << found.of_now << " ±" << found.of_now_mcse
                   << ", by force " << by_force.mean / now << " ±" << by_force.error / now);
  CHECK(found.trusted);
  CHECK(std::abs(found.width - by_force.mean) <=
        4.0 * std::hypot(found.width_mcse, by_force.error));
  CHECK(std::abs(found.of_now - by_force.mean / now) <=
        4.0 * std::hypot(found.of_now_mcse, by_force.error / now));
}

const std::string audit = R"({"kind": "audit", "list": "A", "records": 60})";
const std::string added = R"({"kind": "add_list", "capture_probability": 0.6})";
const std::string of_both = R"("particles": 1500, "runs": 4)";

}  // namespace

TEST_CASE("further data are worth what nested simulation by force says", "[design]") {
  const DesignAnswer answer = weighed(two_lists(audit + ", " + added, of_both));
  CHECK(answer.verdict == DesignVerdict::answered);
  CHECK(answer.worlds == 6000);
  const Width audited = audited_by_force(60, 300);
  const Width with_list = added_by_force(0.6, 100);
  const double now = now_by_force();
  INFO("now " << answer.now.width() << " ±" << answer.now_width_mcse << ", by force " << now);
  CHECK(std::abs(answer.now.width() - now) <= 4.0 * std::hypot(answer.now_width_mcse, 0.005 * now));
  check_within(answer.candidates[0], audited, now);
  check_within(answer.candidates[1], with_list, now);
  // What a wrong likelihood gives would be found: without any the range stays as it is, and neither
  // candidate's is the other's.
  CHECK(answer.now.width() - audited.mean > 8.0 * audited.error);
  CHECK(audited.mean - with_list.mean > 8.0 * std::hypot(audited.error, with_list.error));
  CHECK(answer.candidates[0].persons == 60.0);
  CHECK(answer.candidates[1].rank == 1);
  CHECK(answer.candidates[0].rank == 2);
  CHECK_FALSE(answer.candidates[0].tied);
}

TEST_CASE("further data are weighed alike on any number of threads", "[design]") {
  const std::string text = two_lists(audit + ", " + added, R"("particles": 200, "runs": 2)");
  const DesignAnswer one = weighed(text, 1);
  const DesignAnswer three = weighed(text, 3);
  for (std::size_t c = 0; c < one.candidates.size(); ++c) {
    CHECK(one.candidates[c].width == three.candidates[c].width);
    CHECK(one.candidates[c].width_mcse == three.candidates[c].width_mcse);
    CHECK(one.candidates[c].persons == three.candidates[c].persons);
  }
}

TEST_CASE("data that say nothing leave the range as it is", "[design]") {
  // Nothing is linked wrongly in any of these worlds, so that linking by hand shows nothing.
  const DesignAnswer answer =
      weighed(two_lists(R"({"kind": "link", "records": 50})", R"("particles": 500, "runs": 2)"));
  CHECK(answer.candidates[0].of_now == Approx(1.0).margin(0.01));
  CHECK(answer.candidates[0].effective > 990.0);
}

TEST_CASE("where too few worlds are left there is no answer", "[design]") {
  const DesignAnswer answer = weighed(two_lists(
      R"({"kind": "add_list", "capture_probability": 0.9})", R"("particles": 60, "runs": 1)"));
  CHECK(answer.verdict == DesignVerdict::too_few_worlds);
  CHECK_FALSE(answer.candidates[0].trusted);
  CHECK(answer.candidates[0].rank == 0);
}

TEST_CASE("a candidate whose error nobody knows is not trusted", "[design]") {
  DesignAnswer answer;
  answer.candidates.resize(3);
  const std::vector<double> widths{10.0, 20.0, 5.0};
  for (std::size_t c = 0; c < widths.size(); ++c) answer.candidates[c].width = widths[c];
  answer.candidates[2].of_now_mcse = INFINITY;
  // No world of the second run is left by any datum of the first candidate.
  rank_candidates({{{10.0, 10.2, 9.8}, {10.0, NAN}},
                   {{20.0, 20.2, 19.8}, {20.0, 20.1}},
                   {{5.0, 5.1, 4.9}, {5.0, 5.1}}},
                  answer);
  CHECK_FALSE(answer.candidates[0].trusted);
  CHECK(answer.candidates[0].rank == 0);
  CHECK(answer.candidates[1].trusted);
  CHECK(answer.candidates[1].rank == 1);
  CHECK_FALSE(answer.candidates[1].tied);
  CHECK_FALSE(answer.candidates[2].trusted);
  CHECK(answer.candidates[2].rank == 0);
  CHECK(answer.order.front() == 1);
}

TEST_CASE("candidates whose errors overlap have one rank", "[design]") {
  DesignAnswer answer;
  answer.candidates.resize(4);
  const std::vector<double> widths{30.0, 10.0, 10.1, 20.0};
  for (std::size_t c = 0; c < widths.size(); ++c) answer.candidates[c].width = widths[c];
  answer.candidates[3].trusted = false;
  rank_candidates({{{30.0, 30.2, 29.8}, {30.0, 30.1}},
                   {{10.0, 10.4, 9.6}, {10.0, 10.1}},
                   {{10.4, 10.2, 9.7}, {10.1, 10.1}},
                   {{20.0, 20.0, 20.0}, {20.0, 20.0}}},
                  answer);
  CHECK(answer.order == std::vector<std::size_t>{1, 2, 0, 3});
  CHECK(answer.candidates[1].rank == 1);
  CHECK(answer.candidates[1].tied);
  CHECK(answer.candidates[2].rank == 1);
  CHECK(answer.candidates[2].tied);
  CHECK(answer.candidates[0].rank == 3);
  CHECK_FALSE(answer.candidates[0].tied);
  CHECK(answer.candidates[3].rank == 0);
}

}  // namespace darknumber::design_test
