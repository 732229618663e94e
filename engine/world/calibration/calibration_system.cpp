// SPDX-License-Identifier: MIT
#include "engine/world/calibration/calibration_system.h"

#include <algorithm>
#include <cmath>

#include "engine/core/log_odds.h"
#include "engine/scenario/confirmed.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

constexpr double largest_shift = 60.0;  // exp(60) is 1e26: no probability is left but 0 and 1
constexpr double largest_start = 5.0;   // of a log odds ratio
constexpr double highest_start = 0.98;  // of a capture probability; the next steps may go higher
constexpr double lowest_start = 1e-9;
constexpr double smallest_own = 1e-100;  // of the scenario's, so that its log-odds are finite
constexpr double largest_own = 1.0 - 1e-15;

bool is_movable(double p) {
  return p > 0.0 && p < 1.0;
}

/// Of the victims whom an agency detects, those that it reports and that are confirmed.
double recorded_share(const Scenario& scenario, std::size_t agency, std::size_t stratum) {
  return scenario.agencies[agency].in_stratum[stratum].recorded_share() *
         confirmed_share(scenario, agency, Group::victims);
}

/// The capture probability with which an agency gets anyone onto its list: a victim, or one of the
/// false records that are a share of what it reports.
double heard_probability(const Scenario& scenario, std::size_t agency, std::size_t stratum) {
  const AgencyRates& rates = scenario.agencies[agency].in_stratum[stratum];
  const bool confirmed = confirmed_share(scenario, agency, Group::victims) > 0.0 ||
                         (rates.false_positive_share > 0.0 &&
                          confirmed_share(scenario, agency, Group::bystanders) > 0.0);
  const bool heard =
      scenario.population.strata[stratum].share > 0.0 && rates.recorded_share() > 0.0 && confirmed;
  return heard ? rates.capture_probability : 0.0;
}

/// Whether some person's chance of both can be moved.
bool are_movable_together(const Scenario& scenario, std::size_t first, std::size_t second) {
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s)
    if (is_movable(heard_probability(scenario, first, s)) &&
        is_movable(heard_probability(scenario, second, s)))
      return true;
  return false;
}

/// Whether records of both can be linked.
bool are_linkable(const Scenario& scenario, std::size_t first, std::size_t second) {
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s)
    if (recorded_share(scenario, first, s) > 0.0 && recorded_share(scenario, second, s) > 0.0 &&
        heard_probability(scenario, first, s) > 0.0 &&
        heard_probability(scenario, second, s) > 0.0 &&
        scenario.agencies[first].in_stratum[s].detachment_probability() < 1.0 &&
        scenario.agencies[second].in_stratum[s].detachment_probability() < 1.0)
      return true;
  return false;
}

bool detects_for_sure(const Scenario& scenario, std::size_t agency) {
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s)
    if (heard_probability(scenario, agency, s) == 1.0) return true;
  return false;
}

/// The mean of a rate over the victims.
double mean(const Scenario& scenario, std::size_t agency, double AgencyRates::*rate) {
  double sum = 0.0;
  for (std::size_t s = 0; s < scenario.population.strata.size(); ++s)
    sum += scenario.population.strata[s].share * scenario.agencies[agency].in_stratum[s].*rate;
  return sum;
}

/// What the scenario says of bystanders alone, and of three agencies and more: no pair of a table
/// tells that.
std::vector<Dependence> not_solved(const std::vector<Dependence>& dependence) {
  std::vector<Dependence> kept;
  for (Dependence pair : dependence) {
    if (!pair.further.empty()) {
      kept.push_back(pair);
      continue;
    }
    if (pair.applies_to == Group::victims) continue;
    pair.applies_to = Group::bystanders;
    kept.push_back(pair);
  }
  return kept;
}

}  // namespace

double surplus(const ContingencyTable& table, Match match) {
  double sum = 0.0;
  for (CaptureHistory h = 1; h < table.counts().size(); ++h) {
    const double m = lists_on(h);
    sum += table[h] * (match == Match::sizes ? m - 1.0 : (m - 1.0) * (m - 2.0) / 2.0);
  }
  return sum;
}

CalibrationSystem::CalibrationSystem(const Scenario& scenario, const ContingencyTable& table,
                                     Match match, const StopQuestion* stop)
    : scenario_(scenario), table_(table), match_(match), stop_(stop) {
  const std::size_t k = scenario.agencies.size();
  for (std::size_t j = 0; j < k; ++j) sizes_.push_back(table.on_all(only(static_cast<int>(j))));
  for (std::size_t j = k; j-- > 0;)
    if (are_movable_together(scenario, j, j))
      movable_.insert(movable_.begin(), j);
    else if (detects_for_sure(scenario, j) && sizes_[j] > 0.0)
      anchor_ = j;
  if (match == Match::sizes) return;
  scenario_.dependence = not_solved(scenario.dependence);
  for (std::size_t j = 0; j < k; ++j)
    for (std::size_t l = j + 1; l < k; ++l) {
      const Pair pair{j, l};
      if (!are_linkable(scenario, j, l)) continue;
      if (table.on_all(pair.both()) == 0.0)
        scenario_.dependence.push_back(
            {static_cast<int>(j), static_cast<int>(l), 0.0, Group::victims});
      else if (are_movable_together(scenario, j, l))
        movable_pairs_.push_back(pair);
    }
}

