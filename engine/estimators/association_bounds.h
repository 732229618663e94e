// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/stop.h"

namespace darknumber {

/// Two lists and who is on them. With N persons in the population, the table of those on the two
/// lists has its fourth cell, N - all(), and so the odds ratio of the two lists in everyone is
///     overlap (N - all) / (only_first only_second):
/// it and N are tied without any model. Source: the definition of the odds ratio.
struct ListPair {
  int first = 0;  // lists
  int second = 0;
  double overlap = 0.0;
  double only_first = 0.0;  // of these two
  double only_second = 0.0;

  double all() const { return overlap + only_first + only_second; }
  /// The persons beyond `all()` with whom the two lists are independent.
  double unseen_if_independent() const { return only_first * only_second / overlap; }
  double odds_ratio_at(double persons) const { return (persons - all()) / unseen_if_independent(); }
  double persons_at(double odds_ratio) const {
    return all() + odds_ratio * unseen_if_independent();
  }
};

/// The pairs of lists whose odds ratios count, and the persons that there are at least.
struct PairsOfLists {
  std::vector<ListPair> pairs;
  double fewest_persons = 0.0;
};

/// All pairs of lists of a table, in their order; there are as many persons as it has at least.
PairsOfLists all_pairs(const ContingencyTable& table);

/// Those with `least` persons in common or more. 0 < least.
PairsOfLists pairs_with_overlap(const PairsOfLists& all, double least);

/// The same pairs of lists of another table of the same lists.
PairsOfLists same_pairs(const PairsOfLists& pairs, const ContingencyTable& table);

/// The least factor by which some pair of lists departs from independence, whatever N is.
struct LeastAssociation {
  double factor = 1.0;                 // g; infinite where one list lies within another
  double persons = 0.0;                // the N at which it is reached; NaN if g is infinite
  std::size_t together = 0;            // the pair whose odds ratio is g there
  std::optional<std::size_t> apart{};  // and the one whose odds ratio is 1/g, where there is one
};

/// The least g >= 1 such that every odds ratio is in [1/g, g] at some N >= fewest_persons. With
/// pairs p and q, OR_p grows with N and 1/OR_q falls; they meet where
/// (N - all_p)(N - all_q) = c_p c_q, c = only_first only_second / overlap. The factor of all pairs
/// is the greatest of those of two: sets of N with every OR in [1/g, g] are intervals, and
/// intervals of a line meet if every two of them do (Helly's theorem). At least one pair.
LeastAssociation least_association(const PairsOfLists& pairs);

/// All N >= fewest_persons at which every odds ratio is in [1/factor, factor]; nothing where there
/// is none. factor >= 1.
std::optional<std::pair<double, double>> persons_within(const PairsOfLists& pairs, double factor);

/// The same pairs if a share of the records of every list that are nobody else's is false: those
/// records leave the table. 0 <= share <= 1.
PairsOfLists without_false_records(const PairsOfLists& pairs, const ContingencyTable& table,
                                   double share);

/// The same pairs if that share of the true pairs of records was not linked: the overlap m of every
/// two lists is m / (1 - share), and those on one of them alone are fewer by the difference.
/// Persons are fewer than the table has by no more than all those differences together. Nothing
/// where a list has too few for that. 0 <= share < 1.
std::optional<PairsOfLists> with_missed_links(const PairsOfLists& pairs,
                                              const ContingencyTable& table, double share);

enum class RecordError { false_records, missed_links };

/// The least association if one kind of error has this share; nothing where it cannot have it.
std::optional<LeastAssociation> least_with_error(const PairsOfLists& pairs,
                                                 const ContingencyTable& table, RecordError error,
                                                 double share);

/// The least share of such errors with which the least association is `factor` or less; nothing
/// where none below 1 does it. Looked for in steps of a thousandth, then by halving.
/// `stop`: asked at each step; throws GivenUp.
std::optional<double> least_share_of(RecordError error, const PairsOfLists& pairs,
                                     const ContingencyTable& table, double factor,
                                     const StopQuestion* stop = nullptr);

}  // namespace darknumber
