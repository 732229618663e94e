// SPDX-License-Identifier: MIT
#include "engine/world/false_positives.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/world/alarm_search.h"
#include "engine/world/bystander_records.h"
#include "engine/world/intercepts.h"
#include "engine/world/solving/linear_solve.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr int most_alarm_steps = 60;  // Newton from below needs about 5

/// Shares asked together: over the whole list, or in one stratum.
struct Asked {
  std::vector<std::size_t> strata;
  std::vector<double> shares;   // phi_j
  std::vector<double> victims;  // V_j: victims' reported records in these strata
  std::vector<double> wanted;   // B_j = V_j phi_j / (1 - phi_j)
  bool by_stratum = false;
};

std::string path_of(const Scenario& scenario, const Asked& asked, std::size_t j) {
  const std::string& name = scenario.agencies[j].name;
  return asked.by_stratum ? fmt::format("agencies[{}].by_stratum[{}].false_positive_share", name,
                                        scenario.population.strata[asked.strata.front()].name)
                          : fmt::format("agencies[{}].false_positive_share", name);
}

[[noreturn]] void refuse(const Scenario& scenario, const Asked& asked, std::size_t j,
                         const std::string& why, const std::string& advice) {
  throw UnsolvableScenario(
      path_of(scenario, asked, j),
      fmt::format("a share of {} false positives on the list of {} cannot be reached: {}",
                  asked.shares[j], scenario.agencies[j].name, why),
      advice);
}

double share_of(double bystanders, double victims) {
  return bystanders / (bystanders + victims);
}

/// To four digits, up or down, so that the share named in an advice is itself in reach.
double rounded(double share, double (*round)(double)) {
  if (share <= 0.0) return share;
  const double unit = std::pow(10.0, std::ceil(std::log10(share)) - 4.0);
  const double steps = share / unit;
  const double nearest = std::round(steps);
  return unit * (std::abs(steps - nearest) < 1e-6 ? nearest : round(steps));
}

[[noreturn]] void refuse_too_few(const Scenario& scenario, const Asked& asked, std::size_t j,
                                 std::int64_t count, double most_records) {
  refuse(
      scenario, asked, j, fmt::format("{} bystanders are too few", count),
      fmt::format("with them the share can reach {:.4g}; raise bystanders.count or lower the share",
                  rounded(share_of(most_records, asked.victims[j]), std::floor)));
}

[[noreturn]] void refuse_referred(const Scenario& scenario, const Asked& asked, std::size_t j,
                                  double records) {
  refuse(scenario, asked, j, "referral from other agencies alone brings more",
         fmt::format("referral alone brings a share of {:.4g}; ask for at least that, or for 0, "
                     "which means no false alarms of its own",
                     rounded(share_of(records, asked.victims[j]), std::ceil)));
}

/// Refuses at once what has no meaning, whatever the alarms.
void check(const Scenario& scenario, const Asked& asked, const BystanderRecords& records) {
  for (std::size_t j = 0; j < asked.shares.size(); ++j) {
    if (asked.shares[j] == 0.0) continue;
    if (asked.victims[j] == 0.0)
      refuse(scenario, asked, j, "it has no records of victims, so every record would be false",
             "give the agency a capture and a reporting probability above 0, or a share of 0");
    if (records.per_alarm(j, j) == 0.0)
      refuse(scenario, asked, j, "it reports no bystander at all",
             "give a reporting probability and a share of bystanders above 0, or a share of 0");
  }
}

std::vector<std::size_t> positive(const std::vector<double>& shares) {
  std::vector<std::size_t> agencies;
  for (std::size_t j = 0; j < shares.size(); ++j)
    if (shares[j] > 0.0) agencies.push_back(j);
  return agencies;
}

/// The alarms of `agencies`, no other raising any, where records are linear in alarms.
std::vector<double> solve_linear_alarms(const Scenario& scenario, const Asked& asked,
                                        const BystanderRecords& records,
                                        const std::vector<std::size_t>& agencies) {
  std::vector<double> matrix;
  std::vector<double> right;
  for (std::size_t j : agencies) {
    for (std::size_t l : agencies) matrix.push_back(records.per_alarm(j, l));
    right.push_back(asked.wanted[j]);
  }
  const auto solution = solve_linear(std::move(matrix), std::move(right));
  if (!solution)
    refuse(scenario, asked, agencies.front(),
           "the referrals pass every bystander on, so that the lists cannot be told apart",
           "lower the referral probabilities below 1");
  std::vector<double> alarms(asked.shares.size(), 0.0);
  for (std::size_t i = 0; i < agencies.size(); ++i) alarms[agencies[i]] = (*solution)[i];
  return alarms;
}