/// Records of a list that are not false, where shares of them are: exact where one share holds over
/// the list, else with the strata in the scenario's own proportions.
double CalibrationSystem::true_records(std::size_t agency) const {
  double of_victims = 0.0;
  double all = 0.0;
  for (std::size_t s = 0; s < scenario_.population.strata.size(); ++s) {
    const AgencyRates& rates = scenario_.agencies[agency].in_stratum[s];
    const double recorded = scenario_.population.strata[s].share *
                            recorded_share(scenario_, agency, s) *
                            heard_probability(scenario_, agency, s);
    of_victims += recorded;
    all += recorded / (1.0 - false_share_confirmed(scenario_, agency, rates.false_positive_share));
  }
  return of_victims > 0.0 ? sizes_[agency] * of_victims / all : sizes_[agency];
}

CalibrationSystem CalibrationSystem::without_false_shares() const {
  CalibrationSystem victims = *this;
  for (std::size_t j = 0; j < sizes_.size(); ++j) victims.sizes_[j] = true_records(j);
  victims.scenario_.bystanders = BystanderSpec{};
  victims.true_records_alone_ = true;
  return victims;
}

bool CalibrationSystem::has_certain_detections() const {
  for (std::size_t j = 0; j < scenario_.agencies.size(); ++j)
    if (detects_for_sure(scenario_, j)) return true;
  return false;
}

/// The N with which a list is no more than the victims it has for sure; infinite without any.
double CalibrationSystem::most_victims(std::size_t agency) const {
  double recorded = 0.0;
  for (std::size_t s = 0; s < scenario_.population.strata.size(); ++s)
    if (heard_probability(scenario_, agency, s) == 1.0)
      recorded += scenario_.population.strata[s].share * recorded_share(scenario_, agency, s);
  return recorded > 0.0 ? true_records(agency) / recorded : INFINITY;
}

/// N if the victims' records are independent: products of every two lists over their overlaps; or
/// as the list tells that has some for sure.
double CalibrationSystem::first_victims() const {
  if (anchor_) return most_victims(*anchor_);
  double products = 0.0;
  double overlaps = 0.0;
  double most = 0.0;
  double highest = largest_count;
  for (std::size_t j : movable_) {
    highest = std::min(highest, highest_start * most_victims(j));
    most = std::max(most, true_records(j));
    for (std::size_t l : movable_) {
      if (l <= j) continue;
      products += true_records(j) * true_records(l);
      overlaps += table_.on_all(Pair{j, l}.both());
    }
  }
  return std::min(std::max(overlaps > 0.0 ? products / overlaps : 0.0, most / highest_start),
                  highest);
}

std::vector<double> CalibrationSystem::start() const {
  const double victims = std::min(first_victims(), largest_count);
  std::vector<double> unknowns{std::log(victims)};
  for (std::size_t j : movable_) {
    const double own = mean(scenario_, j, &AgencyRates::capture_probability);
    const double wanted = std::clamp(true_records(j) / victims, lowest_start, highest_start);
    unknowns.push_back(log_odds(wanted) - log_odds(std::clamp(own, smallest_own, largest_own)));
  }
  for (const Pair& pair : movable_pairs_) {
    const double expected = true_records(pair.first) * true_records(pair.second) / victims;
    unknowns.push_back(
        std::clamp(std::log(table_.on_all(pair.both()) / expected), -largest_start, largest_start));
  }
  return unknowns;
}

Scenario CalibrationSystem::scenario_at(const std::vector<double>& unknowns) const {
  Scenario scenario = scenario_;
  scenario.population.victims = std::max<std::int64_t>(1, std::llround(std::exp(unknowns.front())));
  auto unknown = unknowns.begin() + 1;
  for (std::size_t j : movable_) {
    AgencySpec& agency = scenario.agencies[j];
    const double shift = *unknown++;
    agency.rates.capture_probability = shifted_in_log_odds(agency.rates.capture_probability, shift);
    for (AgencyRates& rates : agency.in_stratum)
      rates.capture_probability = shifted_in_log_odds(rates.capture_probability, shift);
  }
  for (const Pair& pair : movable_pairs_)
    scenario.dependence.push_back({static_cast<int>(pair.first), static_cast<int>(pair.second),
                                   std::exp(*unknown++), Group::victims});
  return scenario;
}

CalibrationSystem::Point CalibrationSystem::at(const std::vector<double>& unknowns) const {
  Point point{compose_world(scenario_at(unknowns), std::exp(unknowns.front()), stop_),
              {ContingencyTable(1), {}, {}, 0.0, 0.0}};
  point.expected = expected_register(point.world);
  return point;
}

double CalibrationSystem::first_residual(const ContingencyTable& expected) const {
  if (!anchor_) return std::log(surplus(expected, match_) / surplus(table_, match_));
  return std::log(expected.on_all(only(static_cast<int>(*anchor_))) / sizes_[*anchor_]);
}

std::optional<std::vector<double>> CalibrationSystem::residuals(
    const std::vector<double>& unknowns) {
  refusal_.clear();
  if (!(unknowns.front() <= std::log(largest_count))) return std::nullopt;
  for (std::size_t i = 1; i < unknowns.size(); ++i)
    if (!(std::abs(unknowns[i]) <= largest_shift)) return std::nullopt;
  try {
    const ContingencyTable expected = at(unknowns).expected.entities;
    std::vector<double> residuals{first_residual(expected)};
    for (std::size_t j : movable_)
      residuals.push_back(std::log(expected.on_all(only(static_cast<int>(j))) / sizes_[j]));
    for (const Pair& pair : movable_pairs_)
      residuals.push_back(std::log(expected.on_all(pair.both()) / table_.on_all(pair.both())));
    return residuals;
  } catch (const UnsolvableScenario& error) {
    refusal_ = std::string(error.what()) + " (" + error.advice() + ")";
    return std::nullopt;
  }
}

}  // namespace darknumber
