// SPDX-License-Identifier: MIT
#include "engine/study/design/believed_worlds.h"

#include <algorithm>
#include <cmath>

#include "engine/core/binomial.h"
#include "engine/core/contracts.h"
#include "engine/study/design/trait_classes.h"
#include "engine/study/explain/posterior_worlds.h"
#include "engine/study/parallel.h"
#include "engine/world/calibration/calibrate.h"
#include "engine/world/compose_world.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr double share_of_sampling = 0.7;  // of the time until all worlds are there
/// A sample is taken apart into so many, one after the other, to see what it leaves to chance:
/// Sobol' points that follow each other lie all over the cube.
constexpr std::size_t parts_of_sample = 4;

std::size_t place_of_trait(const Scenario& scenario, const std::string& name) {
  const std::vector<Trait>& traits = scenario.population.traits;
  const auto found = std::find_if(traits.begin(), traits.end(),
                                  [&](const Trait& trait) { return trait.name == name; });
  DN_EXPECT(found != traits.end() || scenario.population.at_risk, "the trait was checked");
  return static_cast<std::size_t>(found - traits.begin());
}

/// What an entity may turn out to be under a candidate; nothing for one that looks at no entities.
EntityKinds kinds_asked_by(const DataCandidate& candidate, const Scenario& scenario,
                           const World& world) {
  if (std::holds_alternative<AuditOfList>(candidate.what)) return victims_and_others(world);
  if (std::holds_alternative<LinkingByHand>(candidate.what)) return linked_kinds_of(world);
  if (const auto* noted = std::get_if<NotedTrait>(&candidate.what))
    return trait_classes_of(world, place_of_trait(scenario, noted->trait), noted->cuts);
  return {};
}

/// The first candidate that asks for the same kinds: all but classes of a trait depend on the kind
/// of candidate alone.
std::size_t first_alike(const std::vector<DataCandidate>& candidates, std::size_t candidate) {
  const DataCandidate& own = candidates[candidate];
  for (std::size_t c = 0; c < candidate; ++c)
    if (candidates[c].what.index() == own.what.index() &&
        !std::holds_alternative<NotedTrait>(own.what))
      return c;
  return candidate;
}

/// By candidate.
std::vector<std::size_t> places_of_kinds(const DesignSpec& design) {
  std::vector<std::size_t> places;
  std::size_t next = 0;
  for (std::size_t c = 0; c < design.candidates.size(); ++c) {
    const std::size_t first = first_alike(design.candidates, c);
    places.push_back(first == c ? next++ : places[first]);
  }
  return places;
}

BelievedWorld believed(const Scenario& scenario, const World& world, const DesignSpec& design) {
  BelievedWorld one;
  one.of_register = register_world(world);
  for (std::size_t c = 0; c < design.candidates.size(); ++c)
    if (first_alike(design.candidates, c) == c)
      one.kinds.push_back(kinds_asked_by(design.candidates[c], scenario, world));
  return one;
}

/// Fills places of a list in parallel, and tells how far it is from the calling thread.
void fill(std::size_t count, const OutcomeWork& work, double first,
          const std::function<void(std::size_t)>& make) {
  const auto block = static_cast<std::size_t>(32 * std::max(1, work.threads));
  for (std::size_t begin = 0; begin < count; begin += block) {
    give_up_if_asked(work.stop);
    const std::size_t end = std::min(count, begin + block);
    for_each_index(static_cast<std::int64_t>(begin), static_cast<std::int64_t>(end), work.threads,
                   [&](std::int64_t i) { make(static_cast<std::size_t>(i)); });
    if (work.progress)
      work.progress(first + (1.0 - first) * static_cast<double>(end) / static_cast<double>(count));
  }
}

void drop_impossible(BelievedWorlds& found) {
  const auto lost = [](const BelievedWorld& one) { return one.log_weight == -INFINITY; };
  const std::size_t before = found.worlds.size();
  found.worlds.erase(std::remove_if(found.worlds.begin(), found.worlds.end(), lost),
                     found.worlds.end());
  found.lost = before - found.worlds.size();
}

/// Of a table whose counts are whole: the others are rounded.
std::vector<std::int64_t> entities_of(const ContingencyTable& table) {
  std::vector<std::int64_t> entities;
  for (const double count : table.counts()) entities.push_back(std::llround(count));
  return entities;
}

