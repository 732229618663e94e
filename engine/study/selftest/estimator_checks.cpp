// SPDX-License-Identifier: MIT
#include "engine/study/selftest/estimator_checks.h"

#include <cmath>
#include <memory>
#include <mutex>

#include "engine/estimators/fit.h"
#include "engine/simulation/replicate.h"
#include "engine/study/selftest/enumeration.h"
#include "engine/study/selftest/formulas.h"
#include "engine/study/selftest/own_worlds.h"
#include "engine/world/compose_world.h"

namespace darknumber {
namespace {

constexpr double formula_tolerance = 1e-9;
constexpr std::uint32_t replicates_drawn = 4000;
constexpr int least_count = 1;
constexpr int most_of_two_lists = 12;
constexpr int most_of_three_lists = 3;  // 3^7 tables
constexpr int persons_of_chapman = 12;

ListsInUse numbered_lists(int lists) {
  std::vector<std::string> names;
  for (int list = 0; list < lists; ++list) names.push_back(std::to_string(list + 1));
  return every_agency(names);
}

/// A log-linear model with these interactions.
Method loglinear(std::vector<CaptureHistory> interactions) {
  return LoglinearFixed{FixedTerms::listed, std::move(interactions)};
}

/// The two ways to one estimate.
struct TwoWays {
  std::string name;
  int lists = 2;
  Method method;
  SizeOf formula;
};

std::vector<TwoWays> closed_forms() {
  constexpr double odds_ratio = 1.7, missed = 0.1, false_links = 0.02, share = 0.3;
  return {
      {"lincoln_petersen", 2, LincolnPetersen{}, petersen_formula},
      {"chapman", 2, Chapman{}, chapman_formula},
      {"fixed_odds_ratio", 2, FixedOddsRatio{odds_ratio},
       [](const ContingencyTable& table) { return odds_ratio_formula(table, odds_ratio); }},
      {"linkage_corrected", 2, LinkageCorrected{missed, false_links},
       [](const ContingencyTable& table) { return linkage_formula(table, missed, false_links); }},
      {"trimmed", 2, Trimmed{share},
       [](const ContingencyTable& table) { return trimmed_formula(table, share); }},
      {"chao", 3, Chao{}, chao_formula},
      {"sample_coverage, independent", 3, SampleCoverage{CoverageVariant::independent, 10},
       [](const ContingencyTable& table) -> std::optional<double> {
         const auto size = coverage_formula(table);
         if (!size || *size < table.observed()) return std::nullopt;  // the engine then says n
         return size;
       }},
      {"independence", 3, LoglinearFixed{FixedTerms::independence, {}}, independence_formula},
      {"pairwise", 3, LoglinearFixed{FixedTerms::pairwise, {}}, all_pairs_formula},
      {"loglinear, one pair", 3, loglinear({0b011}), one_pair_formula},
      {"loglinear, two of three independent given the third", 3, loglinear({0b101, 0b110}),
       conditional_formula}};
}

/// Every answer of the tiny world, on all its registers and on replicates; made once, by the first
/// check that asks.
struct TinyWorld {
  explicit TinyWorld(std::uint64_t seed) : scenario(tiny_world()), world(compose_world(scenario)) {
    scenario.monte_carlo.seed = seed;
  }

  void work_out() {
    every = every_table(world.strata[0].victim_histories[0], static_cast<int>(world.victims));
    const ListsInUse& lists = scenario.estimation.lists;
    for (const ContingencyTable& table : every.tables)
      add(on_all, estimate_all(scenario.estimation.estimators, lists, table, {}, {}));
    const Replicator replicator(scenario, world);
    for (std::uint32_t r = 0; r < replicates_drawn; ++r)
      add(on_drawn, replicator.replicate(r).outcomes);
  }

  static void add(std::vector<std::vector<double>>& sizes,
                  const std::vector<FitOutcome>& outcomes) {
    sizes.resize(outcomes.size());
    for (std::size_t e = 0; e < outcomes.size(); ++e) {
      const auto* estimate = std::get_if<Estimate>(&outcomes[e]);
      sizes[e].push_back(estimate ? estimate->population_size : NAN);
    }
  }

