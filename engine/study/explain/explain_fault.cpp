// SPDX-License-Identifier: MIT
#include "engine/study/explain/explain_fault.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/random/normal_distribution.hpp>
#include <cmath>

#include "engine/study/explain/boundedness.h"
#include "engine/world/compose_groups.h"

namespace darknumber {
namespace {

bool starts_possible(const TableTarget& target, VariedScenario& varied, std::uint64_t seed,
                     std::uint32_t run, std::uint32_t particle) {
  RandomStream stream(seed, run, Purpose::explain_start, particle);
  std::vector<double> at(target.dimensions());
  for (double& x : at) x = boost::random::normal_distribution<double>()(stream);
  return target.log_ratio(varied, at) > -INFINITY;
}

/// Whether some of the worlds that are believed in can be and make the table.
bool are_enough_possible(const ExplainTask& task, const FactorReach& reach) {
  constexpr std::uint32_t tried = 1000;
  constexpr std::uint32_t enough = 10;
  const TableTarget target = target_of(task, reach);
  VariedScenario varied(reach);
  std::uint32_t possible = 0;
  for (std::uint32_t i = 0; i < tried && possible < enough; ++i)
    possible += starts_possible(target, varied, task.seed, 0, i) ? 1 : 0;
  return possible == enough;
}

/// Whether every run begins with such a world at least.
bool every_run_begins(const ExplainTask& task, const FactorReach& reach) {
  for (int run = 0; run < options_of(task).runs; ++run)
    if (!first_possible(task, reach, static_cast<std::uint32_t>(run))) return false;
  return true;
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

}  // namespace

bool is_possible(const ExplainTask& task, const FactorReach& reach) {
  return are_enough_possible(task, reach) && every_run_begins(task, reach);
}

std::optional<int> first_possible(const ExplainTask& task, const FactorReach& reach,
                                  std::uint32_t run) {
  const TableTarget target = target_of(task, reach);
  VariedScenario varied(reach);
  for (int particle = 0; particle < options_of(task).particles; ++particle)
    if (starts_possible(target, varied, task.seed, run, static_cast<std::uint32_t>(particle)))
      return particle;
  return std::nullopt;
}

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
  if (!are_enough_possible(task, reach))
    return ExplainFault{"study.type", "next to no world of those believed in can make this table",
                        "Some history in it must be impossible: an agency that detects nobody, or "
                        "two that share nobody; or a share of false records is out of reach."};
  if (!every_run_begins(task, reach))
    return ExplainFault{
        "study.particles",
        fmt::format("a run begins with {} worlds, none of which can make this table",
                    options_of(task).particles),
        "Few of those believed in can; take more particles."};
  return std::nullopt;
}

}  // namespace darknumber
