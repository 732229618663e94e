// SPDX-License-Identifier: MIT
#include "engine/report/estimate/stop_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// Of a term that has an estimate, but one that the published rule does not take.
constexpr std::string_view on_the_face = "on_the_face";

std::string_view reason_name(Status reason) {
  return reason == Status::ok ? on_the_face : name_of(reason);
}

std::string reason_text(Status reason) {
  return reason == Status::ok ? "it would be infinite though its lists share someone"
                              : std::string(name_of(reason));
}

/// "its p-value is 0.0069, above 0.001"; so many digits that the two differ.
std::string p_value_text(double p, double threshold) {
  const int digits = digits_apart(p, threshold).value_or(2);
  return fmt::format("its p-value is {:.{}g}, above {:.{}g}", p, digits, threshold, digits);
}

double threshold_of(const Method& method) {
  const auto* stepwise = std::get_if<LoglinearStepwise>(&method);
  return stepwise != nullptr ? stepwise->wald_threshold : 0.0;
}

/// "A:B and B:C (no_mle)", for each reason.
std::string skipped_text(const std::vector<SkippedTerm>& skipped, const ListsInUse& lists) {
  constexpr std::size_t most_named = 6;
  std::vector<Status> reasons;
  for (const SkippedTerm& one : skipped)
    if (std::find(reasons.begin(), reasons.end(), one.reason) == reasons.end())
      reasons.push_back(one.reason);
  std::vector<std::string> parts;
  for (const Status reason : reasons) {
    std::vector<std::string> names;
    for (const SkippedTerm& one : skipped)
      if (one.reason == reason) names.push_back(joined_names(one.term, lists, ":"));
    if (names.size() > most_named) {
      const std::size_t more = names.size() - most_named;
      names.resize(most_named);
      names.push_back(fmt::format("{} more", more));
    }
    parts.push_back(fmt::format("{} ({})", join_with_and(names), reason_text(reason)));
  }
  return join_with_and(parts);
}

std::int64_t without_estimate(const ComparedModels& compared) {
  return std::accumulate(compared.without_estimate.begin(), compared.without_estimate.end(),
                         std::int64_t{0});
}

std::string compared_text(const ComparedModels& compared) {
  std::vector<std::string> parts;
  for (std::size_t s = 0; s < compared.without_estimate.size(); ++s)
    if (const std::int64_t count = compared.without_estimate[s]; count > 0)
      parts.push_back(fmt::format("{} {}", quantity_text(static_cast<double>(count)),
                                  name_of(static_cast<Status>(s))));
  return fmt::format("Of {} models {} no estimate ({}).",
                     quantity_text(static_cast<double>(compared.fitted)),
                     without_estimate(compared) == 1
                         ? "one has"
                         : quantity_text(static_cast<double>(without_estimate(compared))) + " have",
                     join_with_and(parts));
}

Value compared_value(const ComparedModels& compared) {
  Value without = empty_object();
  for (std::size_t s = 0; s < compared.without_estimate.size(); ++s)
    if (compared.without_estimate[s] > 0)
      add_member(without, std::string(name_of(static_cast<Status>(s))),
                 compared.without_estimate[s]);
  Value value = empty_object();
  add_member(value, "models", compared.fitted);
  add_member(value, "without_estimate", std::move(without));
  return value;
}

}  // namespace

void add_stops(Value& value, const Estimate& estimate, const EstimatorSpec& estimator) {
  if (estimate.stopped_by) {
    Value stop = empty_object();
    add_member(stop, "term", joined_names(estimate.stopped_by->term, estimator.lists, ":"));
    add_member(stop, "p_value", estimate.stopped_by->p_value);
    add_member(value, "stopped_by", std::move(stop));
  }
  if (!estimate.skipped.empty()) {
    Value terms = empty_array();
    for (const SkippedTerm& one : estimate.skipped) {
      Value skipped = empty_object();
      add_member(skipped, "term", joined_names(one.term, estimator.lists, ":"));
      add_member(skipped, "reason", std::string(reason_name(one.reason)));
      terms.array().push_back(std::move(skipped));
    }
    add_member(value, "skipped", std::move(terms));
  }
  if (estimate.compared) add_member(value, "compared", compared_value(*estimate.compared));
  if (!estimate.resample_ends.any()) return;
  Value ends = empty_object();
  add_member(ends, "lower", estimate.resample_ends.lower);
  add_member(ends, "upper", estimate.resample_ends.upper);
  add_member(ends, "enough_resamples", estimate.resample_ends.enough);
  add_member(value, "limits_at_ends", std::move(ends));
}

std::string note_on_stops(const Estimate& estimate, const EstimatorSpec& estimator) {
  std::string note;
  if (const auto& stop = estimate.stopped_by)
    note += fmt::format(" Stopped at {}, which lowers AIC most: {}.",
                        joined_names(stop->term, estimator.lists, ":"),
                        p_value_text(stop->p_value, threshold_of(estimator.method)));
  if (!estimate.skipped.empty())
    note += fmt::format(" Passed over at the last step: {}.",
                        skipped_text(estimate.skipped, estimator.lists));
  if (estimate.compared && without_estimate(*estimate.compared) > 0)
    note += " " + compared_text(*estimate.compared);
  return note;
}

std::string note_on_ends(const Estimate& estimate, const EstimatorSpec& estimator) {
  const ResampleEnds& ends = estimate.resample_ends;
  if (!ends.any()) return "";
  constexpr double most_resamples = 1e6;
  const std::string which = ends.lower && ends.upper ? "The limits are the least and the greatest"
                            : ends.lower             ? "The lower limit is the least"
                                                     : "The upper limit is the greatest";
  return fmt::format(" {} of {}, so the interval is cut short there; {}.", which,
                     counted(estimator.interval.resamples, "resample"),
                     ends.enough <= most_resamples
                         ? fmt::format("some {} resamples would do", quantity_text(ends.enough))
                         : std::string("more resamples than can be asked for would be needed"));
}

}  // namespace darknumber
