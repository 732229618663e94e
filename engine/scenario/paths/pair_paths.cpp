// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/pair_paths.h"

#include <fmt/core.h>

#include <algorithm>

#include "engine/core/contracts.h"
#include "engine/estimators/options/read_lists.h"
#include "engine/input/field_check.h"
#include "engine/scenario/format/read_estimation.h"
#include "engine/scenario/format/read_names.h"

namespace darknumber {
namespace {

constexpr std::string_view group_names[] = {"everyone", "victims", "bystanders"};

/// In the place of a history: on one list, whichever.
constexpr std::string_view any_single_list = "single";

/// How the entries of one array name their two agencies, and what a new entry does until set.
struct PairEntryKind {
  const char* array;
  const char* first;  // null: both stand in "between", in any order
  const char* second;
  const char* strength;
  double without_effect;
};

constexpr PairEntryKind pair_kinds[] = {
    {"dependence", nullptr, nullptr, "odds_ratio", 1.0},
    {"avoidance", "after", "of", "probability", 0.0},
    {"referrals", "from", "to", "probability", 0.0},
};

const PairEntryKind& kind_named(const std::string& array) {
  const auto found = std::find_if(std::begin(pair_kinds), std::end(pair_kinds),
                                  [&](const PairEntryKind& kind) { return array == kind.array; });
  DN_EXPECT(found != std::end(pair_kinds), "the array holds pairs of agencies");
  return *found;
}

bool is_text(const Value* value, const std::string& text) {
  return value != nullptr && value->is_text() && value->text() == text;
}

/// The texts of an array, sorted; not a text is an empty one.
std::vector<std::string> sorted_texts(const Value& array) {
  std::vector<std::string> texts;
  for (const Value& item : array.array()) texts.push_back(item.is_text() ? item.text() : "");
  std::sort(texts.begin(), texts.end());
  return texts;
}

/// A bracket's agencies, and the group where it names one.
struct BracketNames {
  std::vector<std::string> agencies;
  std::string group;
};

/// The last name is a group if it is one; of a directed pair the third is, known or not.
BracketNames names_of_bracket(const std::vector<std::string>& names, const PairEntryKind& kind) {
  BracketNames found{names, ""};
  if (kind.first == nullptr ? is_group_name(names.back()) : names.size() == 3) {
    found.group = names.back();
    found.agencies.pop_back();
  }
  return found;
}

/// Whether an entry is about the agencies that the bracket names.
bool is_about(const Value& entry, const PairEntryKind& kind, std::vector<std::string> names) {
  if (kind.first != nullptr)
    return is_text(entry.find(kind.first), names[0]) && is_text(entry.find(kind.second), names[1]);
  const Value* between = entry.find("between");
  if (between == nullptr || !between->is_array()) return false;
  std::sort(names.begin(), names.end());
  return sorted_texts(*between) == names;
}

/// Whether the name of that number in a bracket is known; refuses it else.
bool is_known(Walk& walk, std::size_t piece, std::size_t name, const KnownNames& known) {
  const PathPiece& here = walk.pieces[piece];
  const std::vector<std::string> names = split_names(*here.bracket);
  const std::string& text = names[name];
  if (!text.empty() && index_of_name(text, known.names) >= 0) return true;
  refuse_name(walk, here.bracket_begin + begin_of_name(*here.bracket, name), text, known, names);
  return false;
}

/// Whether a bracket names known agencies, two or, of a dependence, more, each once, and perhaps a
/// group.
bool names_agencies(Walk& walk, std::size_t piece, const PairEntryKind& kind,
                    const std::vector<std::string>& names) {
  const BracketNames bracket = names_of_bracket(names, kind);
  const bool directed = kind.first != nullptr;
  const std::size_t count = bracket.agencies.size();
  if (count < 2 || (directed && count > 2)) {
    refuse(walk,
           directed ? "a pair is two agencies in the bracket, and perhaps a group"
                    : "a dependence is two agencies or more in the bracket, and perhaps a group",
           fmt::format("For example {0}[Police,Shelter].{1} or {0}[Police,Shelter,victims].{1}.",
                       kind.array, kind.strength));
    return false;
  }
  KnownNames agencies{"agency", "agencies", item_names(walk.root.find("agencies"))};
  const KnownNames groups{"group", "groups", {std::begin(group_names), std::end(group_names)}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool may_be_group = i >= 2 && !directed;
    KnownNames known = i < count ? agencies : groups;
    if (may_be_group && i < count) {
      known.kind = "agency or group";
      known.kinds = "agencies and groups";
      known.names.insert(known.names.end(), std::begin(group_names), std::end(group_names));
    }
    if (!is_known(walk, piece, i, known)) return false;
  }
  for (std::size_t i = 1; i < count; ++i)
    if (std::count(bracket.agencies.begin(),
                   bracket.agencies.begin() + static_cast<std::ptrdiff_t>(i),
                   bracket.agencies[i]) > 0) {
      refuse(walk, fmt::format("\"{}\" cannot be paired with itself", bracket.agencies[i]),
             directed ? "Name two different agencies." : "Name different agencies.");
      return false;
    }
  return true;
}

Value new_entry(const Walk& walk, const PairEntryKind& kind, const BracketNames& names) {
  const Position& position = walk.value.position;
  Value entry{Value::Object{}, position};
  if (kind.first != nullptr) {
    set_member(entry, kind.first, {names.agencies[0], position});
    set_member(entry, kind.second, {names.agencies[1], position});
  } else {
    Value between{Value::Array{}, position};
    for (const std::string& name : names.agencies) between.array().push_back({name, position});
    set_member(entry, "between", between);
  }
  set_member(entry, kind.strength, {kind.without_effect, position});
  if (!names.group.empty()) set_member(entry, "applies_to", {names.group, position});
  return entry;
}

/// Whether the piece behind the bracket is a field of the section and the path's end.
bool names_a_field(Walk& walk, std::size_t piece, const std::string& section) {
  return field_follows(walk, piece) && known_field(walk, section, piece + 1) != nullptr &&
         no_bracket(walk, piece + 1) && nothing_follows(walk, piece + 1);
}

/// The array, created where it is absent; null where there is something else in its place, or
/// where `*` would match nothing (which is refused).
Value* entries_of(Walk& walk, Value& object, std::size_t piece) {
  const std::string& name = walk.pieces[piece].name;
  Value* entries = object.find(name);
  if (*walk.pieces[piece].bracket == every &&
      (entries == nullptr || !entries->is_array() || entries->array().empty())) {
    refuse(walk, fmt::format("the path matches nothing: \"{}\" has no entry", name),
           "Name one in the bracket, and it is created.");
    return nullptr;
  }
  if (entries == nullptr) entries = &member_or_new(object, name, walk, Value::Array{});
  return entries->is_array() ? entries : nullptr;
}

void set_in(const std::vector<Value*>& found, Walk& walk, std::size_t piece) {
  for (Value* match : found) set_member(*match, walk.pieces[piece + 1].name, walk.value);
}

/// The lists of a "history", sorted; {"single"} for the word; empty where it is neither.
std::vector<std::string> history_of(const Value& entry) {
  const Value* history = entry.find("history");
  if (history == nullptr) return {};
  if (history->is_text()) return {history->text()};
  if (!history->is_array()) return {};
  return sorted_texts(*history);
}

bool names_a_history(Walk& walk, std::size_t piece, std::size_t names) {
  const KnownNames lists{"list", "lists", names_of(lists_in_use(walk.root))};
  for (std::size_t i = 0; i < names; ++i)
    if (!is_known(walk, piece, i, lists)) return false;
  return true;
}

/// `names`: the lists, or the word for any one of them.
Value new_removal(const Walk& walk, const std::vector<std::string>& names) {
  const Position& position = walk.value.position;
  Value history{Value::Array{}, position};
  for (const std::string& name : names) history.array().push_back({name, position});
  if (names.front() == any_single_list) history = {names.front(), position};
  Value entry{Value::Object{}, position};
  set_member(entry, "history", history);
  set_member(entry, "share", {0.0, position});
  return entry;
}

}  // namespace

bool is_group_name(std::string_view name) {
  return std::find(std::begin(group_names), std::end(group_names), name) != std::end(group_names);
}

std::string group_of_entry(const Value& entry) {
  const Value* group = entry.find("applies_to");
  return group != nullptr && group->is_text() ? group->text() : std::string(group_names[0]);
}

void walk_pairs(Walk& walk, Value& root, std::size_t piece) {
  const PathPiece& here = walk.pieces[piece];
  const PairEntryKind& kind = kind_named(here.name);
  if (!names_a_field(walk, piece, here.name + "[]")) return;
  const bool all = *here.bracket == every;
  const std::vector<std::string> names = split_names(*here.bracket);
  if (!all && !names_agencies(walk, piece, kind, names)) return;
  Value* entries = entries_of(walk, root, piece);
  if (entries == nullptr) return;
  const BracketNames bracket = names_of_bracket(names, kind);
  std::vector<Value*> matches;
  for (Value& entry : entries->array())
    if (entry.is_object() &&
        (all || (is_about(entry, kind, bracket.agencies) &&
                 (bracket.group.empty() || group_of_entry(entry) == bracket.group))))
      matches.push_back(&entry);
  if (!all && matches.size() > 1)
    return refuse(walk,
                  fmt::format("{} {} has an entry for each of two groups",
                              bracket.agencies.size() == 2 ? "the pair" : "the set",
                              list_names(bracket.agencies)),
                  "Name the group as well.",
                  std::string(walk.path).insert(here.bracket_begin + here.bracket->size(),
                                                "," + group_of_entry(*matches[0])));
  if (matches.empty())
    matches.push_back(&entries->array().emplace_back(new_entry(walk, kind, bracket)));
  set_in(matches, walk, piece);
}

void walk_removals(Walk& walk, Value& estimation, std::size_t piece) {
  if (!names_a_field(walk, piece, "estimation.remove[]")) return;
  const std::string& bracket = *walk.pieces[piece].bracket;
  const bool all = bracket == every;
  const bool single = bracket == any_single_list;
  std::vector<std::string> names = split_names(bracket);
  if (!all && !single && !names_a_history(walk, piece, names.size())) return;
  Value* entries = entries_of(walk, estimation, piece);
  if (entries == nullptr) return;
  std::vector<std::string> sorted = names;
  std::sort(sorted.begin(), sorted.end());
  std::vector<Value*> matches;
  for (Value& entry : entries->array())
    if (entry.is_object() && (all || history_of(entry) == sorted)) matches.push_back(&entry);
  if (!all && matches.size() > 1)
    return refuse(walk, fmt::format("\"remove\" has {} entries for this history", matches.size()),
                  "Make them one entry, or set all entries with estimation.remove[*].");
  if (matches.empty()) matches.push_back(&entries->array().emplace_back(new_removal(walk, names)));
  set_in(matches, walk, piece);
}

}  // namespace darknumber
