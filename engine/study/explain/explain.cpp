// SPDX-License-Identifier: MIT
#include "engine/study/explain/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "engine/scenario/switch_off.h"
#include "engine/study/explain/closed_form.h"
#include "engine/study/explain/explain_fault.h"
#include "engine/study/explain/posterior_worlds.h"
#include "engine/study/explain/sampler_bytes.h"
#include "engine/study/explain/summarise.h"
#include "engine/study/explain/witness.h"

namespace darknumber {
namespace {

/// Whether nothing is violated and every agency's probability is unknown.
bool is_clean(const FactorReach& reach) {
  return violations_of(reach.middle()).empty() &&
         WorldForm(reach.middle()).movable().size() == reach.middle().agencies.size();
}

/// The samplers of one kind: how they are called, and from where to where their progress goes.
struct SamplersPart {
  const char* name;
  double first;
  double last;
};

/// With the beliefs, and without them, where there is less to move.
constexpr SamplersPart with_factors{"with factors", 0.0, 0.85};
constexpr SamplersPart without_factors{"without factors", 0.85, 1.0};

std::vector<PosteriorRun> runs_of(const TableTarget& target, std::uint64_t seed,
                                  const ExplainWatch& watch, const SamplersPart& part) {
  std::vector<PosteriorRun> runs;
  const int count = target.study().runs;
  for (int r = 0; r < count; ++r) {
    SamplerSpec spec;
    spec.particles = target.study().particles;
    spec.seed = seed;
    spec.run = static_cast<std::uint32_t>(r);
    spec.threads = watch.threads;
    spec.stop = watch.stop;
    if (watch.progress)
      spec.progress = [&, r](double share) {
        watch.progress(part.first + (part.last - part.first) * (r + share) / count);
      };
    const std::string name = fmt::format("{}, run {}", part.name, r + 1);
    std::optional<SamplerState> before;
    if (watch.find)
      if (const std::optional<std::string> bytes = watch.find(name))
        before = sampler_state_in(*bytes, spec.particles, target.dimensions());
    if (before) spec.before = &*before;
    if (watch.keep)
      spec.keep = [&](const SamplerState& state, bool last) {
        watch.keep(
            name, [&] { return bytes_of(state); }, last);
      };
    runs.push_back(sample_posterior(target, spec));
  }
  return runs;
}

std::vector<PosteriorRun> runs_in_closed_form(const ClosedForm& closed, const TableTarget& target,
                                              std::uint64_t seed) {
  std::vector<PosteriorRun> runs;
  for (int r = 0; r < target.study().runs; ++r) {
    SamplerSpec spec;
    spec.particles = target.study().particles;
    spec.seed = seed;
    spec.run = static_cast<std::uint32_t>(r);
    runs.push_back(closed.draws(target, spec, target.study().runs));
  }
  return runs;
}

/// Whether the posterior of N is a sum.
bool has_closed_form(const TableTarget& target) {
  return target.factors() == 0 && !target.has_spread() && target.suppressed().empty() &&
         is_clean(target.reach());
}

Explanation in_closed_form(const TableTarget& target, std::uint64_t seed) {
  const ClosedForm closed(target.table(), target.study());
  Explanation found = summarise(target, runs_in_closed_form(closed, target, seed));
  found.closed_form = true;
  found.victims.mean = closed.mean();
  found.victims.sd = closed.sd();
  found.victims.mcse = Quantiles{};
  for (std::size_t q = 0; q < shown_quantiles.size(); ++q)
    found.victims.quantiles[q] = closed.quantile(shown_quantiles[q]);
  found.log_evidence_mcse = 0.0;
  found.witness = find_witnesses(target, StudySpec{}, {});
  return found;
}

/// Whether the evidence without factors has to be sampled, too.
bool samples_without_factors(const ExplainTask& task, const TableTarget& target,
                             const FactorReach& without) {
  if (is_clean(without) && task.suppressed.empty()) return false;
  return (!task.study.factors.empty() || target.has_spread()) &&
         is_possible(plain_task(task), without);
}

/// Of a run with few particles, on one thread; of one that takes too long by the share of its way
/// that it has made.
double pilot_seconds_a_particle(const ExplainTask& task, const FactorReach& reach,
                                const StopQuestion* stop) {
  using Clock = std::chrono::steady_clock;
  constexpr double long_enough = 2.0;
  double share = 0.0;
  double reached = 0.0;
  const auto start = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - start).count(); };
  const StopQuestion too_long = [&] {
    return (share > 0.0 && seconds() > long_enough) || (stop != nullptr && *stop && (*stop)());
  };
  const TableTarget target = target_of(task, reach);
  SamplerSpec spec;
  spec.seed = task.seed;
  spec.particles = std::max(64 + 4 * first_possible(task, reach, 0).value_or(0),
                            4 * static_cast<int>(target.dimensions()));
  spec.stop = &too_long;
  spec.progress = [&](double of_way) {
    share = of_way;
    reached = seconds();
  };
  try {
    sample_posterior(target, spec);
    reached = seconds();
    share = 1.0;
  } catch (const GivenUp&) {
    give_up_if_asked(stop);
  }
  return reached / share / spec.particles;
}

}  // namespace

