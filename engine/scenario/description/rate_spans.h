// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace darknumber {

/// The most agencies that a clause names: more than three are hard to read.
inline constexpr std::size_t most_named = 3;

/// The least and the most that a rate is over the strata of an agency.
struct RateSpan {
  std::string agency;
  double least = 0.0;
  double most = 0.0;
};

/// One for each agency, in their order. `rate_of` takes the AgencyRates of a stratum.
template <typename RateOf>
std::vector<RateSpan> spans_of(const Scenario& scenario, const RateOf& rate_of) {
  std::vector<RateSpan> spans;
  for (const AgencySpec& agency : scenario.agencies) {
    const double first = rate_of(agency.in_stratum.front());
    RateSpan span{agency.name, first, first};
    for (const AgencyRates& rates : agency.in_stratum) {
      span.least = std::min(span.least, rate_of(rates));
      span.most = std::max(span.most, rate_of(rates));
    }
    spans.push_back(span);
  }
  return spans;
}

std::vector<RateSpan> spans_of(const Scenario& scenario, double AgencyRates::*rate);

/// The least and the most over all agencies.
RateSpan over_all(const std::vector<RateSpan>& spans);

/// Whether all agencies have the same least and the same most.
bool all_equal(const std::vector<RateSpan>& spans);

/// "20 % of the reports by Police and 5 % of those by Shelter", "2 to 10 % of the reports of every
/// agency", or of many agencies the least and the most, "5 % (Shelters) to 50 % (Border police) of
/// the reports"; empty where no agency has any.
std::string share_of_reports(const Scenario& scenario, double AgencyRates::*rate);

}  // namespace darknumber
