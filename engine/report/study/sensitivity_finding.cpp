// SPDX-License-Identifier: MIT
#include "engine/report/study/sensitivity_finding.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/block.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"

namespace darknumber {
namespace {

/// Moved over its range, a factor that changes an estimate by less than this on average hardly
/// matters, as against the 5 % within which an estimate is called about right.
constexpr double hardly = 0.05;

std::string group_name(const StudyWords& words, std::size_t group) {
  const auto& groups = std::get<MorrisStudy>(words.study().type).groups;
  if (groups.empty()) return words.factor(group).name;
  std::vector<std::string> names;
  for (const std::size_t f : groups[group]) names.push_back(words.factor(f).name);
  return join_with_and(names);
}

std::size_t largest_of(const MorrisOutcome::OfAnswer& one) {
  std::size_t largest = 0;
  for (std::size_t g = 0; g < one.effects.size(); ++g)
    if (one.effects[g].mu_star.value_or(-1.0) > one.effects[largest].mu_star.value_or(-1.0))
      largest = g;
  return largest;
}

bool has_effect(const MorrisOutcome::OfAnswer& one) {
  return !one.constant && !one.effects.empty() &&
         one.effects[largest_of(one)].mu_star.value_or(0.0) >= dust;
}

/// Which way a factor moves the answer, where nearly every step has gone that way.
enum class Way { up, down, either };

Way way_of(const MorrisEffect& effect) {
  constexpr double nearly_all = 0.99;
  if (!effect.mu || std::abs(*effect.mu) < nearly_all * *effect.mu_star) return Way::either;
  return *effect.mu > 0.0 ? Way::up : Way::down;
}

/// "multiplies it by 1.94 on average (1.77 to 2.13)"
std::string effect_text(const MorrisEffect& effect, const PlainMeasure& measure) {
  const Way way = way_of(effect);
  const bool logarithm = measure.reading() == PlainMeasure::Reading::logarithm;
  const ChangeWords change =
      measure.change({way == Way::down ? -*effect.mu_star : *effect.mu_star, 0.0});
  const std::string either = logarithm ? "multiplies or divides" : "moves";
  std::string text =
      fmt::format("{} it by {} on average", way == Way::either ? either : change.verb, change.size);
  if (effect.lower && effect.upper)
    text += fmt::format(" (95 % interval {} to {})", measure.number({*effect.lower, 0.0}),
                        measure.number({*effect.upper, 0.0}));
  return text;
}

/// Which factors hardly matter to any estimator; empty where there are none.
std::string negligible_sentence(const MorrisOutcome& outcome, const StudyWords& words) {
  if (words.measure().reading() != PlainMeasure::Reading::logarithm) return "";
  std::vector<std::string> names;
  const std::size_t groups = outcome.answers.empty() ? 0 : outcome.answers.front().effects.size();
  for (std::size_t g = 0; g < groups; ++g)
    if (std::all_of(outcome.answers.begin(), outcome.answers.end(), [&](const auto& one) {
          const MorrisEffect& effect = one.effects[g];
          return !one.constant && effect.mu_star &&
                 effect.upper.value_or(*effect.mu_star) < std::log1p(hardly);
        }))
      names.push_back(group_name(words, g));
  if (names.empty()) return "";
  return fmt::format(" What hardly moves anything (less than {} on average): {}.",
                     percent_text(hardly), join_with_and(names));
}

std::string in_noise(const MorrisOutcome::OfAnswer& one) {
  const auto inside = std::count_if(one.effects.begin(), one.effects.end(),
                                    [](const MorrisEffect& effect) { return effect.inside_noise; });
  return inside == 0
             ? ""
             : fmt::format("; {} of {} cannot be told from noise", inside, one.effects.size());
}

std::size_t largest_of(const SobolOutcome::OfAnswer& one, std::size_t factors) {
  std::size_t largest = 0;
  for (std::size_t f = 0; f < factors; ++f)
    if (one.indices.total[f].value.value_or(-1.0) > one.indices.total[largest].value.value_or(-1.0))
      largest = f;
  return largest;
}

/// "31 % (95 % interval 27 % to 36 %)". What noise makes of a small or a large share may lie below
/// 0 or above all, and is said as it is.
std::string index_text(const SensitivityIndex& index) {
  const auto percent = [](double share) {
    return share < 0.0 || share > 1.0 ? significant_text(100.0 * share, 2) + " %"
                                      : share_text(share);
  };
  std::string text = percent(index.value.value_or(NAN));
  if (index.interval)
    text += fmt::format(" (95 % interval {} to {})", percent(index.interval->lower),
                        percent(index.interval->upper));
  return text;
}

}  // namespace

std::string leading_sentence(const VariedThings& things, const std::vector<std::string>& who,
                             const StudyWords& words) {
  std::vector<std::string> known;
  for (const std::string& one : who)
    if (!one.empty()) known.push_back(one);
  const bool agree = known.size() > 1 && std::equal(known.begin() + 1, known.end(), known.begin());
  if (!agree || things.count < 2) return "";
  return fmt::format("Of the {} {}, what moves {} most is {}. ", number_word(things.count),
                     things.nouns, words.all_moved(known.size(), known.size() == who.size()),
                     known.front());
}

std::string morris_sentences(const MorrisOutcome& outcome, const StudyWords& words) {
  std::vector<std::string> who;
  std::vector<std::string> parts;
  for (const MorrisOutcome::OfAnswer& one : outcome.answers) {
    who.emplace_back();
    const std::string subject = words.moved(one.answer);
    if (one.constant) {
      parts.push_back(fmt::format("nothing moves {}: it is the same at every point", subject));
    } else if (one.effects.empty() || !one.effects[largest_of(one)].mu_star) {
      parts.push_back(
          fmt::format("what moves {} is not known: no effect could be estimated", subject));
    } else if (!has_effect(one)) {
      parts.push_back(fmt::format("nothing moves {}", subject));
    } else {
      const std::size_t largest = largest_of(one);
      who.back() = group_name(words, largest);
      parts.push_back(fmt::format(
          "what moves {} most is {}: going over its whole range {}{}", subject, who.back(),
          effect_text(one.effects[largest], words.measure()), in_noise(one)));
    }
  }
  const std::size_t things = outcome.answers.empty() ? 0 : outcome.answers.front().effects.size();
  return leading_sentence({things, "assumptions varied"}, who, words) +
         capitalised(join_clauses(parts)) + "." + negligible_sentence(outcome, words);
}

std::string sobol_sentences(const SobolOutcome& outcome, const StudyWords& words) {
  const std::size_t factors = words.study().factors.size();
  const char* variance = words.measure().reading() == PlainMeasure::Reading::logarithm
                             ? "the variance of its logarithm"
                             : "its variance";
  std::vector<std::string> who;
  std::vector<std::string> parts;
  for (const SobolOutcome::OfAnswer& one : outcome.answers) {
    who.emplace_back();
    const std::string subject = words.moved(one.answer);
    if (one.indices.constant) {
      parts.push_back(fmt::format("nothing moves {}: it is the same at every point", subject));
      continue;
    }
    const std::size_t largest = largest_of(one, factors);
    if (!one.indices.total[largest].value) {
      parts.push_back(fmt::format(
          "what moves {} is not known: it does not vary, or there is no estimate", subject));
      continue;
    }
    who.back() = words.factor(largest).name;
    parts.push_back(fmt::format(
        "{} depends most on {}, which alone accounts for {} of {} over the worlds considered, and "
        "for {} together with its interactions with the others",
        subject, who.back(), index_text(one.indices.first_order[largest]), variance,
        index_text(one.indices.total[largest])));
  }
  return leading_sentence({factors, "assumptions varied"}, who, words) +
         capitalised(join_clauses(parts)) + ".";
}

}  // namespace darknumber
