// SPDX-License-Identifier: MIT
#include "engine/report/design/design_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/design/candidate_text.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// "38,300 to 40,100": the range now, with the digits that the error of its width leaves.
std::string range_text(const CentralRange& range, double width_mcse) {
  return fmt::format("{} to {}", persons_text(range.low, width_mcse),
                     persons_text(range.high, width_mcse));
}

/// The candidates of the first rank.
std::vector<std::size_t> leaders(const DesignAnswer& answer) {
  std::vector<std::size_t> found;
  for (const std::size_t c : answer.order)
    if (answer.candidates[c].rank == 1) found.push_back(c);
  return found;
}

/// Whether the best leaves the range narrower than it is, beyond two standard errors.
bool narrows(const CandidateAnswer& best) {
  return best.of_now + 2.0 * best.of_now_mcse < 1.0;
}

bool all_trusted(const DesignAnswer& answer) {
  return std::all_of(answer.candidates.begin(), answer.candidates.end(),
                     [](const CandidateAnswer& one) { return one.trusted; });
}

std::string now_text(const DesignFound& found) {
  const DesignAnswer& answer = found.answer;
  return fmt::format("nine in ten of the worlds believed in have {} {}, a range of {}",
                     range_text(answer.now, answer.now_width_mcse), found.scenario.words.victims,
                     persons_text(answer.now.width(), answer.now_width_mcse));
}

std::string best_text(const DesignFound& found) {
  const DesignAnswer& answer = found.answer;
  const std::vector<std::size_t> first = leaders(answer);
  const CandidateAnswer& best = answer.candidates[first.front()];
  if (!narrows(best))
    return fmt::format(
        "{} would be expected to narrow the number of {}: {}.",
        all_trusted(answer) ? "None of these data" : "None of the data that can be weighed",
        found.scenario.words.victims, now_text(found));
  std::vector<std::string> names;
  for (const std::size_t c : first)
    names.push_back(text_of(found.design.candidates[c], found.scenario));
  const bool alone = first.size() == 1;
  return fmt::format(
      "Now {}; {} would be expected to leave {}{} of it, at the cost of looking at {}{}.",
      now_text(found), join_with_and(names), alone ? "" : "about ",
      measured_share_text(best.of_now, best.of_now_mcse),
      counted(std::round(best.persons), "person"), alone ? "" : " with the first of them");
}

Table candidate_table(const DesignFound& found) {
  const DesignAnswer& answer = found.answer;
  Table table = table_with(
      {"further data", "persons looked at", "width of 90 % range", "÷ now", "rank", "worlds left"});
  table.rows.push_back({{"none: now"},
                        {persons(0.0)},
                        {measured_number(answer.now.width(), answer.now_width_mcse)},
                        {significant(1.0)},
                        {Missing{}},
                        {persons(std::round(answer.effective_now))}});
  for (const std::size_t c : answer.order) {
    const CandidateAnswer& one = answer.candidates[c];
    table.rows.push_back(
        {{text_of(found.design.candidates[c], found.scenario)},
         {persons(std::round(one.persons))},
         one.trusted ? Cell{measured_number(one.width, one.width_mcse)} : Cell{Missing{}, "*"},
         one.trusted ? Cell{measured_number(one.of_now, one.of_now_mcse)} : Cell{Missing{}},
         one.rank == 0 ? Cell{Missing{}}
                       : Cell{fmt::format("{}{}", one.rank, one.tied ? " =" : "")},
         {persons(std::round(one.effective))}});
  }
  return table;
}

std::string meaning_of_table(const DesignAnswer& answer) {
  const bool several = answer.runs > 1;
  std::string text = fmt::format(
      "The width is the mean over {} worlds that were taken to be true in turn, {} being weighed "
      "by what the data would then show; ± is its Monte Carlo standard error{}. worlds left: the "
      "median over the data of how many of equal weight those left count for.",
      quantity_text(answer.draws), counted(static_cast<double>(answer.worlds), "world"),
      several ? ", from the data drawn and from how independent parts of the worlds differ"
              : ", from the data drawn alone: of one run nobody knows how far off its worlds are");
  for (const CandidateAnswer& one : answer.candidates)
    if (one.tied)
      return text + " =: the errors leave open which of those with the same rank is better.";
  return text;
}

/// What of the study throws doubt on every line.
void add_doubts(const DesignAnswer& answer, Blocks& blocks) {
  if (answer.explained == ExplainVerdict::none_fits)
    blocks.push_back(remark(
        "None of the worlds believed in fits the table, and the ranges are those of the least bad "
        "ones. Data may well show what no world here can be."));
  if (answer.explained == ExplainVerdict::not_bounded)
    blocks.push_back(remark(
        "The table does not bound the number from above: the range now is as wide as the belief."));
  if (answer.lost > 0)
    blocks.push_back(remark(fmt::format(
        "{} believed in cannot be, or cannot have made the table, and {} left out.",
        counted(static_cast<double>(answer.lost), "world"), answer.lost == 1 ? "is" : "are")));
  for (const CandidateAnswer& one : answer.candidates)
    if (!one.trusted) {
      blocks.push_back(remark(fmt::format(
          "* In more than one of twenty draws the data leave worlds that count for fewer than "
          "{:g} of equal weight, too few to tell a range from, or they leave none of some run, so "
          "that nobody knows the error: take more worlds (particles or runs of explain, the size "
          "of a sample).",
          fewest_effective)));
      return;
    }
}

}  // namespace

std::string verdict_of(const DesignFound& found) {
  const DesignAnswer& answer = found.answer;
  switch (answer.verdict) {
    case DesignVerdict::runs_disagree:
      return "The runs disagree about the worlds behind the table: no answer. Take more particles.";
    case DesignVerdict::too_few_worlds:
      return "Too few worlds are left by any of these data to tell a range from: no answer. Take "
             "more worlds.";
    case DesignVerdict::answered:
      break;
  }
  return best_text(found);
}

Blocks design_blocks(const DesignFound& found) {
  const DesignAnswer& answer = found.answer;
  Blocks blocks;
  if (!found.scenario.title.empty()) blocks.push_back({Heading{found.scenario.title}});
  blocks.push_back(statement(verdict_of(found)));
  if (answer.worlds == 0) return blocks;
  blocks.push_back({candidate_table(found)});
  blocks.push_back(remark(meaning_of_table(answer)));
  add_doubts(answer, blocks);
  return blocks;
}

}  // namespace darknumber