/// Own alarms for which records are linear in alarms: unlimited bystanders, or a finite number whom
/// nothing but reporting can move between lists. Expected numbers. An agency whose alarms would
/// have to be negative is refused, with what the others' alarms, solved without it, refer to it.
std::vector<double> solve_proportional(const Scenario& scenario, const Asked& asked,
                                       const BystanderRecords& records) {
  std::vector<std::size_t> agencies = positive(asked.shares);
  std::optional<std::size_t> refused;
  for (;;) {
    std::vector<double> alarms = solve_linear_alarms(scenario, asked, records, agencies);
    const auto below = std::find_if(agencies.begin(), agencies.end(), [&](std::size_t j) {
      return alarms[j] < -records_tolerance * asked.wanted[j];
    });
    if (below == agencies.end()) {
      for (double& number : alarms) number = std::max(number, 0.0);  // of the rounding left
      if (!refused) return alarms;
      double referred = 0.0;
      for (std::size_t l : agencies) referred += records.per_alarm(*refused, l) * alarms[l];
      refuse_referred(scenario, asked, *refused, referred);
    }
    if (!refused) refused = *below;
    agencies.erase(below);
  }
}

/// Agencies whose alarms can still be moved towards what is asked: not those that raise none and
/// are above it already.
std::vector<std::size_t> movable(const Asked& asked, const std::vector<double>& alarms,
                                 const std::vector<double>& records) {
  std::vector<std::size_t> agencies;
  for (std::size_t j : positive(asked.shares))
    if (alarms[j] > 0.0 || records[j] <= asked.wanted[j]) agencies.push_back(j);
  return agencies;
}

/// Names the agency that the best alarms found miss most.
[[noreturn]] void refuse_finite(const Scenario& scenario, const Asked& asked,
                                const std::vector<double>& alarms,
                                const std::vector<double>& records) {
  const std::vector<std::size_t> agencies = positive(asked.shares);
  for (std::size_t j : agencies)
    if (alarms[j] == 0.0 && records[j] > asked.wanted[j] * (1.0 + records_accepted))
      refuse_referred(scenario, asked, j, records[j]);
  const std::size_t worst =
      *std::max_element(agencies.begin(), agencies.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(records[a] - asked.wanted[a]) / asked.wanted[a] <
               std::abs(records[b] - asked.wanted[b]) / asked.wanted[b];
      });
  if (records[worst] < asked.wanted[worst])
    refuse_too_few(scenario, asked, worst, *scenario.bystanders.count, records[worst]);
  refuse(scenario, asked, worst, "no false-alarm probabilities were found that give it",
         fmt::format("the nearest found gives {:.4g}",
                     share_of(records[worst], asked.victims[worst])));
}

/// Alarm probabilities among `count` bystanders who can be on several lists and be referred or
/// lost: Newton's method from 0, which rises to the least solution since records grow less than in
/// proportion to alarms. Derivatives are finite differences; the first are those at 0.
std::vector<double> solve_finite(const Scenario& scenario, const Asked& asked,
                                 const BystanderRecords& records) {
  const std::vector<std::size_t> agencies = positive(asked.shares);
  std::vector<double> alarms(asked.shares.size(), 0.0);
  std::vector<double> here(asked.shares.size(), 0.0);
  for (int steps = 0; steps < most_alarm_steps; ++steps) {
    const std::vector<std::size_t> moved = movable(asked, alarms, here);
    if (worst_error(here, asked.wanted, moved) <= records_tolerance) break;
    const std::vector<double> slopes = records.slopes(alarms, here, moved);
    std::vector<double> right;
    for (std::size_t j : moved) right.push_back(asked.wanted[j] - here[j]);
    const auto step = solve_linear(slopes, std::move(right));
    if (!step) break;
    for (std::size_t i = 0; i < moved.size(); ++i)
      alarms[moved[i]] = std::clamp(alarms[moved[i]] + (*step)[i], 0.0, 1.0);
    here = records.of(alarms);
  }
  if (worst_error(here, asked.wanted, agencies) <= records_accepted) return alarms;
  refuse_finite(scenario, asked, alarms, here);
}

