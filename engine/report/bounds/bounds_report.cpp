// SPDX-License-Identifier: MIT
#include "engine/report/bounds/bounds_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

constexpr const char* bounds_meaning =
    "An odds ratio of 1 is independence. Above 1, who is on one list is more likely to be on the "
    "other, below 1 less. The odds ratio of two lists in everyone and the number of persons are "
    "tied by the table alone; no model and no estimator stands behind these numbers, so no model "
    "escapes them. Whether lists can be so associated is not for the table to say.";

std::string interval_text(const std::optional<std::pair<double, double>>& interval,
                          std::string (*text)(double)) {
  if (!interval) return "";
  if (std::isinf(interval->second))
    return fmt::format(" (95 % interval from {} on, without an upper limit)",
                       text(interval->first));
  return fmt::format(" (95 % interval {} to {})", text(interval->first), text(interval->second));
}

std::string three_digits(double value) {
  return significant_text(value);
}

const ListPair& pair_at(const TableBounds& bounds, std::size_t index) {
  return bounds.pairs.pairs[index];
}

/// Which pairs of lists have the persons in common that are asked for, some of them at least.
std::string pairs_with_overlap(std::size_t kept, std::size_t all) {
  if (all == 1) return "The two lists have";
  if (kept == all) return fmt::format("All {} pairs of lists have", all);
  return fmt::format("Of {} pairs of lists {} {}", all, kept, kept == 1 ? "has" : "have");
}

Block opening(const TableBounds& bounds) {
  const std::size_t kept = bounds.pairs.pairs.size();
  return statement(fmt::format("{} observed on {}. {} {} or more in common.",
                               counted(bounds.observed, "person"),
                               counted(static_cast<double>(bounds.lists.size()), "list"),
                               pairs_with_overlap(kept, kept + bounds.left_out.size()),
                               counted(bounds.least_overlap, "person")));
}

/// What pulls which way at the least.
std::string pull_text(const TableBounds& bounds) {
  const LeastAssociation& least = bounds.least;
  const std::string together = pair_text(bounds, pair_at(bounds, least.together));
  if (!least.apart)
    return fmt::format("{} are together that often even if nobody is on no list.", together);
  return fmt::format(
      "{} are together too often for more persons, {} too seldom for fewer: these two pull apart.",
      together, pair_text(bounds, pair_at(bounds, *least.apart)));
}

Block least_statement(const TableBounds& bounds) {
  const LeastAssociation& least = bounds.least;
  if (std::isinf(least.factor))
    return statement(
        fmt::format("{}: one of them lies within the other, so their odds ratio is infinite at "
                    "any number of persons. Leave one of them out with --lists.",
                    pair_text(bounds, pair_at(bounds, least.together))));
  if (bounds.pairs.pairs.size() == 1)
    return statement(fmt::format(
        "One pair alone is independent at {} persons{}, and says nothing against it.",
        whole_text(least.persons), interval_text(bounds.intervals.persons, whole_text)));
  return statement(fmt::format(
      "However many persons there are, some two of these lists meet the same people at least {} "
      "times{} more often, or more seldom, in odds, than independent lists would, unless records "
      "are false or wrongly linked. It is no more than that only at {} persons{}. {}",
      significant_text(least.factor), interval_text(bounds.intervals.factor, three_digits),
      whole_text(least.persons), interval_text(bounds.intervals.persons, whole_text),
      pull_text(bounds)));
}

Table pairs_table(const TableBounds& bounds) {
  const bool finite = std::isfinite(bounds.least.persons);
  Table table = table_with(
      {"two lists", "on both", "only the first", "only the second",
       finite ? fmt::format("odds ratio at {}", whole_text(bounds.least.persons)) : "odds ratio",
       "independent at"});
  for (const ListPair& pair : bounds.pairs.pairs)
    table.rows.push_back(
        {{pair_text(bounds, pair)},
         {persons(pair.overlap)},
         {persons(pair.only_first)},
         {persons(pair.only_second)},
         {significant(!finite && pair.unseen_if_independent() > 0.0
                          ? NAN
                          : pair.odds_ratio_at(finite ? bounds.least.persons : INFINITY))},
         {persons(std::round(pair.persons_at(1.0)))}});
  return table;
}

