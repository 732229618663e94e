// SPDX-License-Identifier: MIT
#include "engine/study/selftest/explain_calibration.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "engine/core/binomial.h"
#include "engine/input/json.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/table_simulator.h"
#include "engine/study/explain/explain.h"
#include "engine/study/study_plan.h"
#include "engine/world/compose_world.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr int agencies_drawn = 3;
constexpr double least_victims = 200.0;
constexpr double most_victims = 5000.0;
constexpr double most_false = 0.5;
constexpr double most_anonymous = 0.2;
constexpr double most_sd = 1.5;
constexpr std::array<std::string_view, 4> quantities{"N", "false share", "anonymous share",
                                                     "sd of the trait"};

/// Fields of the scenario that the posterior knows.
struct KnownFields {
  const char* of_population;
  const char* of_scenario;
  const char* of_agency;
};

KnownFields fields_of(KnownViolation known) {
  switch (known) {
    case KnownViolation::duplicates:
      return {"", "", R"(, "duplicate_probability": 0.2)"};
    case KnownViolation::pool:
      return {"", R"(, "bystanders": {"count": 20000})", ""};
    case KnownViolation::turnover:
      return {R"(, "turnover": {"periods": 6, "rate": 0.1})", "", ""};
    case KnownViolation::none:
      break;
  }
  return {"", "", ""};
}

struct DrawnWorld {
  double victims = 0.0;
  double false_share = 0.0;
  double anonymous = 0.0;
  double sd = 0.0;
  double capture[agencies_drawn] = {};
};

DrawnWorld draw_world(RandomStream& stream) {
  DrawnWorld world;
  world.victims = static_cast<double>(draw_poisson(
      least_victims * std::pow(most_victims / least_victims, stream.uniform()), stream));
  world.false_share = most_false * stream.uniform();
  world.anonymous = most_anonymous * stream.uniform();
  world.sd = most_sd * stream.uniform();
  for (double& probability : world.capture) probability = stream.uniform();
  return world;
}

Value tree_of_text(const std::string& text) {
  Problems problems;
  Value root = parse_json(text, "", problems);
  if (!problems.empty()) throw InputError(problems);
  return root;
}

std::string agency_text(int agency, const KnownFields& known, const std::string& more) {
  return fmt::format("{}{{\"name\": \"{}\", \"loadings\": {{\"v\": 1}}{}{}}}",
                     agency == 0 ? "" : ", ", static_cast<char>('A' + agency), known.of_agency,
                     more);
}

std::string population_text(double sd, const KnownFields& known) {
  return fmt::format(
      "\"traits\": [{{\"name\": \"v\", \"distribution\": \"normal\", \"sd\": {}}}]{}", sd,
      known.of_population);
}

/// Nothing where a list is empty, or the pool has too few people for a share of false records.
std::optional<std::string> drawn_counts(const DrawnWorld& world, const KnownFields& known,
                                        const DrawKey& key) {
  std::string lists;
  for (int j = 0; j < agencies_drawn; ++j)
    lists += agency_text(j, known,
                         fmt::format(", \"capture_probability\": {}, \"false_positive_share\": {}, "
                                     "\"anonymous_share\": {}",
                                     world.capture[j], world.false_share, world.anonymous));
  const Scenario scenario = read_scenario(
      tree_of_text(
          fmt::format("{{\"schema\": 1, \"population\": {{\"victims\": {:.0f}, {}}}, \"agencies\": "
                      "[{}]{}}}",
                      world.victims, population_text(world.sd, known), lists, known.of_scenario)),
      "");
  std::optional<World> composed;
  try {
    composed = compose_world(scenario);
  } catch (const UnsolvableScenario&) {
    return std::nullopt;
  }
  const ContingencyTable drawn = TableSimulator(*composed).draw(key).entities;
  std::string counts;
  for (CaptureHistory h = 1; h < drawn.counts().size(); ++h)
    counts +=
        fmt::format("{}\"{}\": {}", h == 1 ? "" : ", ", to_digits(h, drawn.lists()), drawn[h]);
  for (int j = 0; j < drawn.lists(); ++j)
    if (drawn.on_all(only(j)) == 0.0) return std::nullopt;
  return counts;
}

Explanation explained(const std::string& counts, const KnownFields& known,
                      const StopQuestion* stop) {
  std::string lists;
  for (int j = 0; j < agencies_drawn; ++j) lists += agency_text(j, known, "");
  const auto factor = [](const char* path, double most) {
    return fmt::format("{{\"path\": \"{}\", \"belief\": {{\"uniform\": [0, {}]}}}}", path, most);
  };
  const Value root = tree_of_text(fmt::format(
      "{{\"schema\": 1, \"table\": {{\"counts\": {{{}}}}}, \"agencies\": [{}], \"population\": "
      "{{{}}}{}, \"study\": {{\"type\": \"explain\", \"factors\": [{}, {}, {}], \"capture\": "
      "\"uniform\", \"victims_belief\": {{\"log_uniform\": [{}, {}]}}, \"particles\": 1000, "
      "\"runs\": 2}}}}",
      counts, lists, population_text(1.0, known), known.of_scenario,
      factor("agencies[*].false_positive_share", most_false),
      factor("agencies[*].anonymous_share", most_anonymous),
      factor("population.traits[v].sd", most_sd), least_victims, most_victims));
  const StudyPlan plan = plan_study(root, "", ScenarioReading{read_scenario(root, ""), {}}, stop);
  ExplainWatch watch;
  watch.stop = stop;
  return explain(std::get<ExplainRows>(plan.meaning).task, watch);
}

void add(TruthPlaces& places, const QuantityPosterior& posterior, double truth) {
  const auto part = std::lower_bound(posterior.quantiles.begin(), posterior.quantiles.end(), truth);
  places.counts[static_cast<std::size_t>(part - posterior.quantiles.begin())] += 1.0;
}

}  // namespace

double TruthPlaces::covered() const {
  double all = 0.0;
  for (double count : counts) all += count;
  return 1.0 - (counts.front() + counts.back()) / all;
}

std::vector<TruthPlaces> calibrate_explain(std::uint64_t seed, int tables, KnownViolation violation,
                                           const StopQuestion* stop) {
  const KnownFields known = fields_of(violation);
  std::vector<TruthPlaces> places;
  for (std::string_view quantity : quantities) places.push_back({quantity, {}});
  std::uint32_t tried = 0;
  for (int done = 0; done < tables; ++tried) {
    RandomStream stream(seed, tried, Purpose::explain_simulation);
    const DrawnWorld world = draw_world(stream);
    const std::optional<std::string> counts = drawn_counts(world, known, {seed, tried});
    if (!counts) continue;
    const Explanation found = explained(*counts, known, stop);
    add(places[0], found.victims, world.victims);
    add(places[1], found.factors[0].number, world.false_share);
    add(places[2], found.factors[1].number, world.anonymous);
    add(places[3], found.factors[2].number, world.sd);
    ++done;
  }
  return places;
}

CheckResult check_calibration(const std::vector<TruthPlaces>& places) {
  std::vector<double> law;
  double before = 0.0;
  for (double share : shown_quantiles) {
    law.push_back(share - before);
    before = share;
  }
  law.push_back(1.0 - before);
  std::vector<CheckResult> results;
  std::vector<std::string> names;
  for (const TruthPlaces& of : places) {
    results.push_back(check_counts(of.counts, law));
    names.emplace_back(of.quantity);
  }
  return all_of(results, names);
}

}  // namespace darknumber