/// The detection is solved with the alarms where it can be, and else for one set of alarms after
/// the other: that way has the last word on shares that cannot be reached, too.
BystanderAlarms solve_finite_or_refuse(const Scenario& scenario, const Asked& asked,
                                       const BystanderRecords& records, const StopQuestion* stop) {
  if (!records.are_linear()) return {solve_finite(scenario, asked, records), {}};
  DetectionTarget target = detection_target(scenario, Group::bystanders, asked.strata.front());
  target.stop = stop;
  auto solved = find_alarms(std::move(target), records, positive(asked.shares), asked.wanted);
  if (!solved) return {solve_finite(scenario, asked, records), {}};
  BystanderAlarms found;
  for (std::size_t j = 0; j < asked.shares.size(); ++j)
    found.alarms.push_back(margin(solved->law, static_cast<int>(j)));
  found.solved = std::move(solved);
  return found;
}

/// Own alarms of what is asked together: probabilities where bystanders are finite, else numbers.
BystanderAlarms solve(const Scenario& scenario, const World& world, const Asked& asked,
                      const StopQuestion* stop) {
  const BystanderRecords records(scenario, world, asked.strata, asked.by_stratum, stop);
  check(scenario, asked, records);
  if (positive(asked.shares).empty()) return {std::vector<double>(asked.shares.size(), 0.0), {}};
  if (world.bystander_kind == BystanderKind::unlimited)
    return {solve_proportional(scenario, asked, records), {}};
  if (!records.are_proportional()) return solve_finite_or_refuse(scenario, asked, records, stop);
  std::vector<double> alarms = solve_proportional(scenario, asked, records);
  const auto most = static_cast<double>(world.bystanders);
  for (std::size_t j = 0; j < alarms.size(); ++j) {
    if (alarms[j] > most)
      refuse_too_few(scenario, asked, j, world.bystanders, most * records.per_alarm(j, j));
    alarms[j] /= most;
  }
  return {std::move(alarms), {}};
}

Asked ask(const Scenario& scenario, const World& world, std::vector<std::size_t> strata,
          bool by_stratum) {
  Asked asked;
  asked.by_stratum = by_stratum;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j) {
    const AgencySpec& agency = scenario.agencies[j];
    const double share = by_stratum ? agency.in_stratum[strata.front()].false_positive_share
                                    : agency.rates.false_positive_share;
    double victims = 0.0;
    for (std::size_t s : strata)
      for (std::size_t c = 0; c < world.presence.classes.size(); ++c)
        victims += world.expected_victims() * world.strata[s].share *
                   world.presence.classes[c].expected *
                   margin(world.strata[s].victim_histories[c], static_cast<int>(j));
    asked.shares.push_back(share);
    asked.victims.push_back(victims);
    asked.wanted.push_back(victims * share / (1.0 - share));
  }
  asked.strata = std::move(strata);
  return asked;
}

}  // namespace

std::vector<BystanderAlarms> solve_bystanders(const Scenario& scenario, const World& world,
                                              const StopQuestion* stop) {
  std::vector<std::size_t> all;
  for (std::size_t s = 0; s < world.strata.size(); ++s) all.push_back(s);
  std::vector<BystanderAlarms> strata;
  if (scenario.bystanders.share_by_stratum) {
    for (std::size_t s : all)
      strata.push_back(solve(scenario, world, ask(scenario, world, {s}, true), stop));
    return strata;
  }
  strata.assign(all.size(), solve(scenario, world, ask(scenario, world, all, false), stop));
  if (world.bystander_kind == BystanderKind::unlimited)
    for (std::size_t s : all)
      for (double& number : strata[s].alarms) number *= world.strata[s].bystander_share;
  return strata;
}

Alarms solve_alarms(const Scenario& scenario, const World& world, const StopQuestion* stop) {
  Alarms alarms;
  for (BystanderAlarms& stratum : solve_bystanders(scenario, world, stop))
    alarms.push_back(std::move(stratum.alarms));
  return alarms;
}

}  // namespace darknumber
