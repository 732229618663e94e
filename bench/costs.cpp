// SPDX-License-Identifier: MIT
// How do costs grow with the number of victims, of lists, of models to choose from and of
// resamples?
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "bench/stopwatch.h"
#include "bench/widened.h"
#include "engine/estimators/estimate_all.h"
#include "engine/estimators/fitting/loglinear_model.h"
#include "engine/estimators/options/read_estimators.h"
#include "engine/input/json.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/world/compose_world.h"
#include "engine/world/world.h"

namespace darknumber::bench {
namespace {

constexpr std::uint32_t tables = 4;  // a batch goes through as many different ones
constexpr int batches = 5;
constexpr double micro = 1e6;

const std::string independence = R"({"method": "loglinear", "terms": "independence"})";
const std::string bic = R"({"method": "loglinear", "select": "stepwise", "criterion": "bic"})";
const std::string aic = R"({"method": "loglinear", "select": "stepwise", "criterion": "aic"})";

EstimatorSpec spec_of(const std::string& estimator, const ListsInUse& lists,
                      const std::vector<std::string>& agencies) {
  Problems problems;
  const Value value = parse_json(estimator, "question", problems);
  auto spec = read_estimator(value, "", "question", lists, agencies, 0.95, problems);
  if (!spec) throw InputError(std::move(problems));
  return *spec;
}

/// Of one answer, least of the batches, over tables that the scenario draws.
double fit_seconds(const Scenario& scenario, const std::string& estimator) {
  const World world = compose_world(scenario);
  const Replicator replicator(scenario, world);
  std::vector<ContingencyTable> drawn;
  for (std::uint32_t r = 0; r < tables; ++r) drawn.push_back(replicator.draw_register(r).entities);
  std::vector<std::string> names;
  for (const AgencySpec& agency : scenario.agencies) names.push_back(agency.name);
  const ListsInUse lists = lists_of(scenario);
  std::vector<EstimatorSpec> estimators{spec_of(estimator, lists, names)};
  assign_labels(estimators);
  const Timing timing = time_of(
      [&] {
        for (const ContingencyTable& table : drawn)
          (void)estimate_all(estimators, lists, table, {});
      },
      batches);
  return timing.least / tables;
}

double draw_seconds(const Scenario& scenario) {
  const World world = compose_world(scenario);
  const Replicator replicator(scenario, world);
  const Timing timing = time_of([&] {
    for (std::uint32_t r = 0; r < tables; ++r) (void)replicator.draw_register(r);
  });
  return timing.least / tables;
}

double compose_seconds(const Scenario& scenario) {
  return time_of([&] { (void)compose_world(scenario); }, batches).least;
}

/// Scenarios of one title, with one line for each of `values`.
template <typename Values, typename Sized>
void print_growth(const char* title, const char* of, const Values& values, Sized&& sized) {
  fmt::print("\n{}\n{:>12}{:>14}{:>12}{:>16}{:>12}{:>12}\n", title, of, "compose, us", "draw, us",
             "independence", "BIC, us", "AIC, us");
  for (const auto value : values) {
    const Scenario scenario = sized(value);
    fmt::print("{:>12}{:>14.2f}{:>12.2f}{:>16.2f}{:>12.1f}{:>12.1f}\n", value,
               micro * compose_seconds(scenario), micro * draw_seconds(scenario),
               micro * fit_seconds(scenario, independence), micro * fit_seconds(scenario, bic),
               micro * fit_seconds(scenario, aic));
  }
}

Scenario with_victims(Scenario scenario, std::int64_t victims) {
  scenario.population.victims = victims;
  return scenario;
}

Scenario with_lists(const Scenario& scenario, int lists) {
  return lists < static_cast<int>(scenario.agencies.size()) ? narrowed(scenario, lists)
                                                            : widened(scenario, lists);
}

/// Hierarchical models with terms of at most `order` (2 or 3) lists: each graph of pairs, and of
/// order 3 any of the triples whose three pairs are in it.
std::int64_t models_of(int lists, int order) {
  const std::vector<CaptureHistory> pairs = all_pairs(lists);
  std::int64_t models = 0;
  for (std::uint32_t graph = 0; graph < std::uint32_t{1} << pairs.size(); ++graph) {
    const auto joined = [&](int i, int j) {
      const CaptureHistory pair = CaptureHistory{1} << i | CaptureHistory{1} << j;
      const auto place = std::find(pairs.begin(), pairs.end(), pair) - pairs.begin();
      return (graph >> place & 1) != 0;
    };
    int triples = 0;
    for (int i = 0; order == 3 && i < lists; ++i)
      for (int j = i + 1; j < lists; ++j)
        for (int k = j + 1; k < lists; ++k) triples += joined(i, j) && joined(i, k) && joined(j, k);
    models += std::int64_t{1} << triples;
  }
  return models;
}

void print_models(const Scenario& scenario) {
  struct Choice {
    int lists;
    int order;
  };
  fmt::print("\nhardest scenario, the best of all models by BIC\n{:>6}{:>7}{:>9}{:>14}{:>14}\n",
             "lists", "order", "models", "one fit, us", "a model, us");
  for (const Choice& choice :
       {Choice{3, 2}, Choice{4, 2}, Choice{4, 3}, Choice{5, 2}, Choice{5, 3}}) {
    const std::int64_t models = models_of(choice.lists, choice.order);
    const double seconds = fit_seconds(
        with_lists(scenario, choice.lists),
        fmt::format(
            R"({{"method": "loglinear", "select": "all", "criterion": "bic", "order": {}}})",
            choice.order));
    fmt::print("{:>6}{:>7}{:>9}{:>14.0f}{:>14.2f}\n", choice.lists, choice.order, models,
               micro * seconds, micro * seconds / static_cast<double>(models));
  }
}

void print_resamples(const Scenario& scenario) {
  fmt::print("\nDutch scenario, stepwise by BIC, bootstrap interval\n{:>10}{:>12}{:>16}\n",
             "resamples", "one fit, us", "a resample, us");
  for (const int resamples : {50, 200, 1000, 4000}) {
    const double seconds = fit_seconds(
        scenario, fmt::format(R"({{"method": "loglinear", "select": "stepwise", "criterion": "bic",
                                   "interval": "bootstrap", "resamples": {}}})",
                              resamples));
    fmt::print("{:>10}{:>12.0f}{:>16.2f}\n", resamples, micro * seconds,
               micro * seconds / resamples);
  }
}

void run() {
  const std::string folder = DARKNUMBER_SOURCE_DIR;
  const Scenario dutch = load_scenario(folder + "/scenarios/netherlands/all.json");
  const Scenario hardest = load_scenario(folder + "/bench/hardest.json");
  const std::vector<std::int64_t> victims{1'000,      10'000,      100'000,      1'000'000,
                                          10'000'000, 100'000'000, 1'000'000'000};
  print_growth("Dutch scenario, 6 lists", "victims", victims,
               [&](std::int64_t n) { return with_victims(dutch, n); });
  print_growth("hardest scenario, 6 lists", "victims", victims,
               [&](std::int64_t n) { return with_victims(hardest, n); });
  const std::vector<int> lists{2, 3, 4, 5, 6, 7, 8, 9, 10};
  print_growth("hardest scenario, 10,000 victims", "lists", lists,
               [&](int k) { return with_lists(hardest, k); });
  print_models(hardest);
  print_resamples(dutch);
}

}  // namespace
}  // namespace darknumber::bench

int main() {
  darknumber::bench::run();
}
