// SPDX-License-Identifier: MIT
#include "engine/scenario/description/rate_spans.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/input/wording.h"

namespace darknumber {

std::vector<RateSpan> spans_of(const Scenario& scenario, double AgencyRates::*rate) {
  return spans_of(scenario, [rate](const AgencyRates& rates) { return rates.*rate; });
}

RateSpan over_all(const std::vector<RateSpan>& spans) {
  RateSpan all = spans.front();
  for (const RateSpan& span : spans) {
    all.least = std::min(all.least, span.least);
    all.most = std::max(all.most, span.most);
  }
  return all;
}

bool all_equal(const std::vector<RateSpan>& spans) {
  for (const RateSpan& span : spans)
    if (span.least != spans.front().least || span.most != spans.front().most) return false;
  return true;
}

std::string share_of_reports(const Scenario& scenario, double AgencyRates::*rate) {
  const std::vector<RateSpan> spans = spans_of(scenario, rate);
  const RateSpan all = over_all(spans);
  if (all.most == 0.0) return "";
  if (all_equal(spans))
    return fmt::format("{} of the reports of every agency",
                       percent_range_text(all.least, all.most));
  std::vector<std::string> items;
  for (const RateSpan& span : spans)
    if (span.most > 0.0)
      items.push_back(fmt::format("{} of {} by {}", percent_range_text(span.least, span.most),
                                  items.empty() ? "the reports" : "those", span.agency));
  if (items.size() <= most_named) return join_with_and(items);
  const auto least = std::min_element(
      spans.begin(), spans.end(), [](const auto& a, const auto& b) { return a.least < b.least; });
  const auto most = std::max_element(spans.begin(), spans.end(),
                                     [](const auto& a, const auto& b) { return a.most < b.most; });
  const auto end_text = [&](double share, const RateSpan& at, double RateSpan::*end) {
    const auto alike = std::count_if(spans.begin(), spans.end(),
                                     [&](const RateSpan& span) { return span.*end == at.*end; });
    return alike == 1 ? fmt::format("{} ({})", percent_text(share), at.agency)
                      : percent_text(share);
  };
  return fmt::format("{} to {} of the reports", end_text(all.least, *least, &RateSpan::least),
                     end_text(all.most, *most, &RateSpan::most));
}

}  // namespace darknumber
