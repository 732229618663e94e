// SPDX-License-Identifier: MIT
#include "engine/estimators/association_bounds.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

ListPair pair_of(const ContingencyTable& table, int first, int second) {
  const double both = table.on_all(only(first) | only(second));
  return {first, second, both, table.on_all(only(first)) - both, table.on_all(only(second)) - both};
}

/// One list lies within the other: its odds ratio is infinite at every N.
bool is_nested(const ListPair& pair) {
  return pair.unseen_if_independent() <= 0.0;
}

/// Where the odds ratio of `together` is g and that of `apart` 1/g.
double meeting_point(const ListPair& together, const ListPair& apart) {
  const double middle = 0.5 * (together.all() + apart.all());
  const double half = 0.5 * (together.all() - apart.all());
  return middle +
         std::sqrt(half * half + together.unseen_if_independent() * apart.unseen_if_independent());
}

/// The table without that share of the records that a list has alone.
ContingencyTable thinned_singles(const ContingencyTable& table, double share) {
  std::vector<double> counts(table.counts().begin(), table.counts().end());
  for (int list = 0; list < table.lists(); ++list) counts[only(list)] *= 1.0 - share;
  return {table.lists(), std::move(counts)};
}

}  // namespace

PairsOfLists all_pairs(const ContingencyTable& table) {
  PairsOfLists all{{}, table.observed()};
  for (int first = 0; first < table.lists(); ++first)
    for (int second = first + 1; second < table.lists(); ++second)
      all.pairs.push_back(pair_of(table, first, second));
  return all;
}

PairsOfLists pairs_with_overlap(const PairsOfLists& all, double least) {
  DN_EXPECT(least > 0.0, "a pair that is kept has somebody in common");
  PairsOfLists chosen{{}, all.fewest_persons};
  for (const ListPair& pair : all.pairs)
    if (pair.overlap >= least) chosen.pairs.push_back(pair);
  return chosen;
}

PairsOfLists same_pairs(const PairsOfLists& pairs, const ContingencyTable& table) {
  PairsOfLists same{{}, table.observed()};
  for (const ListPair& pair : pairs.pairs)
    same.pairs.push_back(pair_of(table, pair.first, pair.second));
  return same;
}

LeastAssociation least_association(const PairsOfLists& all) {
  const std::vector<ListPair>& pairs = all.pairs;
  DN_EXPECT(!pairs.empty(), "there is a pair of lists");
  LeastAssociation least{0.0, all.fewest_persons, 0, std::nullopt};
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (is_nested(pairs[p])) return {INFINITY, NAN, p, std::nullopt};
    for (std::size_t q = 0; q < pairs.size(); ++q) {
      const double meeting = meeting_point(pairs[p], pairs[q]);
      const bool in_reach = meeting >= all.fewest_persons;
      const double persons = in_reach ? meeting : all.fewest_persons;
      const double factor = pairs[p].odds_ratio_at(persons);
      if (factor <= least.factor) continue;
      least = {factor, persons, p, std::nullopt};
      if (in_reach && q != p) least.apart = q;
    }
  }
  // A pair by itself meets 1 exactly, if for rounding.
  least.factor = std::max(least.factor, 1.0);
  return least;
}

std::optional<std::pair<double, double>> persons_within(const PairsOfLists& all, double factor) {
  DN_EXPECT(factor >= 1.0, "a factor is of departure from independence");
  double from = all.fewest_persons;
  double to = INFINITY;
  for (const ListPair& pair : all.pairs) {
    if (is_nested(pair)) return std::nullopt;
    from = std::max(from, pair.persons_at(1.0 / factor));
    to = std::min(to, pair.persons_at(factor));
  }
  if (from > to) return std::nullopt;
  return std::pair{from, to};
}

PairsOfLists without_false_records(const PairsOfLists& pairs, const ContingencyTable& table,
                                   double share) {
  return same_pairs(pairs, thinned_singles(table, share));
}

std::optional<PairsOfLists> with_missed_links(const PairsOfLists& pairs,
                                              const ContingencyTable& table, double share) {
  const double more = share / (1.0 - share);  // pairs not linked, for each that was
  PairsOfLists linked{{}, table.observed()};
  for (const ListPair& pair : all_pairs(table).pairs) linked.fewest_persons -= more * pair.overlap;
  for (ListPair pair : pairs.pairs) {
    const double missed = more * pair.overlap;
    if (missed > std::min(pair.only_first, pair.only_second)) return std::nullopt;
    pair.overlap += missed;
    pair.only_first -= missed;
    pair.only_second -= missed;
    linked.fewest_persons = std::max(linked.fewest_persons, pair.all());
    linked.pairs.push_back(pair);
  }
  return linked;
}

std::optional<LeastAssociation> least_with_error(const PairsOfLists& pairs,
                                                 const ContingencyTable& table, RecordError error,
                                                 double share) {
  if (error == RecordError::false_records)
    return least_association(without_false_records(pairs, table, share));
  const auto linked = with_missed_links(pairs, table, share);
  if (!linked) return std::nullopt;
  return least_association(*linked);
}

std::optional<double> least_share_of(RecordError error, const PairsOfLists& pairs,
                                     const ContingencyTable& table, double factor,
                                     const StopQuestion* stop) {
  constexpr int steps = 1000;
  constexpr int halvings = 40;  // to 1e-15
  const auto suffices = [&](double share) {
    const auto least = least_with_error(pairs, table, error, share);
    return least && least->factor <= factor;
  };
  for (int step = 0; step < steps; ++step) {
    give_up_if_asked(stop);
    double enough = static_cast<double>(step) / steps;
    if (!suffices(enough)) continue;
    double too_few = std::max(0.0, enough - 1.0 / steps);
    for (int halving = 0; halving < halvings && step > 0; ++halving) {
      const double middle = 0.5 * (too_few + enough);
      (suffices(middle) ? enough : too_few) = middle;
    }
    return enough;
  }
  return std::nullopt;
}

}  // namespace darknumber
