// SPDX-License-Identifier: MIT
#include "engine/report/estimate/outcome_reason.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/estimators/face_reason.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/input/wording.h"

namespace darknumber {
namespace {

std::vector<std::string> names_in(CaptureHistory set, const ListsInUse& lists) {
  std::vector<std::string> names;
  for (std::size_t list = 0; list < lists.size(); ++list)
    if (contains(set, static_cast<int>(list))) names.push_back(lists[list].name);
  return names;
}

/// "A", "both A and B", "A, B and C".
std::string all_names(CaptureHistory set, const ListsInUse& lists) {
  return (lists_on(set) == 2 ? "both " : "") + join_with_and(names_in(set, lists));
}

std::string text_of(const EmptyPattern& pattern, CaptureHistory in_use, const ListsInUse& lists) {
  if (pattern.all_of == 0)
    return fmt::format("everyone is on {}", join_with_or(names_in(pattern.none_of, lists)));
  if (pattern.none_of == 0) return fmt::format("nobody is on {}", all_names(pattern.all_of, lists));
  if ((pattern.all_of | pattern.none_of) == in_use && lists_on(pattern.none_of) > 1)
    return fmt::format("nobody is on {} alone", all_names(pattern.all_of, lists));
  return fmt::format("everyone on {} is on {} too", all_names(pattern.all_of, lists),
                     join_with_or(names_in(pattern.none_of, lists)));
}

/// Where the histories are all those of so many lists or more: how many. Several patterns would say
/// the same at more length.
std::optional<int> fewest_lists(const FaceReason& reason) {
  int fewest = max_lists;
  for (CaptureHistory cell : reason.off_face) fewest = std::min(fewest, lists_on(cell));
  std::size_t as_many_or_more = 0;
  for (CaptureHistory part = reason.lists; part != 0; part = (part - 1) & reason.lists)
    as_many_or_more += lists_on(part) >= fewest ? 1 : 0;
  if (as_many_or_more != reason.off_face.size() || fewest >= lists_on(reason.lists)) return {};
  return fewest;
}

std::string text_of(const FaceReason& reason, const ListsInUse& lists) {
  constexpr std::size_t most_patterns = 3;
  if (const auto fewest = fewest_lists(reason); fewest && *fewest > 1)
    return fmt::format("nobody is on {} lists or more", *fewest);
  const std::vector<EmptyPattern> patterns = patterns_of(reason);
  std::string clauses;
  for (std::size_t p = 0; p < std::min(patterns.size(), most_patterns); ++p)
    clauses += (p == 0 ? "" : ", ") + text_of(patterns[p], reason.lists, lists);
  if (patterns.size() > most_patterns)
    clauses += fmt::format(", and {} more of this kind", patterns.size() - most_patterns);
  return clauses;
}

/// What follows from a face for the population size.
std::string consequence(const Estimate& estimate, double observed) {
  return estimate.population_size == observed
             ? "the fit is best with nobody unseen, so that N is the number observed"
             : "so terms of the model are infinite, but N is not";
}

std::string consequence(Status status) {
  return status == Status::no_mle ? "the larger N, the better the fit"
                                  : "different N then fit the table equally well";
}

/// Of a model with covariates: in how many patterns of levels nobody is estimated to be unseen.
std::string reason_by_pattern(const CovariateModel& model) {
  const auto without_unseen =
      std::count_if(model.patterns.begin(), model.patterns.end(),
                    [](const FittedPattern& pattern) { return pattern.means[0] == 0.0; });
  if (without_unseen == 0) return "terms of the model are infinite, but N is not";
  return fmt::format("nobody is estimated to be unseen in {} of {} patterns of levels",
                     without_unseen, model.patterns.size());
}

std::string reason_on_boundary(const EstimatorSpec& estimator, const Estimate& estimate,
                               const std::optional<FaceReason>& face, double observed) {
  const BoundaryReason reason = kind_of(estimator.method).boundary_reason(estimator.method);
  if (reason == BoundaryReason::set_to_observed)
    return "the formula gives less than the number observed, which N is set to";
  if (!face) {
    const std::string nobody_unseen = "nobody is estimated to be unseen";
    if (estimate.population_size == observed)
      return nobody_unseen + ", so that N is the number observed";
    if (estimate.covariates) return reason_by_pattern(*estimate.covariates);
    return reason == BoundaryReason::none ? nobody_unseen : consequence(estimate, observed);
  }
  const std::string nobody = text_of(*face, estimator.lists);
  if (reason == BoundaryReason::of_all_lists) return nobody;
  return nobody + "; " + consequence(estimate, observed);
}

}  // namespace

std::string outcome_reason(const Answer& answer, const EstimatorSpec& estimator,
                           const FitOutcome& outcome, const ContingencyTable& seen) {
  const Estimate* estimate = std::get_if<Estimate>(&outcome);
  if (estimate && !estimate->boundary) return "";
  if (estimator.stratify && !answer.stratum)
    return estimate ? "so is the estimate of a stratum" : "";
  const std::optional<FaceReason> face = face_reason(estimator, seen, outcome);
  if (estimate)
    return reason_on_boundary(estimator, *estimate, face, seen.observed() - estimate->dropped);
  if (!face) return "";
  return text_of(*face, estimator.lists) + "; " + consequence(std::get<Status>(outcome));
}

}  // namespace darknumber
