// SPDX-License-Identifier: MIT
#include "engine/world/calibration/calibration_misfit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr double fits = 1e-9;       // relative
constexpr double far_shift = 40.0;  // exp(40) is 2e17: a probability of 0 or 1 but for rounding
constexpr double rounding = 1e-9;   // relative, of a size where it cannot be moved further

Misfit does_not_fit(std::string reason) {
  return {Misfit::Kind::does_not_fit, std::move(reason)};
}

/// A number of persons or entities as a reader wants it: 7 digits.
std::string number(double value) {
  return fmt::format("{:.7g}", value);
}

double size_of(const ContingencyTable& table, std::size_t agency) {
  return table.on_all(only(static_cast<int>(agency)));
}

/// Reported records of bystanders on a list.
double false_records(const World& world, std::size_t agency) {
  double sum = 0.0;
  for (const StratumWorld& stratum : world.strata) {
    if (world.bystander_kind == BystanderKind::none) continue;
    const double persons = world.bystander_kind == BystanderKind::finite
                               ? world.expected_bystanders() * stratum.bystander_share
                               : 1.0;
    sum += persons * margin(stratum.bystander_histories, static_cast<int>(agency));
  }
  return sum;
}

Misfit too_long(const CalibrationSystem& system, const CalibrationSystem::Point& point,
                std::size_t agency) {
  const double of_bystanders = false_records(point.world, agency);
  if (of_bystanders >= system.size(agency))
    return does_not_fit(
        fmt::format("the false records asked for exceed the list of {}: {} are expected, and the "
                    "table has {} records in all",
                    system.name(agency), number(of_bystanders), number(system.size(agency))));
  return does_not_fit(
      fmt::format("the list of {} cannot be as short as the table's {} {}: {}referrals from other "
                  "agencies alone bring {}",
                  system.name(agency), number(system.size(agency)), system.counted(),
                  of_bystanders > 0.0 ? "false records and " : "",
                  number(size_of(point.expected.entities, agency))));
}

Misfit too_short(const CalibrationSystem& system, const CalibrationSystem::Point& point,
                 std::size_t agency) {
  return does_not_fit(fmt::format(
      "the list of {} cannot be as long as the table's {} {}: if the agency detected every one of "
      "{} victims it would have {}",
      system.name(agency), number(system.size(agency)), system.counted(),
      number(point.world.victims), number(size_of(point.expected.entities, agency))));
}

Misfit not_solved(const std::string& what, double error) {
  return {Misfit::Kind::not_solved,
          fmt::format("no world was found with {}, though there may be one; the nearest is off "
                      "by a factor of {:.6g}",
                      what, std::exp(std::abs(error)))};
}

std::string pair_name(const CalibrationSystem& system, const CalibrationSystem::Pair& pair) {
  return fmt::format("{} and {}", system.name(pair.first), system.name(pair.second));
}

std::optional<CalibrationSystem::Point> try_at(const CalibrationSystem& system,
                                               const std::vector<double>& unknowns) {
  try {
    return system.at(unknowns);
  } catch (const UnsolvableScenario&) {
    return std::nullopt;
  }
}

/// The list sizes and overlaps that a point has, against the table's: log(expected / table).
std::vector<double> differences(const CalibrationSystem& system,
                                const CalibrationSystem::Point& point) {
  std::vector<double> result;
  const ContingencyTable& entities = point.expected.entities;
  for (std::size_t j : system.agencies())
    result.push_back(std::log(size_of(entities, j) / system.size(j)));
  for (const CalibrationSystem::Pair& pair : system.pairs())
    result.push_back(std::log(entities.on_all(pair.both()) / system.table().on_all(pair.both())));
  return result;
}

/// The point where all list sizes (and overlaps) are met but the one of unknown `fixed`, which
/// stays as it is, like N. Nothing where the search for it fails.
std::optional<CalibrationSystem::Point> met_with(CalibrationSystem& system,
                                                 const std::vector<double>& unknowns,
                                                 std::size_t fixed) {
  const auto joined = [&](const std::vector<double>& others) {
    std::vector<double> all{unknowns.front()};
    all.insert(all.end(), others.begin(), others.end());
    all.insert(all.begin() + static_cast<std::ptrdiff_t>(fixed), unknowns[fixed]);
    return all;
  };
  const auto without_fixed = [&](std::vector<double> all) {
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(fixed));
    all.erase(all.begin());
    return all;
  };
  const RootSearch ended = find_root(
      [&](const std::vector<double>& others) {
        auto residuals = system.residuals(joined(others));
        return residuals ? std::optional(without_fixed(*residuals)) : std::nullopt;
      },
      without_fixed(unknowns));
  return ended.solved() ? try_at(system, joined(ended.at)) : std::nullopt;
}

