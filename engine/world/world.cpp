// SPDX-License-Identifier: MIT
#include "engine/world/world.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr std::size_t most_together = 16;  // laws whose states of referral fit the cache together

}  // namespace

double World::expected_victims() const {
  return victims * victim_share.value_or(1.0);
}

double World::expected_ever_present() const {
  return expected_victims() * presence.expected_persons();
}

double World::expected_bystanders() const {
  return victim_share ? victims * (1.0 - *victim_share) : static_cast<double>(bystanders);
}

std::int64_t World::whole_victims() const {
  DN_EXPECT(victims == std::floor(victims), "persons are drawn in whole numbers");
  return static_cast<std::int64_t>(victims);
}

bool World::has_false_links() const {
  return std::any_of(false_links.begin(), false_links.end(), [](double p) { return p > 0.0; });
}

Law report(const PersonProcess& process, Law detected) {
  for (const Kernel& kernel : process.kernels)
    detected = std::visit([&](const auto& step) { return law(step, std::move(detected)); }, kernel);
  return detected;
}

std::vector<Law> report_all(const PersonProcess& process, std::span<const Law> detected,
                            const StopQuestion* stop) {
  std::vector<Law> reported;
  for (std::size_t first = 0; first < detected.size(); first += most_together) {
    give_up_if_asked(stop);
    const auto some = detected.subspan(first, std::min(most_together, detected.size() - first));
    for (Law& law : apart(report(process, together(some)), some.size()))
      reported.push_back(std::move(law));
  }
  return reported;
}

std::vector<double> mean_after_report(const PersonProcess& process, std::vector<double> values) {
  for (auto kernel = process.kernels.rbegin(); kernel != process.kernels.rend(); ++kernel)
    values =
        std::visit([&](const auto& step) { return mean_after(step, std::move(values)); }, *kernel);
  return values;
}

PersonProcess process_of_person(PersonProcess process, std::span<const double> traits) {
  if (process.reporting_by_person) {
    const std::vector<double> reports = probabilities_given(*process.reporting_by_person, traits);
    for (Kernel& kernel : process.kernels)
      if (auto* reporting = std::get_if<Reporting>(&kernel)) reporting->probability = reports;
  }
  if (process.anonymous_by_person)
    process.linkage.anonymous = probabilities_given(*process.anonymous_by_person, traits);
  process.reporting_by_person.reset();
  process.anonymous_by_person.reset();
  return process;
}

Law verify(const PersonProcess& process, Law reported) {
  return process.verification ? law(*process.verification, std::move(reported)) : reported;
}

Law register_law(const PersonProcess& process, Law detected) {
  return verify(process, report(process, std::move(detected)));
}

double Register::victims_on(const ListsInUse& lists, std::optional<std::size_t> stratum) const {
  double total = 0.0;
  for (std::size_t s = 0; s < victims.size(); ++s) {
    if (stratum && *stratum != s) continue;
    for (CaptureHistory h = 1; h < victims[s].size(); ++h)
      if (project(h, lists) != 0) total += victims[s][h];
  }
  return total;
}

ContingencyTable pooled(const StratumCounts& strata, int agencies) {
  ContingencyTable table(agencies);
  for (const std::vector<double>& counts : strata)
    for (CaptureHistory h = 1; h < counts.size(); ++h) table.add(h, counts[h]);
  return table;
}

}  // namespace darknumber
