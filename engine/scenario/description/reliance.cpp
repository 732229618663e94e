// SPDX-License-Identifier: MIT
#include "engine/scenario/description/reliance.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/estimators/options/method_kinds.h"
#include "engine/scenario/confirmed.h"
#include "engine/scenario/description/pair_clauses.h"
#include "engine/scenario/description/trait_clauses.h"
#include "engine/scenario/loadings.h"

namespace darknumber {
namespace {

struct StanceText {
  std::string_view one;
  std::string_view many;
};

/// In the order of the stances; not_reached has none.
constexpr std::array<StanceText, 10> stance_texts{{
    {"relies on this assumption.", "rely on this assumption."},
    {"corrects for how far pairs of lists depend, and relies instead on there being no dependence "
     "of three lists or more.",
     "correct for how far pairs of lists depend, and rely instead on there being no dependence of "
     "three lists or more."},
    {"has, or looks for, the interactions of these pairs, and relies instead on there being none "
     "that it leaves out.",
     "have, or look for, the interactions of these pairs, and rely instead on there being none "
     "that "
     "they leave out."},
    {"can take up a part of it as interactions between lists.",
     "can take up a part of it as interactions between lists."},
    {"lets people differ and then aims at a lower bound, which is one where lists are of about "
     "equal size.",
     "let people differ and then aim at a lower bound, which is one where lists are of about equal "
     "size."},
    {"lets people differ in one visibility to all lists, and then aims at a lower bound.",
     "let people differ in one visibility to all lists, and then aim at a lower bound."},
    {"lets people differ in one visibility to all lists, and relies instead on how it takes that "
     "to "
     "vary.",
     "let people differ in one visibility to all lists, and rely instead on how they take that to "
     "vary."},
    {"lets people be of different classes, and relies instead on every class being seen by some "
     "list.",
     "let people be of different classes, and rely instead on every class being seen by some "
     "list."},
    {"relies instead on what it is told of it.", "rely instead on what they are told of it."},
    {"errs as the estimators that it averages do.", "err as the estimators that they average do."},
}};

/// Index of the list that holds an agency, or -1.
int list_of(const ListsInUse& lists, int agency) {
  for (std::size_t list = 0; list < lists.size(); ++list)
    if (contains(lists[list].agencies, agency)) return static_cast<int>(list);
  return -1;
}

/// The pair of an estimator's lists that a pair of agencies makes dependent; 0 where there is none.
CaptureHistory pair_of_lists(const DependentPair& pair, const ListsInUse& lists) {
  const int first = list_of(lists, pair.first);
  const int second = list_of(lists, pair.second);
  if (first < 0 || second < 0 || first == second) return 0;
  return only(first) | only(second);
}

/// The stance towards a dependence of several agencies beyond their pairs: one that makes no model
/// of three lists and more relies on its absence, whatever it does about pairs. Where the agencies
/// come onto two of its lists it is a dependence of these, whether the others' lists are in use or
/// not: summed over those, the two have an odds ratio other than 1.
Stance stance_on_set(const EstimatorSpec& estimator, CaptureHistory agencies) {
  CaptureHistory lists = 0;
  for (std::size_t list = 0; list < estimator.lists.size(); ++list)
    if ((estimator.lists[list].agencies & agencies) != 0) lists |= only(static_cast<int>(list));
  if (lists_on(lists) < 2) return Stance::not_reached;
  const Stance stance = kind_of(estimator.method).on_dependence(estimator.method, lists);
  return lists_on(lists) > 2 && stance == Stance::corrects_pairs ? Stance::relies : stance;
}

/// The stance towards all dependent pairs together is the worst of them.
Stance stance_on_dependence(const EstimatorSpec& estimator, const Scenario& scenario) {
  Stance worst = Stance::not_reached;
  for (const DependentPair& dependent : dependent_pairs(scenario))
    if (const CaptureHistory pair = pair_of_lists(dependent, estimator.lists))
      worst = std::min(worst, kind_of(estimator.method).on_dependence(estimator.method, pair));
  for (CaptureHistory set : dependent_sets(scenario))
    worst = std::min(worst, stance_on_set(estimator, set));
  return worst;
}

/// Whether people differ within a stratum, and not by their stratum alone.
bool differ_within_strata(const Scenario& scenario) {
  if (scenario.population.at_risk) return true;
  if (confirmed_persons(scenario, Group::victims) < 1.0) return true;
  for (std::size_t t = 0; t < scenario.population.traits.size(); ++t)
    for (const AgencySpec& agency : scenario.agencies)
      if (agency.loadings[t] * sd_of(scenario.population.traits[t]) != 0.0 ||
          (t < agency.reporting_loadings.size() &&
           can_move(agency, &AgencySpec::reporting_loadings) &&
           agency.reporting_loadings[t] * sd_of(scenario.population.traits[t]) != 0.0))
        return true;
  return false;
}

bool assumes_false_records(const EstimatorSpec& estimator) {
  return std::any_of(estimator.assumed_false_positive_shares.begin(),
                     estimator.assumed_false_positive_shares.end(),
                     [](double share) { return share > 0.0; });
}

Stance stance_of(const EstimatorSpec& estimator, Assumption assumption, const Scenario& scenario) {
  const MethodKind& kind = kind_of(estimator.method);
  switch (assumption) {
    case Assumption::independent_lists:
      return stance_on_dependence(estimator, scenario);
    case Assumption::people_alike:
      return estimator.stratify && !differ_within_strata(scenario)
                 ? Stance::not_reached
                 : kind.on_differences(estimator.method);
    case Assumption::only_victims:
      return assumes_false_records(estimator) || estimator.in_doubt.any()
                 ? Stance::is_told
                 : kind.on_false_positives(estimator.method);
    case Assumption::records_linked:
      return kind.on_linkage(estimator.method);
    case Assumption::closed_population:
      break;
  }
  return kind.on_turnover(estimator.method);
}

/// Whether a violation reaches any estimator of which this one is the mean; true of any other.
bool reaches_members(const EstimatorSpec& estimator, Assumption assumption,
                     const Scenario& scenario) {
  const auto* mean = std::get_if<MeanOf>(&estimator.method);
  if (mean == nullptr) return true;
  const std::vector<EstimatorSpec>& all = scenario.estimation.estimators;
  return std::any_of(all.begin(), all.end(), [&](const EstimatorSpec& other) {
    return std::find(mean->labels.begin(), mean->labels.end(), other.label) != mean->labels.end() &&
           stance_of(other, assumption, scenario) != Stance::not_reached;
  });
}

}  // namespace

std::vector<Reliance> reliance_on(Assumption assumption, const Scenario& scenario) {
  std::vector<Reliance> reliances;
  for (std::size_t stance = 0; stance < stance_texts.size(); ++stance) {
    Reliance reliance;
    for (const EstimatorSpec& estimator : scenario.estimation.estimators)
      if (stance_of(estimator, assumption, scenario) == static_cast<Stance>(stance) &&
          reaches_members(estimator, assumption, scenario))
        reliance.labels.push_back(estimator.label);
    if (reliance.labels.empty()) continue;
    reliance.one = stance_texts[stance].one;
    reliance.many = stance_texts[stance].many;
    reliances.push_back(std::move(reliance));
  }
  return reliances;
}

std::vector<std::string> relying_on_equal_lists(const Scenario& scenario) {
  std::vector<std::string> labels;
  for (const EstimatorSpec& estimator : scenario.estimation.estimators)
    if (kind_of(estimator.method).equal_lists == EqualLists::needed)
      labels.push_back(estimator.label);
  return labels;
}

}  // namespace darknumber