/// Whether a capture probability of next to 0, or of next to 1, shows that this list cannot be met:
/// with it the other lists are met, and this one is still too long, or too short.
std::optional<Misfit> shown_by_extreme(CalibrationSystem& system, std::vector<double> unknowns,
                                       std::size_t index, double difference) {
  const std::size_t agency = system.agencies()[index];
  unknowns[1 + index] = difference > 0.0 ? -far_shift : far_shift;
  const auto extreme = met_with(system, unknowns, 1 + index);
  if (!extreme) return std::nullopt;
  const double reached = size_of(extreme->expected.entities, agency);
  if (difference > 0.0 && reached >= system.size(agency) * (1.0 - rounding))
    return too_long(system, *extreme, agency);
  if (difference < 0.0 && reached <= system.size(agency) * (1.0 + rounding))
    return too_short(system, *extreme, agency);
  return std::nullopt;
}

/// As shown_by_extreme, for the overlap of a pair: with an odds ratio of next to 0, or next to
/// infinity, everything else is met, and the overlap is still too large, or too small.
std::optional<Misfit> shown_by_odds(CalibrationSystem& system, std::vector<double> unknowns,
                                    std::size_t index, double log_odds) {
  const std::size_t fixed = 1 + system.agencies().size() + index;
  unknowns[fixed] = log_odds;
  const auto extreme = met_with(system, unknowns, fixed);
  if (!extreme) return std::nullopt;
  const CalibrationSystem::Pair& pair = system.pairs()[index];
  const double wanted = system.table().on_all(pair.both());
  const double reached = extreme->expected.entities.on_all(pair.both());
  if (log_odds < 0.0 ? reached < wanted * (1.0 - rounding) : reached > wanted * (1.0 + rounding))
    return std::nullopt;
  return does_not_fit(fmt::format(
      "the overlap of {} cannot be as {} as the table's {}: if {} victim that the one detects were "
      "detected by the other, {} would be on both lists",
      pair_name(system, pair), log_odds < 0.0 ? "small" : "large", number(wanted),
      log_odds < 0.0 ? "no" : "every", number(reached)));
}

/// The pair that keeps the overlaps from being met, where one can be named: those whose overlap is
/// out of reach near the start of the search are tried, the worst first. Where the search itself
/// ended tells little: it gives way at pairs that could be met.
std::optional<Misfit> shown_by_some_pair(CalibrationSystem& system, double log_victims) {
  std::vector<double> start = system.start();
  start.front() = log_victims;
  std::fill(start.begin() + 1 + static_cast<std::ptrdiff_t>(system.agencies().size()), start.end(),
            0.0);
  struct Suspect {
    std::size_t index;
    double log_odds;  // the extreme that does not reach the overlap
    double beyond;    // the log of the factor by which
  };
  std::vector<Suspect> suspects;
  for (std::size_t index = 0; index < system.pairs().size(); ++index)
    for (double log_odds : {-far_shift, far_shift}) {
      std::vector<double> unknowns = start;
      unknowns[1 + system.agencies().size() + index] = log_odds;
      const auto point = try_at(system, unknowns);
      if (!point) continue;
      const CaptureHistory both = system.pairs()[index].both();
      const double beyond =
          std::log(point->expected.entities.on_all(both) / system.table().on_all(both));
      if (beyond * log_odds < 0.0) suspects.push_back({index, log_odds, std::abs(beyond)});
    }
  std::stable_sort(suspects.begin(), suspects.end(),
                   [](const Suspect& a, const Suspect& b) { return a.beyond > b.beyond; });
  for (const Suspect& suspect : suspects)
    if (auto shown = shown_by_odds(system, start, suspect.index, suspect.log_odds)) return shown;
  return std::nullopt;
}

bool differs(double expected, double wanted) {
  return std::abs(expected - wanted) > fits * std::max(wanted, fits);
}

}  // namespace

