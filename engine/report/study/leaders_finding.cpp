// SPDX-License-Identifier: MIT
#include "engine/report/study/leaders_finding.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// Those of whom the same is said, and what.
struct Alike {
  std::string who;
  std::vector<std::size_t> answers;
};

std::vector<Alike> alike_of(const std::vector<OfEstimator>& told) {
  std::vector<Alike> all;
  for (const OfEstimator& one : told) {
    if (one.who.empty()) continue;
    auto same = std::find_if(all.begin(), all.end(),
                             [&](const Alike& other) { return other.who == one.who; });
    if (same == all.end()) same = all.insert(same, {one.who, {}});
    same->answers.push_back(one.answer);
  }
  return all;
}

/// "Of the two assumptions varied, what moves the estimates of both estimators most is F."; empty
/// where there is only one thing, or nothing stands out.
std::string leading_sentence(const VariedThings& things, const std::vector<OfEstimator>& told,
                             const StudyWords& words) {
  const std::vector<Alike> all = alike_of(told);
  if (all.empty() || things.count < 2) return "";
  std::vector<std::string> clauses;
  for (const Alike& alike : all) {
    const std::size_t count = alike.answers.size();
    std::vector<std::string> subjects;
    for (const std::size_t answer : alike.answers) subjects.push_back(words.moved(answer));
    clauses.push_back(fmt::format("what moves {} most is {}",
                                  all.size() == 1 && count > 1
                                      ? words.all_moved(count, count == told.size())
                                      : join_with_and(subjects),
                                  alike.who));
  }
  return fmt::format("Of the {} {}, {}.", number_word(things.count), things.nouns,
                     join_clauses(clauses));
}

}  // namespace

Finding finding_of_leaders(const VariedThings& things, const std::vector<OfEstimator>& told,
                           const std::string& intro, const StudyWords& words) {
  Finding finding;
  finding.lead = leading_sentence(things, told, words);
  finding.numbers.intro = intro;
  for (const OfEstimator& one : told)
    if (!one.who.empty())
      finding.numbers.items.push_back(one.clause);
    else
      finding.lead += (finding.lead.empty() ? "" : " ") + sentence(one.clause);
  return finding;
}

}  // namespace darknumber
