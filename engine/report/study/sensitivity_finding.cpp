// SPDX-License-Identifier: MIT
#include "engine/report/study/sensitivity_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/run/verdict.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/leaders_finding.h"

namespace darknumber {
namespace {

/// So many of what moves an estimate are named.
constexpr std::size_t most_named = 3;

/// Something that a study varies, and how much it moves one estimate: in which order they stand,
/// and by how much that may be chance.
struct Mover {
  std::size_t index = 0;  // of its factor or group
  std::string name;
  double size = 0.0;
  Interval range;  // of the size; the size itself where none is known
};

using Movers = std::vector<Mover>;

void sort_by_size(Movers& movers) {
  std::stable_sort(movers.begin(), movers.end(),
                   [](const Mover& a, const Mover& b) { return a.size > b.size; });
}

/// Whether one may be the largest, since its interval meets that of the first.
bool may_lead(const Mover& one, const Movers& movers) {
  return one.range.upper >= movers.front().range.lower;
}

/// The largest first, then those that may be larger, then the others.
void put_leaders_first(Movers& movers) {
  if (movers.empty()) return;
  sort_by_size(movers);
  const Movers sorted = movers;
  std::stable_partition(movers.begin(), movers.end(),
                        [&](const Mover& one) { return may_lead(one, sorted); });
}

/// "F"; "F or G" where G may be the larger.
std::string largest_of(const Movers& movers) {
  std::vector<std::string> names;
  for (const Mover& one : movers)
    if (may_lead(one, movers)) names.push_back(one.name);
  if (names.size() > most_named) {
    names.resize(most_named);
    names.back() = "another";
  }
  return join_with_or(names);
}

std::string group_name(const StudyWords& words, std::size_t group) {
  std::vector<std::string> names;
  for (const std::size_t f : factors_of_group(words.study(), group))
    names.push_back(words.factor(f).name);
  return join_with_and(names);
}

/// "independence: F, G and H"; of the only estimator the list alone.
std::string of_name(const StudyWords& words, std::size_t answer, std::size_t answers,
                    const std::vector<std::string>& parts) {
  return (answers > 1 ? words.name(answer) + ": " : "") + join_with_and(parts);
}

/// Which way a factor moves the answer, where nearly every step has gone that way.
enum class Way { up, down, either };

Way way_of(const MorrisEffect& effect) {
  constexpr double nearly_all = 0.99;
  if (!effect.mu || std::abs(*effect.mu) < nearly_all * *effect.mu_star) return Way::either;
  return *effect.mu > 0.0 ? Way::up : Way::down;
}

/// "F (multiplied by 1.94, 1.77 to 2.13)"
std::string effect_text(const std::string& name, const MorrisEffect& effect,
                        const PlainMeasure& measure) {
  const Way way = way_of(effect);
  const bool logarithm = measure.reading() == PlainMeasure::Reading::logarithm;
  const ChangeWords change =
      measure.change({way == Way::down ? -*effect.mu_star : *effect.mu_star, 0.0});
  const std::string either = logarithm ? "multiplied or divided" : "raised or lowered";
  std::string text = fmt::format("{} ({} by {}", name,
                                 way == Way::either ? either : change.participle, change.size);
  if (effect.lower && effect.upper)
    text += fmt::format(", {} to {}", measure.number({*effect.lower, 0.0}),
                        measure.number({*effect.upper, 0.0}));
  return text + ")";
}

/// Which factors hardly matter to any estimator, as against the share within which an estimate is
/// called about right; empty where there are none.
std::string negligible_sentence(const MorrisOutcome& outcome, const StudyWords& words) {
  if (words.measure().reading() != PlainMeasure::Reading::logarithm) return "";
  std::vector<std::string> names;
  const std::size_t groups = outcome.answers.empty() ? 0 : outcome.answers.front().effects.size();
  for (std::size_t g = 0; g < groups; ++g)
    if (std::all_of(outcome.answers.begin(), outcome.answers.end(), [&](const auto& one) {
          const MorrisEffect& effect = one.effects[g];
          return !one.constant && effect.mu_star &&
                 effect.upper.value_or(*effect.mu_star) < std::log1p(about_right);
        }))
      names.push_back(group_name(words, g));
  if (names.empty()) return "";
  return fmt::format(" What hardly moves anything (less than {} on average): {}.",
                     percent_text(about_right), join_with_and(names));
}

Movers movers_of(const MorrisOutcome::OfAnswer& one, const StudyWords& words) {
  Movers movers;
  for (std::size_t g = 0; g < one.effects.size(); ++g) {
    const MorrisEffect& effect = one.effects[g];
    if (!effect.mu_star) continue;
    const double size = *effect.mu_star;
    movers.push_back({g,
                      group_name(words, g),
                      size,
                      {effect.lower.value_or(size), effect.upper.value_or(size)}});
  }
  put_leaders_first(movers);
  return movers;
}

OfEstimator told_of(const MorrisOutcome::OfAnswer& one, std::size_t answers,
                    const StudyWords& words) {
  const std::string subject = words.moved(one.answer);
  if (one.constant)
    return {one.answer, "",
            fmt::format("nothing moves {}: it is the same at every point", subject)};
  const Movers movers = movers_of(one, words);
  if (movers.empty())
    return {one.answer, "",
            fmt::format("what moves {} is not known: no effect could be estimated", subject)};
  if (movers.front().size < dust) return {one.answer, "", fmt::format("nothing moves {}", subject)};
  if (one.effects[movers.front().index].inside_noise)
    return {one.answer, "",
            fmt::format("what moves {} most is not known: no effect can be told from the noise of "
                        "the replicates",
                        subject)};
  std::vector<std::string> parts;
  std::size_t in_noise = 0;
  for (const Mover& mover : movers) {
    const MorrisEffect& effect = one.effects[mover.index];
    in_noise += effect.inside_noise;
    if (parts.size() < most_named && !effect.inside_noise)
      parts.push_back(effect_text(mover.name, effect, words.measure()));
  }
  std::string clause = of_name(words, one.answer, answers, parts);
  if (in_noise > 0)
    clause += fmt::format(", while {} of {} cannot be told from noise", in_noise, movers.size());
  return {one.answer, largest_of(movers), std::move(clause)};
}

/// "31 % (27 to 36 %)". What noise makes of a small or a large share may lie below 0 or above all,
/// and is said as it is.
std::string index_text(const SensitivityIndex& index) {
  const auto percent = [](double share) {
    return share < 0.0 || share > 1.0 ? significant_text(100.0 * share, 2) + " %"
                                      : share_text(share);
  };
  std::string text = percent(index.value.value_or(NAN));
  if (index.interval)
    text +=
        fmt::format(" ({} to {})", percent(index.interval->lower), percent(index.interval->upper));
  return text;
}

/// What ends the words before a list of numbers.
std::string intervals_text(bool intervals) {
  return intervals ? " (with 95 % intervals):" : ":";
}

/// Whether a factor does more together with others than by itself, beyond chance.
bool interacts(const SensitivityIndex& alone, const SensitivityIndex& total) {
  constexpr double worth_a_word = 0.05;
  if (!alone.value || !total.value) return false;
  if (alone.interval && total.interval) return total.interval->lower > alone.interval->upper;
  return *total.value - *alone.value > worth_a_word;
}

OfEstimator told_of(const SobolOutcome::OfAnswer& one, std::size_t answers,
                    const StudyWords& words) {
  const SobolIndices& indices = one.indices;
  const std::string subject = words.moved(one.answer);
  if (indices.constant)
    return {one.answer, "",
            fmt::format("nothing moves {}: it is the same at every point", subject)};
  Movers movers;
  for (std::size_t f = 0; f < words.study().factors.size(); ++f) {
    const SensitivityIndex& total = indices.total[f];
    if (!total.value) continue;
    movers.push_back({f, words.factor(f).name, *total.value,
                      total.interval.value_or(Interval{*total.value, *total.value})});
  }
  if (movers.empty())
    return {one.answer, "",
            fmt::format("what moves {} is not known: it does not vary, or there is no estimate",
                        subject)};
  put_leaders_first(movers);
  std::string who = largest_of(movers);
  movers.resize(std::min(movers.size(), most_named));
  for (Mover& mover : movers) mover.size = indices.first_order[mover.index].value.value_or(-1.0);
  sort_by_size(movers);
  std::vector<std::string> parts;
  for (const Mover& mover : movers) {
    const SensitivityIndex& alone = indices.first_order[mover.index];
    const SensitivityIndex& total = indices.total[mover.index];
    parts.push_back(index_text(alone));
    if (interacts(alone, total))
      parts.back() += fmt::format(", or {} counting interactions,", index_text(total));
    parts.back() += " with " + mover.name;
  }
  return {one.answer, std::move(who), of_name(words, one.answer, answers, parts)};
}

}  // namespace

Finding morris_finding(const MorrisOutcome& outcome, const StudyWords& words) {
  std::vector<OfEstimator> told;
  bool intervals = false;
  for (const MorrisOutcome::OfAnswer& one : outcome.answers) {
    told.push_back(told_of(one, outcome.answers.size(), words));
    for (const MorrisEffect& effect : one.effects) intervals = intervals || effect.lower;
  }
  const std::size_t things = outcome.answers.empty() ? 0 : outcome.answers.front().effects.size();
  Finding finding = finding_of_leaders(
      {things, "assumptions varied"}, told,
      "By how much, on average, as one goes over its whole range" + intervals_text(intervals),
      words);
  finding.lead += negligible_sentence(outcome, words);
  return finding;
}

Finding sobol_finding(const SobolOutcome& outcome, const StudyWords& words) {
  std::vector<OfEstimator> told;
  bool intervals = false;
  for (const SobolOutcome::OfAnswer& one : outcome.answers) {
    told.push_back(told_of(one, outcome.answers.size(), words));
    for (const SensitivityIndex& index : one.indices.first_order)
      intervals = intervals || index.interval;
  }
  const char* variance = words.measure().reading() == PlainMeasure::Reading::logarithm
                             ? "the variance of its logarithm"
                             : "its variance";
  return finding_of_leaders(
      {words.study().factors.size(), "assumptions varied"}, told,
      fmt::format(
          "How much of its spread ({}) would vanish, on average, if one of them were known{}",
          variance, intervals_text(intervals)),
      words);
}

}  // namespace darknumber
