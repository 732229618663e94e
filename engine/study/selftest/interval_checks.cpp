// SPDX-License-Identifier: MIT
#include "engine/study/selftest/interval_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <memory>
#include <mutex>

#include "engine/simulation/replicate.h"
#include "engine/study/selftest/enumeration.h"
#include "engine/study/selftest/own_worlds.h"
#include "engine/world/compose_world.h"

namespace darknumber {
namespace {

constexpr std::uint32_t small_registers = 20'000;
constexpr std::uint32_t textbook_registers = 4000;
constexpr double most_from_nominal = 0.01;

/// Whether the intervals cover N, as 1 and 0, by estimator; 0 where there is none.
void add_covered(const std::vector<FitOutcome>& outcomes, double truth,
                 std::vector<std::vector<double>>& covered) {
  covered.resize(outcomes.size());
  for (std::size_t e = 0; e < outcomes.size(); ++e) {
    const auto* estimate = std::get_if<Estimate>(&outcomes[e]);
    const bool covers = estimate && estimate->interval && estimate->interval->lower <= truth &&
                        truth <= estimate->interval->upper;
    covered[e].push_back(covers ? 1.0 : 0.0);
  }
}

/// A scenario, its world, and which intervals covered in replicates, made by the first who asks.
struct CoveredWorld {
  CoveredWorld(Scenario of, std::uint64_t seed, std::uint32_t registers)
      : scenario(std::move(of)), world(compose_world(scenario)), drawn(registers) {
    scenario.monte_carlo.seed = seed;
  }

  double hits(std::size_t estimator) {
    std::call_once(once, [&] {
      const Replicator replicator(scenario, world);
      for (std::uint32_t r = 0; r < drawn; ++r)
        add_covered(replicator.replicate(r).outcomes, world.victims, covered);
    });
    double sum = 0.0;
    for (double one : covered[estimator]) sum += one;
    return sum;
  }

  std::string label(std::size_t estimator) const {
    return scenario.estimation.estimators[estimator].label;
  }

  Scenario scenario;
  World world;
  std::uint32_t drawn;
  std::vector<std::vector<double>> covered;  // by estimator
  std::once_flag once;
};

/// What the coverage of an estimator is, summed over all registers.
KnownMean coverage_over_all(const CoveredWorld& of, std::size_t estimator) {
  const EveryTable every =
      every_table(of.world.strata[0].victim_histories[0], static_cast<int>(of.world.victims));
  const std::vector<EstimatorSpec> alone{of.scenario.estimation.estimators[estimator]};
  std::vector<std::vector<double>> covered;
  for (const ContingencyTable& table : every.tables)
    add_covered(estimate_all(alone, of.scenario.estimation.lists, table, {}, {}), of.world.victims,
                covered);
  return known_mean(every, covered.front(), of.drawn);
}

SelfFinding check_small(CoveredWorld& small, std::size_t estimator) {
  const KnownMean known = coverage_over_all(small, estimator);
  const double found = small.hits(estimator) / small.drawn;
  SelfFinding finding{check_known_mean("coverage", known, found)};
  finding.expectation = fmt::format(
      "95 % nominal; {:.2f} % expected, summed over all registers, since the interval is right "
      "only "
      "as registers grow; {:.2f} % found",
      100.0 * known.expected, 100.0 * found);
  return finding;
}

SelfFinding check_textbook(CoveredWorld& textbook, std::size_t estimator) {
  const double nominal = textbook.scenario.estimation.estimators[estimator].level;
  const double hits = textbook.hits(estimator);
  SelfFinding finding{
      check_share_near("coverage", nominal, most_from_nominal, hits, textbook.drawn)};
  finding.expectation = fmt::format(
      "95 % nominal and expected, to 1 point: all that the estimator assumes is so, and the "
      "register has some 1,500 persons; {:.2f} % found",
      100.0 * hits / textbook.drawn);
  return finding;
}

}  // namespace

CheckResult check_share_near(const std::string& name, double share, double allowed, double hits,
                             double draws) {
  using boost::math::binomial;
  const double most = std::min(1.0, share + allowed);
  const double least = std::max(0.0, share - allowed);
  // P(X >= hits) where the share is the most, P(X <= hits) where it is the least.
  const double above = hits > 0.0 && most < 1.0
                           ? cdf(boost::math::complement(binomial(draws, most), hits - 1.0))
                           : 1.0;
  const double below = least > 0.0 ? cdf(binomial(draws, least), hits) : 1.0;
  CheckResult result;
  result.p_value = std::min(1.0, 2.0 * std::min(above, below));
  const double error = std::sqrt(share * (1.0 - share) / draws);
  result.statistic = (hits / draws - share) / error;
  result.smallest_defect = five_errors * error / share;
  result.allowed = allowed / share;
  result.worst = result.most_sensitive = name;
  result.parts = 1;
  return result;
}

std::vector<SelfCheck> interval_checks(std::uint64_t seed) {
  std::vector<SelfCheck> checks;
  const auto add = [&](const std::string& where, std::shared_ptr<CoveredWorld> world,
                       SelfFinding (*check)(CoveredWorld&, std::size_t)) {
    for (std::size_t e = 0; e < world->scenario.estimation.estimators.size(); ++e)
      checks.push_back({SelfCheckGroup::intervals, world->label(e) + ", " + where,
                        [=](const StopQuestion*) { return check(*world, e); }});
  };
  add("two lists, 60 persons",
      std::make_shared<CoveredWorld>(two_list_world(), seed, small_registers), check_small);
  add("textbook", std::make_shared<CoveredWorld>(textbook_world(), seed, textbook_registers),
      check_textbook);
  return checks;
}

}  // namespace darknumber
