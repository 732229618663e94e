// SPDX-License-Identifier: MIT
#include "engine/scenario/description/verification_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/wording.h"
#include "engine/scenario/confirmed.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/description/pair_clauses.h"
#include "engine/scenario/description/rate_spans.h"

namespace darknumber {
namespace {

std::string of_all_text(const Scenario& scenario) {
  const VerificationSpec& spec = scenario.verification;
  const Words& words = scenario.words;
  if (!spec.acts()) return "";
  const bool records = spec.of == Verified::record;
  const std::string others = has_bystanders(scenario)
                                 ? fmt::format(" and {} of {}{}", percent_text(spec.keeps_others),
                                               records ? "those of " : "", bystanders_text(words))
                                 : "";
  return fmt::format(" {} of the {}{}{} are confirmed; {}.", percent_text(spec.keeps_victims),
                     records ? "records of " : "", words.victims, others,
                     records
                         ? "the other records leave the " + words.of_register
                         : "whoever is not leaves the " + words.of_register + ", with all records");
}

std::string of_agencies_text(const Scenario& scenario) {
  std::vector<std::string> items;
  for (const AgencySpec& agency : scenario.agencies)
    if (agency.verification.acts())
      items.push_back(fmt::format("{} confirms {} of its records of {} and {} of its others",
                                  agency.name, percent_text(agency.verification.keeps_victims),
                                  scenario.words.victims,
                                  percent_text(agency.verification.keeps_others)));
  if (items.empty()) return "";
  if (items.size() > most_named)
    return fmt::format(" {} agencies confirm a part of their records only.", items.size());
  return " " + join_with_and(items) + ".";
}

/// The least and the most that is false of the records of an agency that has false ones.
std::string false_shares_text(const Scenario& scenario) {
  if (scenario.bystanders.form != FalsePositiveForm::share) return "";
  double least = 1.0;
  double most = 0.0;
  for (std::size_t j = 0; j < scenario.agencies.size(); ++j)
    for (const AgencyRates& rates : scenario.agencies[j].in_stratum) {
      if (rates.false_positive_share == 0.0) continue;
      const double share = false_share_confirmed(scenario, j, rates.false_positive_share);
      least = std::min(least, share);
      most = std::max(most, share);
    }
  if (most == 0.0) return "";
  return fmt::format(" Of the records left on lists that have false ones, {} are false.",
                     percent_range_text(least, most));
}

/// Whether verdicts on people who are not victims are asked for where there is none.
bool judges_nobody(const Scenario& scenario) {
  return !has_bystanders(scenario) &&
         (scenario.verification.keeps_others < 1.0 ||
          std::any_of(
              scenario.agencies.begin(), scenario.agencies.end(),
              [](const AgencySpec& agency) { return agency.verification.keeps_others < 1.0; }));
}

}  // namespace

std::string verification_paragraph(const Scenario& scenario) {
  if (!has_verification(scenario)) return "";
  return "Verification:" + of_all_text(scenario) + of_agencies_text(scenario) +
         false_shares_text(scenario) +
         (judges_nobody(scenario)
              ? fmt::format(" There are no records of {}, so what is kept of them changes nothing.",
                            bystanders_text(scenario.words))
              : "");
}

std::vector<std::string> verification_clauses(const Scenario& scenario) {
  const double kept = confirmed_persons(scenario, Group::victims);
  if (kept == 1.0) return {};
  return {fmt::format("{} of the {} would not have been confirmed on any list",
                      percent_text(1.0 - kept), scenario.words.victims)};
}

}  // namespace darknumber
