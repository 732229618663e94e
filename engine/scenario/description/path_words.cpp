// SPDX-License-Identifier: MIT
#include "engine/scenario/description/path_words.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "engine/input/wording.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/paths/path_text.h"

namespace darknumber {
namespace {

/// What stands in brackets, outermost first, each as a list of names.
using Names = std::vector<std::vector<std::string>>;

/// A path without what its brackets hold: "agencies[].capture_probability".
struct PathShape {
  std::string fields;
  Names names;
};

PathShape shape_of(std::string_view path) {
  std::string fault;
  PathShape shape;
  for (const PathPiece& piece : split_path(path, fault)) {
    shape.fields += (shape.fields.empty() ? "" : ".") + piece.name;
    if (!piece.bracket) continue;
    shape.fields += "[]";
    shape.names.push_back(split_names(*piece.bracket));
  }
  return shape;
}

/// The words of one field. In them, and nowhere else, {0} is what the first bracket names, {list}
/// the list or lists of the agencies there and {agency} these agencies; {1} is the second bracket.
struct FieldWords {
  std::string_view fields;
  std::string_view words;
  PathUnit unit;
};

constexpr PathUnit part = PathUnit::share;
constexpr PathUnit plain = PathUnit::number;

constexpr FieldWords world_words[] = {
    {"population.victims", "the number of victims", plain},
    {"population.stratum_unknown_share", "the share of those whose group is not known", part},
    {"population.strata[].share", "the share of {0} among the victims", part},
    {"population.strata[].bystander_share", "the share of {0} among the people who are not victims",
     part},
    {"population.groups[].share", "the share of victims who live in groups of {0}", part},
    {"population.groups[].size", "the size of what were groups of {0}", plain},
    {"population.traits[].sd", "how much people differ in {0}, in standard deviations", plain},
    {"population.traits[].values[]", "{0} in its class {1}", plain},
    {"population.traits[].shares[]", "the share of people in class {1} of {0}", part},
    {"population.turnover.periods", "the number of periods", plain},
    {"population.turnover.rate", "the share of victims who are replaced from period to period",
     part},
    {"population.at_risk.count", "the number of people along the continuum of severity", plain},
    {"population.at_risk.victims_above", "the severity above which somebody is a victim", plain},
    {"bystanders.count", "the number of people who are not victims", plain},
    {"dependence[].odds_ratio", "the odds ratio between {0}", plain},
    {"avoidance[].probability", "the chance that contact with {from} keeps somebody from {to}",
     part},
    {"referrals[].probability", "the chance that {from} passes somebody on to {to}", part},
    {"verification.keeps_victims", "the chance that a victim is confirmed", part},
    {"verification.keeps_others", "the chance that somebody else is confirmed by mistake", part},
    {"estimation.level", "the level of the intervals", part},
    {"estimation.target", "what is asked for", plain},
    {"estimation.target.reachable", "the chance of being listed above which a victim counts", part},
    {"estimation.stratify", "whether groups are estimated apart", plain},
    {"estimation.unknown", "what becomes of those whose group is not known", plain},
    {"estimation.remove[].share", "the share taken out of those on {0} alone", part},
    {"estimation.suppress.below", "the number below which counts are not published", plain},
    {"monte_carlo.seed", "the seed of the random numbers", plain},
};

/// Of an agency; after them may stand of which persons.
constexpr FieldWords agency_words[] = {
    {"capture_probability", "the chance that {agency} detects a victim", part},
    {"false_positive_share", "the share of false records on {list}", part},
    {"false_alarm_probability", "the chance that {agency} records somebody who is not a victim",
     part},
    {"reporting_probability", "the share of detections that {agency} reports", part},
    {"anonymous_share", "the share of anonymous records on {list}", part},
    {"missed_link_probability",
     "the share of records on {list} that are not linked to their person", part},
    {"duplicate_probability", "the share of records on {list} that are there twice", part},
    {"false_link_probability", "the share of those on {list} alone who are taken for others", part},
    {"found_in_visit", "the share of a group that {agency} finds in a visit", part},
    {"loadings[]", "how much {1} counts in being detected by {agency}", plain},
    {"reporting_loadings[]", "how much {1} counts in being reported by {agency}", plain},
    {"anonymous_loadings[]", "how much {1} counts in being anonymous on {list}", plain},
    {"threshold.at", "the severity from which {agency} records people", plain},
    {"threshold.softness", "how gradual the threshold of {agency} is", plain},
    {"threshold.capture_probability",
     "the chance that {agency} records somebody above its threshold", part},
    {"active.from", "the first period of {agency}", plain},
    {"active.to", "the last period of {agency}", plain},
    {"verification.keeps_victims", "the chance that a victim's record on {list} is confirmed",
     part},
    {"verification.keeps_others", "the chance that a false record on {list} is confirmed", part},
};

constexpr std::string_view agency_prefix = "agencies[].";
constexpr std::array<std::string_view, 2> of_some{"by_stratum[].", "by_covariate[]."};

bool is_every(const std::vector<std::string>& names) {
  return names == std::vector<std::string>{"*"};
}

/// What stands for a mark.
struct Filling {
  std::string_view mark;
  std::string text;
};

std::vector<Filling> fillings_of(const Names& names, const Words& words) {
  std::vector<Filling> fillings;
  if (names.empty()) return fillings;
  const std::vector<std::string>& first = names.front();
  const bool every = is_every(first);
  std::vector<std::string> agencies = first;
  std::string group;  // "victims" or "bystanders" behind a pair
  if (agencies.size() > 2 && (agencies.back() == "victims" || agencies.back() == "bystanders")) {
    group = agencies.back() == "victims" ? words.victims : bystanders_text(words);
    agencies.pop_back();
  }
  const std::string joined = join_with_and(agencies);
  fillings.push_back({"{agency}", every ? "each agency" : joined});
  fillings.push_back({"{list}", every                 ? "every list"
                                : agencies.size() > 1 ? "the lists of " + joined
                                                      : "the list of " + joined});
  fillings.push_back({"{from}", agencies.front()});
  fillings.push_back({"{to}", agencies.back()});
  fillings.push_back({"{0}", (every ? "each" : joined) + (group.empty() ? "" : ", of " + group)});
  if (names.size() > 1)
    fillings.push_back({"{1}", is_every(names[1]) ? "each" : join_with_and(names[1])});
  return fillings;
}

/// The text with every mark of it filled, in one pass: a name that looks like a mark stays.
std::string filled(std::string_view text, const std::vector<Filling>& fillings) {
  std::string out;
  while (!text.empty()) {
    const auto found = std::find_if(fillings.begin(), fillings.end(),
                                    [&](const Filling& one) { return text.starts_with(one.mark); });
    if (found == fillings.end()) {
      out += text.front();
      text.remove_prefix(1);
    } else {
      out += found->text;
      text.remove_prefix(found->mark.size());
    }
  }
  return out;
}

std::optional<PathWords> words_of_shape(PathShape shape, const Words& words) {
  std::string of_whom;
  std::span<const FieldWords> table = world_words;
  std::string_view fields = shape.fields;
  if (fields.starts_with(agency_prefix)) {
    table = agency_words;
    fields.remove_prefix(agency_prefix.size());
    for (const std::string_view prefix : of_some)
      if (fields.starts_with(prefix)) {
        fields.remove_prefix(prefix.size());
        of_whom = is_every(shape.names[1]) ? ", of each group"
                                           : ", of those who are " + join_with_and(shape.names[1]);
        shape.names.erase(shape.names.begin() + 1);
      }
  }
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const FieldWords& one) { return one.fields == fields; });
  if (found == table.end()) return std::nullopt;
  if (fields == "estimation.remove[].share" && shape.names[0] == std::vector<std::string>{"single"})
    shape.names[0] = {"one list"};
  return PathWords{filled(in_words(found->words, words), fillings_of(shape.names, words)) + of_whom,
                   found->unit};
}

}  // namespace

PathWords words_of_path(std::string_view path, const Words& words) {
  return words_of_shape(shape_of(path), words).value_or(PathWords{std::string(path)});
}

PathWords words_of_paths(const std::vector<std::string>& paths, const Words& words) {
  PathShape all = shape_of(paths.front());
  bool one_field = all.fields.starts_with(agency_prefix) && !is_every(all.names.front());
  for (std::size_t p = 1; p < paths.size() && one_field; ++p) {
    const PathShape next = shape_of(paths[p]);
    one_field = next.fields == all.fields && !is_every(next.names.front()) &&
                std::equal(next.names.begin() + 1, next.names.end(), all.names.begin() + 1,
                           all.names.end());
    if (one_field) all.names.front().push_back(next.names.front().front());
  }
  if (one_field)
    if (std::optional<PathWords> found = words_of_shape(all, words)) return *found;
  PathWords together = words_of_path(paths.front(), words);
  std::vector<std::string> names{together.name};
  for (std::size_t p = 1; p < paths.size(); ++p) {
    const PathWords next = words_of_path(paths[p], words);
    names.push_back(next.name);
    if (next.unit != together.unit) together.unit = PathUnit::number;
  }
  together.name = join_with_and(names);
  return together;
}

}  // namespace darknumber