double expected_seconds(const ExplainTask& task, int threads, const StopQuestion* stop) {
  const FactorReach reach(task.maker, task.study.factors);
  const TableTarget target = target_of(task, reach);
  if (has_closed_form(target)) return 0.0;
  double a_particle = pilot_seconds_a_particle(task, reach, stop);
  const FactorReach without(task.maker, {});
  if (samples_without_factors(task, target, without))
    a_particle += pilot_seconds_a_particle(plain_task(task), without, stop);
  return a_particle * target.study().particles * target.study().runs / threads;
}

Explanation explain(const ExplainTask& task, const ExplainWatch& watch) {
  const FactorReach reach(task.maker, task.study.factors);
  const TableTarget target = target_of(task, reach);
  if (has_closed_form(target)) return in_closed_form(target, task.seed);
  const std::vector<PosteriorRun> runs = runs_of(target, task.seed, watch, with_factors);
  Explanation found = summarise(target, runs);
  found.witness = find_witnesses(target, task.study, runs.front().corners);
  const FactorReach without(task.maker, {});
  const ExplainTask plain = plain_task(task);
  if (is_clean(without) && task.suppressed.empty()) {
    found.log_evidence_without_factors = ClosedForm(task.table, options_of(plain)).log_evidence();
    found.log_evidence_without_factors_mcse = 0.0;
  } else if (samples_without_factors(task, target, without)) {
    const EvidenceOfRuns evidence =
        evidence_of(runs_of(target_of(plain, without), task.seed, watch, without_factors));
    found.log_evidence_without_factors = evidence.mean;
    found.log_evidence_without_factors_mcse = evidence.mcse;
  }
  return found;
}

PosteriorWorlds::PosteriorWorlds(const ExplainTask& task)
    : reach(task.maker, task.study.factors), target(target_of(task, reach)) {}

Scenario PosteriorWorlds::scenario_of(const PosteriorDraw& draw) const {
  VariedScenario varied(reach);
  Scenario scenario = varied.at(draw.factors);
  if (!draw.at.empty())
    return scenario_at(target.form(), std::move(scenario), target.coordinates(draw.at));
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
    scenario.agencies[j].rates.capture_probability = draw.capture[j];
    for (AgencyRates& rates : scenario.agencies[j].in_stratum)
      rates.capture_probability = draw.capture[j];
  }
  return scenario;
}

std::unique_ptr<const PosteriorWorlds> worlds_behind(const ExplainTask& task,
                                                     const ExplainWatch& watch) {
  auto worlds = std::make_unique<PosteriorWorlds>(task);
  const TableTarget& target = worlds->target;
  worlds->runs =
      has_closed_form(target)
          ? runs_in_closed_form(ClosedForm(target.table(), target.study()), target, task.seed)
          : runs_of(target, task.seed, watch, SamplersPart{with_factors.name, 0.0, 1.0});
  worlds->summary = summarise(target, worlds->runs);
  return worlds;
}

}  // namespace darknumber