  Scenario scenario;
  World world;
  EveryTable every;
  std::vector<std::vector<double>> on_all;    // by estimator; NaN: no estimate
  std::vector<std::vector<double>> on_drawn;  // likewise
  std::once_flag once;
};

double mean_of(const std::vector<double>& numbers) {
  double sum = 0.0;
  for (double number : numbers) sum += number;
  return sum / static_cast<double>(numbers.size());
}

SelfFinding check_tiny(TinyWorld& tiny, std::size_t estimator) {
  std::call_once(tiny.once, [&] { tiny.work_out(); });
  std::vector<CheckResult> parts;
  for (const bool answered_only : {false, true}) {
    const auto numbers = [&](const std::vector<double>& sizes) {
      std::vector<double> found;
      for (double size : sizes)
        found.push_back(std::isnan(size) ? 0.0 : answered_only ? 1.0 : size);
      return found;
    };
    const KnownMean known =
        known_mean(tiny.every, numbers(tiny.on_all[estimator]), replicates_drawn);
    parts.push_back(check_known_mean(answered_only ? "share with an estimate" : "mean estimate",
                                     known, mean_of(numbers(tiny.on_drawn[estimator]))));
  }
  CheckResult both = all_of(parts, {"tiny world", "tiny world"});
  // What is seen is said of the mean, which is what the check is about.
  both.smallest_defect = parts[0].smallest_defect;
  both.most_sensitive = parts[0].most_sensitive;
  both.known = parts[0].known;
  return {both};
}

}  // namespace

SizeOf size_by(const Method& method) {
  return [method](const ContingencyTable& table) -> std::optional<double> {
    EstimatorSpec spec;
    spec.method = method;
    spec.lists = numbered_lists(table.lists());
    const FitOutcome outcome = estimate(spec, spec.lists, table);
    const auto* found = std::get_if<Estimate>(&outcome);
    if (found == nullptr) return std::nullopt;
    return found->population_size;
  };
}

SelfFinding compare_sizes(const std::vector<ContingencyTable>& tables, const SizeOf& of_engine,
                          const SizeOf& of_formula) {
  double worst = -1.0;
  std::string where = "no table has one";
  for (const ContingencyTable& table : tables) {
    const std::optional<double> formula = of_formula(table);
    if (!formula) continue;
    const std::optional<double> engine = of_engine(table);
    const double off = engine ? std::abs(*engine - *formula) / *formula : INFINITY;
    if (off <= worst) continue;
    worst = off;
    where.clear();
    for (CaptureHistory h = 1; h < table.counts().size(); ++h)
      where += (where.empty() ? "table " : " ") + std::to_string(std::lround(table[h]));
  }
  return compared(worst < 0.0 ? INFINITY : worst, where, formula_tolerance);
}

SelfFinding chapman_bias(const SizeOf& size_of) {
  constexpr int persons = persons_of_chapman;
  double worst = 0.0;
  std::string where;
  for (int first = 1; first <= persons; ++first)
    for (int second = persons - first + 1; second <= persons; ++second) {
      // Of the ways to choose the second list, those that share m with the first:
      // C(n1, m) C(N - n1, n2 - m), from the least m on by the ratios of neighbours.
      double mean = 0.0, ways = 1.0, all = 0.0;
      for (int shared = first + second - persons; shared <= std::min(first, second); ++shared) {
        const ContingencyTable table(
            2, {0.0, double(first - shared), double(second - shared), double(shared)});
        mean += ways * size_of(table).value_or(INFINITY);
        all += ways;
        ways *= double(first - shared) * (second - shared) /
                (double(shared + 1) * (persons - first - second + shared + 1));
      }
      const double off = std::abs(mean / all - persons) / persons;
      if (off <= worst) continue;
      worst = off;
      where = "lists of " + std::to_string(first) + " and " + std::to_string(second);
    }
  return compared(worst, where, formula_tolerance);
}

std::vector<SelfCheck> estimator_checks(std::uint64_t seed) {
  std::vector<SelfCheck> checks;
  for (const TwoWays& ways : closed_forms())
    checks.push_back(
        {SelfCheckGroup::estimators, ways.name + ": closed form", [ways](const StopQuestion*) {
           const int most = ways.lists == 2 ? most_of_two_lists : most_of_three_lists;
           return compare_sizes(tables_between(ways.lists, least_count, most), size_by(ways.method),
                                ways.formula);
         }});
  checks.push_back({SelfCheckGroup::estimators, "chapman: no bias where lists must overlap",
                    [](const StopQuestion*) { return chapman_bias(size_by(Chapman{})); }});
  const auto tiny = std::make_shared<TinyWorld>(seed);
  for (std::size_t e = 0; e < tiny->scenario.estimation.estimators.size(); ++e)
    checks.push_back(
        {SelfCheckGroup::estimators,
         tiny->scenario.estimation.estimators[e].label + ": mean in a population of seven",
         [tiny, e](const StopQuestion*) { return check_tiny(*tiny, e); }});
  return checks;
}

}  // namespace darknumber