std::optional<Misfit> misfit_at_once(const CalibrationSystem& system) {
  const ContingencyTable& table = system.table();
  for (std::size_t j : system.agencies())
    if (size_of(table, j) == 0.0)
      return does_not_fit(fmt::format(
          "nobody in the table is on the list of {}, whose capture probability is above 0",
          system.name(j)));
  if (system.agencies().empty() && !system.anchor())
    return does_not_fit(
        "no agency has a capture probability above 0 and reports: nobody detects a victim, so the "
        "number of victims remains open");
  if (system.match() == Match::pairs && table.lists() == 2)
    return does_not_fit(
        "with two lists, their sizes and their overlap are the whole table, and any number of "
        "victims fits: match the list sizes alone");
  if (!system.anchor() && surplus(table, system.match()) == 0.0)
    return does_not_fit(
        system.match() == Match::sizes
            ? "nobody in the table is on two lists, so it cannot tell a finite number of victims "
              "from a larger one"
            : "nobody in the table is on three lists, so its overlaps cannot tell one number of "
              "victims from another");
  return std::nullopt;
}

ListsMisfit misfit_of_lists(CalibrationSystem& system, const std::vector<double>& unknowns,
                            const RootSearch& ended, const std::string& refusal) {
  const int fewer = system.has_certain_detections() ? -1 : 0;
  if (ended.walled && !refusal.empty()) {
    const bool at_once = ended.error == INFINITY;
    return {at_once ? does_not_fit(refusal)
                    : Misfit{Misfit::Kind::not_solved,
                             "the way to the table's list sizes ends where " + refusal},
            fewer < 0 ? fewer : 1};
  }
  const auto point = try_at(system, unknowns);
  if (!point) return {not_solved("the table's list sizes", ended.error)};
  if (auto shown = shown_by_some_pair(system, unknowns.front())) return {*shown, 1};
  const std::vector<double> off = differences(system, *point);
  const auto worst = std::max_element(off.begin(), off.end(),
                                      [](double a, double b) { return std::abs(a) < std::abs(b); });
  const auto index = static_cast<std::size_t>(worst - off.begin());
  if (index >= system.agencies().size()) return {not_solved("the table's overlaps", *worst)};
  if (auto shown = shown_by_extreme(system, unknowns, index, *worst))
    return {*shown, *worst < 0.0 ? 1 : fewer};
  return {not_solved(fmt::format("the table's list of {}", system.name(system.agencies()[index])),
                     *worst)};
}

Misfit misfit_of_observed(const CalibrationSystem& system, const std::vector<double>& nearest) {
  const auto point = system.at(nearest);
  if (system.anchor()) return *misfit_at(system, point);
  const ContingencyTable& entities = point.expected.entities;
  const bool more = entities.observed() > system.table().observed();
  const std::string ending = fmt::format(
      "as the table's, in which {} are observed: the nearest, with {} victims, has {}",
      number(system.table().observed()), number(point.world.victims), number(entities.observed()));
  return does_not_fit(
      system.match() == Match::pairs
          ? fmt::format("no number of victims makes as {} on three lists or more {}",
                        more ? "few be" : "many be", ending)
          : fmt::format("no number of victims makes the lists overlap as {} {}",
                        more ? "much" : "little", ending));
}

std::optional<Misfit> misfit_at(const CalibrationSystem& system,
                                const CalibrationSystem::Point& point) {
  const ContingencyTable& table = system.table();
  const ContingencyTable& entities = point.expected.entities;
  const auto agencies = static_cast<std::size_t>(table.lists());
  for (std::size_t j = 0; j < agencies; ++j)
    if (differs(size_of(entities, j), size_of(table, j)))
      return does_not_fit(fmt::format(
          "the capture probability of {} is 0 or 1, which no shift of log-odds changes: its list "
          "has {} entities, and the table's {}",
          system.name(j), number(size_of(entities, j)), number(size_of(table, j))));
  for (std::size_t j = 0; system.match() == Match::pairs && j < agencies; ++j)
    for (std::size_t l = j + 1; l < agencies; ++l) {
      const CalibrationSystem::Pair pair{j, l};
      const double expected = entities.on_all(pair.both());
      if (differs(expected, table.on_all(pair.both())))
        return does_not_fit(fmt::format(
            "no odds ratio gives the table's overlap of {}: {} are on both lists, and "
            "in the table {}",
            pair_name(system, pair), number(expected), number(table.on_all(pair.both()))));
    }
  if (!differs(entities.observed(), table.observed())) return std::nullopt;
  if (system.anchor())
    return does_not_fit(fmt::format(
        "the list of {}, whose capture probability is 1, fixes the number of victims at {}, with "
        "which {} are observed, and in the table {}",
        system.name(*system.anchor()), number(point.world.victims), number(entities.observed()),
        number(table.observed())));
  return not_solved("the table's number observed",
                    std::log(entities.observed() / table.observed()));
}

}  // namespace darknumber
