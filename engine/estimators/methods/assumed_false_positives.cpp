// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/assumed_false_positives.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace darknumber {
namespace {

/// Rounding in sums over a list: a removal may exceed what is there by so much of the list.
constexpr double rounding = 1e-9;

struct SinglesOfList {
  double records = 0.0;
  double alone = 0.0;
};

SinglesOfList singles_of(const ContingencyTable& over_lists, std::size_t list) {
  const CaptureHistory history = only(static_cast<int>(list));
  return {over_lists.on_all(history), over_lists[history]};
}

bool too_few(const SinglesOfList& singles, double share) {
  return share * singles.records > singles.alone + rounding * singles.records;
}

void add_faults(std::vector<AssumedShareFault>& faults, const EstimatorSpec& estimator,
                const ContingencyTable& over_agencies, AssumedShareFault place) {
  const ContingencyTable over_lists = project(over_agencies, estimator.lists);
  for (std::size_t list = 0; list < estimator.lists.size(); ++list) {
    const SinglesOfList singles = singles_of(over_lists, list);
    if (!too_few(singles, estimator.assumed_false_positive_shares[list])) continue;
    place.list = list;
    place.records = singles.records;
    place.alone = singles.alone;
    faults.push_back(place);
  }
}

}  // namespace

std::optional<ContingencyTable> without_assumed_false_positives(const ContingencyTable& over_lists,
                                                                const std::vector<double>& shares) {
  std::vector<double> counts(over_lists.counts().begin(), over_lists.counts().end());
  for (std::size_t list = 0; list < shares.size(); ++list) {
    if (shares[list] == 0.0) continue;
    const SinglesOfList singles = singles_of(over_lists, list);
    if (too_few(singles, shares[list])) return std::nullopt;
    counts[only(static_cast<int>(list))] =
        std::max(singles.alone - shares[list] * singles.records, 0.0);
  }
  return ContingencyTable(over_lists.lists(), std::move(counts));
}

std::vector<AssumedShareFault> assumed_share_faults(const std::vector<EstimatorSpec>& estimators,
                                                    const ContingencyTable& over_agencies,
                                                    const std::vector<ContingencyTable>& strata) {
  std::vector<AssumedShareFault> faults;
  for (std::size_t e = 0; e < estimators.size(); ++e) {
    if (estimators[e].assumed_false_positive_shares.empty()) continue;
    AssumedShareFault place;
    place.estimator = e;
    if (!estimators[e].stratify) add_faults(faults, estimators[e], over_agencies, place);
    for (std::size_t s = 0; estimators[e].stratify && s < strata.size(); ++s) {
      place.stratum = s;
      add_faults(faults, estimators[e], strata[s], place);
    }
  }
  return faults;
}

std::string message_of(const AssumedShareFault& fault, const EstimatorSpec& estimator,
                       const std::vector<std::string>& strata) {
  const double share = estimator.assumed_false_positive_shares[fault.list];
  return fmt::format(
      "\"{}\" takes a share of {} of {}'s {:.6g} records to be false, that is {:.6g}, but only "
      "{:.6g} {}are on no other list",
      estimator.label, share, estimator.lists[fault.list].name, fault.records,
      share * fault.records, fault.alone,
      fault.stratum ? fmt::format("of stratum \"{}\" ", strata[*fault.stratum]) : std::string());
}

std::string advice_of(const AssumedShareFault& fault) {
  // Rounded down, so that the share is one that can be given.
  return fmt::format(
      "False records are taken from those on one list only: give a share of at most {:.4f}.",
      std::floor(fault.reachable() * 1e4) / 1e4);
}

}  // namespace darknumber
