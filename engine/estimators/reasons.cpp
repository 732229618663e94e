// SPDX-License-Identifier: MIT
#include "engine/estimators/reasons.h"

#include <algorithm>

#include "engine/estimators/options/method_kinds.h"

namespace darknumber {
namespace {

bool takes_records_away(const EstimatorSpec& estimator) {
  return std::any_of(estimator.assumed_false_positive_shares.begin(),
                     estimator.assumed_false_positive_shares.end(),
                     [](double share) { return share > 0.0; });
}

/// The text where there is one, else what the status says.
std::string text_or_meaning(std::string_view text, Status status) {
  return std::string(text.empty() ? meaning_of(status) : text);
}

}  // namespace

std::string reason_of(Status status, const EstimatorSpec& estimator, const ContingencyTable& seen) {
  const MethodKind& kind = kind_of(estimator.method);
  switch (status) {
    case Status::no_data:
      if (takes_records_away(estimator))
        return "nobody is on any of its lists, or a list has fewer on it alone than are taken to "
               "be false, or nobody is left without them";
      if (estimator.in_doubt.any() && seen.observed() > 0.0)
        return "nobody is on its lists but those whose cells are in doubt";
      return seen.observed() > 0.0
                 ? "every count of its lists may be 0, and nothing fits better than nobody"
                 : "nobody is on any of its lists";
    case Status::no_overlap:
      return std::string(kind.without_overlap(estimator.method));
    case Status::not_identifiable:
      if (!estimator.in_doubt.omitted.empty())
        return "without the cells left out several sizes fit equally well";
      return text_or_meaning(kind.with_too_few_lists, status);
    case Status::not_converged:
      return text_or_meaning(kind.without_convergence, status);
    case Status::needs_counts:
      return takes_records_away(estimator)
                 ? "the method needs whole numbers, and without the records taken to be false the "
                   "table has fractions"
                 : std::string(meaning_of(status));
    case Status::ok:
    case Status::no_mle:
    case Status::chains_disagree:
      break;
  }
  return std::string(meaning_of(status));
}

}  // namespace darknumber