BelievedWorlds behind_table(const ExplainTask& task, const DesignSpec& design,
                            const OutcomeWork& work) {
  ExplainWatch watch;
  watch.threads = work.threads;
  watch.stop = work.stop;
  if (work.progress)
    watch.progress = [&](double share) { work.progress(share_of_sampling * share); };
  const auto posterior = worlds_behind(task, watch);
  BelievedWorlds found;
  found.kinds_of = places_of_kinds(design);
  found.entities = entities_of(task.table);
  found.capture = posterior->target.study().capture;
  found.explanation = posterior->summary;
  found.runs = posterior->runs.size();
  found.counts_ever_present = posterior->reach.middle().estimation.target == Target::ever_present;
  std::vector<std::pair<std::size_t, const PosteriorDraw*>> draws;
  for (std::size_t r = 0; r < posterior->runs.size(); ++r)
    for (const PosteriorDraw& draw : posterior->runs[r].draws) draws.emplace_back(r, &draw);
  found.worlds.resize(draws.size());
  fill(draws.size(), work, share_of_sampling, [&](std::size_t i) {
    const auto& [run, draw] = draws[i];
    BelievedWorld& one = found.worlds[i];
    try {
      const Scenario scenario = posterior->scenario_of(*draw);
      one = believed(scenario, compose_world(scenario, draw->expected_victims, work.stop), design);
    } catch (const UnsolvableScenario&) {  // at the edge of what can be
      one.log_weight = -INFINITY;
    }
    one.run = run;
    one.victims = draw->victims;
    one.unseen = draw->unseen;
  });
  drop_impossible(found);
  return found;
}

/// sum_h log Poisson(y_h; mean), without the y_h!, which all worlds have in common.
double log_likelihood_of(const ContingencyTable& table, const std::vector<double>& means) {
  double sum = 0.0;
  for (CaptureHistory h = 1; h < means.size(); ++h) {
    sum -= means[h];
    if (table[h] == 0.0) continue;
    if (!(means[h] > 0.0)) return -INFINITY;
    sum += table[h] * std::log(means[h]);
  }
  return sum;
}

/// The world of a point, solved for the table; nothing where there is none.
std::optional<std::pair<Scenario, World>> world_of(const Scenario& scenario, const Hold& hold,
                                                   const StopQuestion* stop) {
  try {
    Calibration calibration = calibrate(scenario, hold.table, hold.match, stop);
    auto* solved = std::get_if<Calibrated>(&calibration);
    if (solved == nullptr) return std::nullopt;
    return std::pair{std::move(solved->scenario), std::move(solved->world)};
  } catch (const UnsolvableScenario&) {
    return std::nullopt;
  }
}

BelievedWorlds of_sample(const StudyPlan& plan, const DesignSpec& design, const OutcomeWork& work) {
  BelievedWorlds found;
  const std::optional<Hold> hold = hold_of_points(plan);
  DN_EXPECT(hold, "a sample without a table is refused");
  found.kinds_of = places_of_kinds(design);
  found.entities = entities_of(hold->table);
  found.number_is_given = true;
  found.counts_ever_present = plan.scenario().estimation.target == Target::ever_present;
  found.runs = std::min(parts_of_sample, plan.rows.size());
  found.worlds.resize(plan.rows.size());
  const std::uint64_t seed = plan.scenario().monte_carlo.seed;
  fill(plan.rows.size(), work, 0.0, [&](std::size_t row) {
    BelievedWorld& one = found.worlds[row];
    const auto made = world_of(plan.points.make(plan.rows[row]).scenario, *hold, work.stop);
    if (!made) {
      one.log_weight = -INFINITY;
      return;
    }
    const auto& [scenario, world] = *made;
    one = believed(scenario, world, design);
    one.run = row * found.runs / plan.rows.size();
    one.log_weight = log_likelihood_of(hold->table, one.of_register.entities);
    one.victims = found.counts_ever_present && !world.victim_share ? world.expected_ever_present()
                                                                   : world.expected_victims();
    RandomStream stream(seed, 0, Purpose::design_truths, row);
    one.unseen = static_cast<double>(draw_poisson(one.of_register.unseen, stream));
  });
  drop_impossible(found);
  return found;
}

}  // namespace

std::optional<Hold> hold_of_points(const StudyPlan& plan) {
  if (plan.hold) return plan.hold;
  const std::optional<StudySpec>& study = plan.scenario().study;
  return study && study->lets_go ? std::nullopt : hold_of(plan.scenario());
}

BelievedWorlds believed_worlds(const StudyPlan& plan, const DesignSpec& design,
                               const OutcomeWork& work) {
  if (const auto* explained = std::get_if<ExplainRows>(&plan.meaning))
    return behind_table(explained->task, design, work);
  return of_sample(plan, design, work);
}

}  // namespace darknumber