std::string left_out_text(const TableBounds& bounds) {
  std::vector<std::string> names;
  for (const ListPair& pair : bounds.left_out)
    names.push_back(fmt::format("{} ({})", pair_text(bounds, pair), quantity_text(pair.overlap)));
  return fmt::format("Left out, with fewer than {:g} in common: {}.", bounds.least_overlap,
                     fmt::join(names, "; "));
}

Table within_table(const TableBounds& bounds) {
  Table table = table_with({"if every odds ratio is from", "persons from", "to"});
  for (const SizesWithin& one : bounds.within) {
    const auto end = [&](double value) { return Cell{persons(std::round(value))}; };
    table.rows.push_back({{fmt::format("1/{0:g} to {0:g}", one.factor)},
                          one.persons ? end(one.persons->first) : Cell{"no number"},
                          one.persons ? end(one.persons->second) : Cell{Missing{}}});
  }
  return table;
}

std::string error_name(RecordError error) {
  return error == RecordError::false_records ? "false records" : "missed links";
}

Table errors_table(const TableBounds& bounds) {
  std::vector<std::string> header{"share of errors"};
  for (const ErrorCurve& curve : bounds.errors) {
    header.push_back(error_name(curve.error) + ": factor");
    header.push_back("at persons");
  }
  Table table = table_with(std::move(header));
  for (std::size_t at = 0; at < bounds.errors.front().places.size(); ++at) {
    std::vector<Cell> row{{share_text(bounds.errors.front().places[at].share)}};
    for (const ErrorCurve& curve : bounds.errors) {
      const auto& least = curve.places[at].least;
      row.push_back(least ? Cell{significant(least->factor)} : Cell{Missing{}});
      row.push_back(least ? Cell{persons(std::round(least->persons))} : Cell{Missing{}});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string least_share_text(const ErrorCurve& curve) {
  const bool of_records = curve.error == RecordError::false_records;
  const std::string what = of_records ? "of the records that a list has alone were false"
                                      : "of the true pairs of records were not linked";
  if (!curve.least_share)
    return fmt::format(
        "No share {} brings it to {:g}.",
        of_records ? "of false records among those that a list has alone" : "of missed links",
        mild_factor);
  if (*curve.least_share == 0.0) return "";
  // Rounded up, so that it is enough as it is written.
  return fmt::format("If {:.1f} % {}, a factor of {:g} would do.",
                     std::ceil(*curve.least_share * 1000.0) / 10.0, what, mild_factor);
}

std::string errors_text(const TableBounds& bounds) {
  std::string text =
      "The same where one kind of error has a common share: of the records that one list has "
      "alone, those that are false; of the true pairs of records, those not linked.";
  for (const ErrorCurve& curve : bounds.errors)
    if (const std::string more = least_share_text(curve); !more.empty()) text += " " + more;
  return text;
}

std::string resampling_text(const AssociationIntervals& intervals) {
  std::string text = fmt::format("Intervals are of chance alone: {} tables drawn around this one.",
                                 quantity_text(intervals.resamples));
  if (intervals.dropped > 0)
    text += fmt::format(
        " {} of them had nobody in a part of one of the pairs: their factor is infinite, and they "
        "are left out of the interval of persons.",
        quantity_text(intervals.dropped));
  return text;
}

}  // namespace

Blocks bounds_blocks(const TableBounds& bounds) {
  Blocks blocks{opening(bounds), least_statement(bounds), {pairs_table(bounds)}};
  if (!bounds.left_out.empty()) blocks.push_back(remark(left_out_text(bounds)));
  if (std::isinf(bounds.least.factor)) return blocks;
  blocks.push_back({within_table(bounds)});
  if (bounds.pairs.pairs.size() > 1) {
    blocks.push_back({errors_table(bounds)});
    blocks.push_back(remark(errors_text(bounds)));
  }
  blocks.push_back(remark(std::string(bounds_meaning) + " " + resampling_text(bounds.intervals)));
  return blocks;
}

}  // namespace darknumber
