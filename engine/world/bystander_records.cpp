// SPDX-License-Identifier: MIT
#include "engine/world/bystander_records.h"

#include <algorithm>

#include "engine/world/false_positives.h"
#include "engine/world/person_average.h"

namespace darknumber {
namespace {

/// Step of a finite difference, relative: the square root of the rounding in a record's number,
/// about 1e-13.
constexpr double relative_step = 3e-7;

bool by_person(const World& world, const std::vector<std::size_t>& strata) {
  return std::any_of(strata.begin(), strata.end(), [&](std::size_t s) {
    return world.strata[s].bystanders.reporting_by_person.has_value();
  });
}

/// By history, on which lists: 1 or 0 for each.
std::vector<double> membership(int agencies) {
  std::vector<double> on;
  for (CaptureHistory h = 0; h < history_count(agencies); ++h)
    for (int j = 0; j < agencies; ++j) on.push_back(contains(h, j) ? 1.0 : 0.0);
  return on;
}

}  // namespace

BystanderRecords::BystanderRecords(const Scenario& scenario, const World& world,
                                   std::vector<std::size_t> strata, bool by_stratum,
                                   const StopQuestion* stop)
    : scenario_(&scenario), world_(&world), stop_(stop), strata_(std::move(strata)) {
  const std::size_t k = scenario.agencies.size();
  per_alarm_.assign(k * k, 0.0);
  const bool linear = !by_person(world, strata_);
  for (std::size_t s : strata_) {
    const StratumWorld& stratum = world.strata[s];
    const bool one_of_its_own = by_stratum && world.bystander_kind == BystanderKind::unlimited;
    const double share =
        one_of_its_own && stratum.bystander_share > 0.0 ? 1.0 : stratum.bystander_share;
    if (linear) {
      const std::vector<double> reported =
          mean_after_report(stratum.bystanders, membership(world.agencies));
      by_history_.resize(reported.size(), 0.0);
      for (std::size_t i = 0; i < reported.size(); ++i) by_history_[i] += share * reported[i];
    } else {
      add_per_alarm(stratum, share);
    }
    // Reporting alone, and the same for whoever is flagged.
    proportional_ &= stratum.bystanders.kernels.size() == 1 && linear;
  }
  proportional_ |= world.bystander_kind == BystanderKind::unlimited;
  if (!linear) return;
  for (std::size_t l = 0; l < k; ++l)
    for (std::size_t j = 0; j < k; ++j)
      per_alarm_[j * k + l] = by_history_[only(static_cast<int>(l)) * k + j];
}

/// Where reporting goes by person: who is flagged may be anybody.
void BystanderRecords::add_per_alarm(const StratumWorld& stratum, double share) {
  const std::size_t k = scenario_->agencies.size();
  for (std::size_t l = 0; l < k; ++l) {
    const Law reported =
        reported_on_average(stratum.bystanders, world_->traits,
                            {certain(only(static_cast<int>(l)), world_->agencies), {}, {}, stop_});
    for (std::size_t j = 0; j < k; ++j)
      per_alarm_[j * k + l] += share * margin(reported, static_cast<int>(j));
  }
}

double BystanderRecords::per_alarm(std::size_t j, std::size_t l) const {
  return per_alarm_[j * scenario_->agencies.size() + l];
}

std::vector<double> BystanderRecords::of(const std::vector<double>& alarms) const {
  // The same alarms make the same detection in every stratum.
  const SolvedDetection solved =
      solve_bystander_detection(*scenario_, strata_.front(), alarms, stop_);
  if (are_linear()) return of_law(solved.law);
  std::vector<double> records(alarms.size(), 0.0);
  for (std::size_t s : strata_) {
    const StratumWorld& stratum = world_->strata[s];
    DetectionsByTraits by_traits(solved.detection, stratum.bystanders, stop_);
    const Law reported = reported_on_average(
        stratum.bystanders, world_->traits,
        own_detections(by_traits, solved.law, std::vector<double>(alarms.size(), 1.0)));
    for (std::size_t j = 0; j < records.size(); ++j)
      records[j] += world_->expected_bystanders() * stratum.bystander_share *
                    margin(reported, static_cast<int>(j));
  }
  return records;
}

std::vector<double> BystanderRecords::of_law(const Law& detected) const {
  std::vector<double> records(scenario_->agencies.size(), 0.0);
  auto of_history = by_history_.begin();
  for (const double persons : detected)
    for (double& number : records) number += persons * *of_history++;
  for (double& number : records) number *= world_->expected_bystanders();
  return records;
}

std::vector<double> BystanderRecords::slopes(const std::vector<double>& alarms,
                                             const std::vector<double>& here,
                                             const std::vector<std::size_t>& agencies) const {
  const std::size_t n = agencies.size();
  std::vector<double> slopes(n * n, 0.0);
  for (std::size_t b = 0; b < n; ++b) {
    const std::size_t l = agencies[b];
    std::vector<double> there(here.size());
    double step = 0.0;
    if (alarms[l] > 0.0) {
      std::vector<double> moved = alarms;
      moved[l] *= alarms[l] < 0.5 ? 1.0 + relative_step : 1.0 - relative_step;
      step = moved[l] - alarms[l];
      there = of(moved);
    }
    for (std::size_t a = 0; a < n; ++a) {
      const std::size_t j = agencies[a];
      slopes[a * n + b] = step == 0.0 ? world_->expected_bystanders() * per_alarm(j, l)
                                      : (there[j] - here[j]) / step;
    }
  }
  return slopes;
}

}  // namespace darknumber
