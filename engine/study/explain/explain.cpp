// SPDX-License-Identifier: MIT
#include "engine/study/explain/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <chrono>
#include <cmath>

#include "engine/scenario/switch_off.h"
#include "engine/study/explain/boundedness.h"
#include "engine/study/explain/closed_form.h"
#include "engine/study/explain/posterior_worlds.h"
#include "engine/study/explain/sampler_bytes.h"
#include "engine/study/explain/summarise.h"
#include "engine/study/explain/witness.h"
#include "engine/world/compose_groups.h"

namespace darknumber {
namespace {

const ExplainStudy& options_of(const ExplainTask& task) {
  return std::get<ExplainStudy>(task.study.type);
}

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

/// Whether some of the worlds that are believed in can be and make the table.
bool is_possible(const ExplainTask& task, const FactorReach& reach) {
  constexpr std::uint32_t tried = 1000;
  constexpr std::uint32_t enough = 10;
  const TableTarget target(options_of(task), copula_of(task.study), reach, task.table,
                           task.suppressed);
  VariedScenario varied(reach);
  std::uint32_t possible = 0;
  for (std::uint32_t i = 0; i < tried && possible < enough; ++i) {
    RandomStream stream(task.seed, 0, Purpose::explain_start, i);
    std::vector<double> at(target.dimensions());
    for (double& x : at) x = boost::random::normal_distribution<double>()(stream);
    possible += target.log_ratio(varied, at) > -INFINITY ? 1 : 0;
  }
  return possible == enough;
}

/// Whether all counts, and what suppressed ones can be, are whole.
bool is_whole(const ExplainTask& task) {
  std::vector<double> counts(task.table.counts().begin(), task.table.counts().end());
  for (const SuppressedCount& count : task.suppressed) {
    counts[count.history] = count.least;
    counts.push_back(count.most);
  }
  return std::all_of(counts.begin(), counts.end(),
                     [](double count) { return count == std::floor(count); });
}

/// The table in which every suppressed count is the least that it can be.
ContingencyTable least_of(const ExplainTask& task) {
  std::vector<double> counts(task.table.counts().begin(), task.table.counts().end());
  for (const SuppressedCount& count : task.suppressed) counts[count.history] = count.least;
  return {task.table.lists(), std::move(counts)};
}

/// The same without factors and misfit.
ExplainTask plain_task(ExplainTask task) {
  task.study.factors.clear();
  task.study.rank_correlations.clear();
  std::get<ExplainStudy>(task.study.type).misfit.reset();
  return task;
}

}  // namespace

std::optional<ExplainFault> fault_of(const ExplainTask& task) {
  if (!is_whole(task))
    return ExplainFault{"study.table", "the table has counts that are not whole",
                        "Worlds are weighed by how likely they make whole counts; round them. A "
                        "count that was suppressed because it is below 5 is written <5."};
  for (int j = 0; j < task.table.lists(); ++j)
    if (task.table.on_all(only(j)) == 0.0)
      return ExplainFault{"study.table", fmt::format("list {} of the table is empty", j + 1),
                          "A list without records says nothing of the agency; leave it out."};
  const FactorReach reach(task.maker, task.study.factors);
  if (!options_of(task).victims && is_unbounded(reach, least_of(task)))
    return ExplainFault{
        "study.type",
        "every history on two lists or more can come from a single detection here, by referral, "
        "false links or bystanders on several lists: without a belief in the number of victims, "
        "any number explains the table",
        "Give \"victims_belief\": {\"log_uniform\": [LOW, HIGH]}."};
  const Scenario& middle = reach.middle();
  if (middle.estimation.target == Target::reachable)
    return ExplainFault{
        "estimation.target.reachable",
        "explain tells how many victims there are, not how many are within reach of "
        "the lists",
        "Leave \"target\" out, or take \"ever_present\"."};
  if (!groups_found(middle).empty())
    return ExplainFault{"population.groups",
                        "people who are found together are not on lists independently, as explain "
                        "takes them to be",
                        "Leave out \"groups\", or \"found_in_visit\" of every agency."};
  const WorldForm form(middle);
  if (form.movable().empty())
    return ExplainFault{"agencies", "no agency has a capture probability between 0 and 1",
                        "Worlds differ by how many victims agencies detect; give one."};
  if (!is_possible(task, reach))
    return ExplainFault{"study.type", "next to no world of those believed in can make this table",
                        "Some history in it must be impossible: an agency that detects nobody, or "
                        "two that share nobody; or a share of false records is out of reach."};
  return std::nullopt;
}

double expected_seconds(const ExplainTask& task, int threads) {
  using Clock = std::chrono::steady_clock;
  constexpr double enough = 0.3;
  constexpr double usual_temperatures = 20.0;
  const FactorReach reach(task.maker, task.study.factors);
  const TableTarget target(options_of(task), copula_of(task.study), reach, task.table,
                           task.suppressed);
  if (has_closed_form(target)) return 0.0;
  const auto dimensions = static_cast<double>(target.dimensions());
  VariedScenario varied(reach);
  std::vector<double> at(target.dimensions(), 0.0);
  const auto start = Clock::now();
  double seconds = 0.0;
  int worlds = 0;
  for (; seconds < enough; ++worlds) {
    for (std::size_t d = 0; d < at.size(); ++d)
      at[d] = 0.3 * std::sin(static_cast<double>(worlds) + static_cast<double>(d));
    (void)target.log_ratio(varied, at);
    seconds = std::chrono::duration<double>(Clock::now() - start).count();
  }
  const double moves = usual_temperatures * std::max(10.0, 2.0 * dimensions) + 5.0 * dimensions;
  return seconds / worlds * moves * target.study().particles * target.study().runs / threads;
}

Explanation explain(const ExplainTask& task, const ExplainWatch& watch) {
  const GaussianCopula copula = copula_of(task.study);
  const FactorReach reach(task.maker, task.study.factors);
  const TableTarget target(options_of(task), copula, reach, task.table, task.suppressed);
  if (has_closed_form(target)) return in_closed_form(target, task.seed);
  const std::vector<PosteriorRun> runs = runs_of(target, task.seed, watch, with_factors);
  Explanation found = summarise(target, runs);
  found.witness = find_witnesses(target, task.study, runs.front().corners);
  const FactorReach without(task.maker, {});
  ExplainStudy plain = options_of(task);
  plain.misfit.reset();
  if (is_clean(without) && task.suppressed.empty()) {
    found.log_evidence_without_factors = ClosedForm(task.table, plain).log_evidence();
    found.log_evidence_without_factors_mcse = 0.0;
  } else if ((!task.study.factors.empty() || target.has_spread()) &&
             is_possible(plain_task(task), without)) {
    const auto independent = GaussianCopula::make(0, {});
    const TableTarget base(plain, *independent, without, task.table, task.suppressed);
    const EvidenceOfRuns evidence = evidence_of(runs_of(base, task.seed, watch, without_factors));
    found.log_evidence_without_factors = evidence.mean;
    found.log_evidence_without_factors_mcse = evidence.mcse;
  }
  return found;
}

PosteriorWorlds::PosteriorWorlds(const ExplainTask& task)
    : reach(task.maker, task.study.factors),
      target(options_of(task), copula_of(task.study), reach, task.table, task.suppressed) {}

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
