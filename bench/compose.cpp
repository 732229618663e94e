// SPDX-License-Identifier: MIT
// What does it cost to compose a world, and by which stage?
#include <fmt/format.h>

#include <span>
#include <string>
#include <variant>
#include <vector>

#include "bench/stopwatch.h"
#include "bench/widened.h"
#include "engine/estimators/fit.h"
#include "engine/scenario/read_scenario.h"
#include "engine/simulation/replicate.h"
#include "engine/world/compose_world.h"
#include "engine/world/detection.h"
#include "engine/world/expected_register.h"
#include "engine/world/false_links.h"
#include "engine/world/false_positives.h"
#include "engine/world/solve_detection.h"
#include "engine/world/world.h"

namespace darknumber::bench {
namespace {

std::vector<DetectionTarget> victim_targets(const Scenario& scenario) {
  std::vector<DetectionTarget> targets;
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s) {
    DetectionTarget target = detection_target(scenario, Group::victims, s);
    target.margins.clear();
    for (const AgencySpec& agency : scenario.agencies)
      target.margins.push_back(agency.in_stratum[s].capture_probability);
    targets.push_back(std::move(target));
  }
  return targets;
}

constexpr int few = 5;  // batches, of what takes long

void print_line(const char* stage, const Timing& timing) {
  constexpr double micro = 1e6;
  fmt::print("{:34}{:12.2f}{:12.2f}\n", stage, micro * timing.least, micro * timing.median);
}

void print_estimator(const char* name, const Method& method, const Scenario& scenario,
                     const ContingencyTable& table) {
  EstimatorSpec spec;
  spec.method = method;
  spec.lists = lists_of(scenario);
  print_line(name, time_of([&] { (void)estimate(spec, spec.lists, table); }, few));
}

/// The victims' laws after each stage, by stratum and class of presence.
std::vector<Law> exposed_laws(const World& world, const std::vector<Law>& detected) {
  std::vector<Law> exposed;
  for (const Law& law : detected)
    for (const PresenceClass& presence : world.presence.classes)
      exposed.push_back(expose(presence.exposure, law));
  return exposed;
}

/// What one kind of kernel of the victims does to these laws; nothing where there is none.
template <typename Step>
void apply_kernel(const World& world, const std::vector<Law>& laws) {
  const std::size_t classes = world.presence.classes.size();
  for (std::size_t l = 0; l < laws.size(); ++l)
    for (const Kernel& kernel : world.strata[l / classes].victims.kernels)
      if (const Step* step = std::get_if<Step>(&kernel)) (void)law(*step, laws[l]);
}

/// All kernels of the victims, laws of a stratum side by side.
void report_exposed(const World& world, const std::vector<Law>& laws) {
  const std::size_t classes = world.presence.classes.size();
  for (std::size_t s = 0; s < world.strata.size(); ++s)
    (void)report_all(world.strata[s].victims, std::span(laws).subspan(s * classes, classes));
}

void print_victims(const Scenario& scenario, const World& world) {
  const std::vector<DetectionTarget> targets = victim_targets(scenario);
  std::vector<Law> detected;
  for (const DetectionTarget& target : targets) detected.push_back(solve_detection(target).law);
  const std::vector<Law> exposed = exposed_laws(world, detected);
  print_line("solving the victims' detection", time_of([&] {
               for (const DetectionTarget& target : targets) (void)solve_detection(target);
             }));
  print_line("presence", time_of([&] { (void)exposed_laws(world, detected); }));
  print_line("avoidance", time_of([&] { apply_kernel<Avoidance>(world, exposed); }));
  print_line("referral", time_of([&] { apply_kernel<Referral>(world, exposed); }));
  print_line("reporting", time_of([&] { apply_kernel<Reporting>(world, exposed); }));
  print_line("the three, laws side by side", time_of([&] { report_exposed(world, exposed); }));
}

/// Drawing one table; a batch goes through several.
void print_drawing(const char* name, const Scenario& scenario) {
  constexpr std::uint32_t tables = 4;
  const World world = compose_world(scenario);
  const Replicator replicator(scenario, world);
  Timing timing = time_of([&] {
    for (std::uint32_t r = 0; r < tables; ++r) (void)replicator.draw_register(r);
  });
  timing.least /= tables;
  timing.median /= tables;
  print_line(name, timing);
}

/// The stages are timed apart, on what the composed world holds.
void print_stages(const std::string& title, const Scenario& scenario) {
  const World world = compose_world(scenario);
  fmt::print("\n{}; {} classes of presence\n{:34}{:>12}{:>12}\n", title,
             world.presence.classes.size(), "stage", "least, us", "median, us");
  print_victims(scenario, world);
  if (world.bystander_kind != BystanderKind::none &&
      scenario.bystanders.form == FalsePositiveForm::share)
    print_line("solving the false positives",
               time_of([&] { (void)solve_alarms(scenario, world); }, few));
  print_line("the whole world", time_of([&] { (void)compose_world(scenario); }, few));
  const Register before = expected_before_false_links(world);
  print_line("linkage", time_of([&] { (void)expected_before_false_links(world); }));
  print_line("false links", time_of([&] {
               StratumCounts entities = before.strata;
               expect_false_links(world.false_links, entities);
             }));
  const ContingencyTable table = expected_register(world).entities;
  print_estimator("independence on the expected table", LoglinearFixed{}, scenario, table);
  print_estimator("pairwise", LoglinearFixed{FixedTerms::pairwise, {}}, scenario, table);
  print_estimator("stepwise by BIC", LoglinearStepwise{Criterion::bic}, scenario, table);
}

/// One scenario and the same with 1e9 victims.
void print_world(const std::string& title, const Scenario& scenario) {
  print_stages(title, scenario);
  print_drawing("drawing one table", scenario);
  Scenario large = scenario;
  large.population.victims = 1'000'000'000;
  if (large.bystanders.count) large.bystanders.count = 2'000'000'000;
  print_drawing("drawing one table, N = 1e9", large);
}

/// Tables of people who are found together, beside those of the same people one by one.
void print_groups(const Scenario& scenario) {
  fmt::print("\nhouses of eight, 5 lists, two of which visit\n{:34}{:>12}{:>12}\n", "stage",
             "least, us", "median, us");
  for (std::int64_t victims : {10'000, 1'000'000, 1'000'000'000}) {
    Scenario sized = scenario;
    sized.population.victims = victims;
    print_drawing(fmt::format("in groups, N = {}", victims).c_str(), sized);
    sized.population.groups.clear();
    print_drawing(fmt::format("one by one, N = {}", victims).c_str(), sized);
  }
}

void run() {
  const std::string folder = DARKNUMBER_SOURCE_DIR;
  const Scenario dutch = load_scenario(folder + "/scenarios/netherlands/all.json");
  const Scenario rich = load_scenario(folder + "/bench/rich.json");
  print_world("Dutch scenario, 6 lists", dutch);
  print_world("Dutch scenario, 10 lists", widened(dutch, 10));
  print_world("every step, 6 lists", rich);
  print_world("every step, 10 lists", widened(rich, 10));
  print_groups(load_scenario(folder + "/scenarios/violations/groups.json"));
}

}  // namespace
}  // namespace darknumber::bench

int main() {
  darknumber::bench::run();
}
