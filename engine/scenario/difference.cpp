// SPDX-License-Identifier: MIT
#include "engine/scenario/difference.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "engine/input/json.h"
#include "engine/input/make_value.h"

namespace darknumber {
namespace {

using Differences = std::vector<FieldDifference>;

bool same(const Value& first, const Value& second) {
  if (first.is_number() && second.is_number()) return first.number() == second.number();
  return write_json(first) == write_json(second);
}

/// Whether the members of this object are things with names, which stand in brackets.
bool holds_names(std::string_view name) {
  return name == "by_stratum" || name == "loadings" || name == "reporting_loadings" ||
         name == "anonymous_loadings";
}

std::string text_member(const Value& object, const char* name) {
  const Value* value = object.find(name);
  return value && value->is_text() ? value->text() : "";
}

/// "Police,Shelter" of the pair's members, "" where there are none. Odds ratios have no direction.
std::string pair_of(const Value& object) {
  for (const auto& [from, to] : {std::pair{"after", "of"}, std::pair{"from", "to"}})
    if (object.find(from) && object.find(to))
      return text_member(object, from) + "," + text_member(object, to);
  const Value* between = object.find("between");
  if (!between || !between->is_array()) return "";
  std::vector<std::string> names;
  for (const Value& name : between->array()) names.push_back(name.is_text() ? name.text() : "");
  std::sort(names.begin(), names.end());
  std::string key;
  for (const std::string& name : names) key += (key.empty() ? "" : ",") + name;
  return key;
}

/// What tells an object of an array from the others; empty where nothing does.
std::string key_of(const Value& object) {
  if (!object.is_object()) return "";
  for (const char* name : {"name", "label", "text", "path"})
    if (const std::string key = text_member(object, name); !key.empty()) return key;
  return pair_of(object);
}

/// The keys of an array's items; none where they do not tell the items apart.
std::optional<std::vector<std::string>> keys_of(const Value& array) {
  std::vector<std::string> keys;
  for (const Value& item : array.array()) keys.push_back(key_of(item));
  const std::set<std::string> distinct(keys.begin(), keys.end());
  if (distinct.size() < keys.size() || distinct.count("") > 0) return std::nullopt;
  return keys;
}

bool is_array_of_objects(const Value& value) {
  return value.is_array() && std::all_of(value.array().begin(), value.array().end(),
                                         [](const Value& item) { return item.is_object(); });
}

Value names_value(const std::vector<std::string>& names) {
  Value array = empty_array();
  for (const std::string& name : names) array.array().push_back(make_value(name));
  return array;
}

std::vector<std::string> in_both(const std::vector<std::string>& keys,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> both;
  for (const std::string& key : keys)
    if (std::find(others.begin(), others.end(), key) != others.end()) both.push_back(key);
  return both;
}

void compare(const std::string& path, const Value& first, const Value& second, Differences& found);

void compare_objects(const std::string& path, const Value& first, const Value& second,
                     Differences& found) {
  const bool named = holds_names(std::string_view(path).substr(path.rfind('.') + 1));
  const auto inner = [&](const std::string& name) {
    if (named) return path + "[" + name + "]";
    return path.empty() ? name : path + "." + name;
  };
  for (const Member& member : first.object())
    if (const Value* other = second.find(member.name))
      compare(inner(member.name), member.value, *other, found);
    else
      found.push_back({inner(member.name), member.value, std::nullopt});
  for (const Member& member : second.object())
    if (!first.find(member.name)) found.push_back({inner(member.name), std::nullopt, member.value});
}

void compare_by_key(const std::string& path, const Value& first, const Value& second,
                    const std::vector<std::string>& keys, const std::vector<std::string>& others,
                    Differences& found) {
  const auto inner = [&](const std::string& key) { return path + "[" + key + "]"; };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto other = std::find(others.begin(), others.end(), keys[i]) - others.begin();
    if (static_cast<std::size_t>(other) < others.size())
      compare(inner(keys[i]), first.array()[i], second.array()[static_cast<std::size_t>(other)],
              found);
    else
      found.push_back({inner(keys[i]), first.array()[i], std::nullopt});
  }
  for (std::size_t i = 0; i < others.size(); ++i)
    if (std::find(keys.begin(), keys.end(), others[i]) == keys.end())
      found.push_back({inner(others[i]), std::nullopt, second.array()[i]});
  const std::vector<std::string> order = in_both(keys, others);
  const std::vector<std::string> other_order = in_both(others, keys);
  if (order != other_order) found.push_back({path, names_value(order), names_value(other_order)});
}

void compare_by_place(const std::string& path, const Value& first, const Value& second,
                      Differences& found) {
  const std::size_t count = std::max(first.array().size(), second.array().size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::string inner = path + "[#" + std::to_string(i + 1) + "]";
    if (i >= second.array().size())
      found.push_back({inner, first.array()[i], std::nullopt});
    else if (i >= first.array().size())
      found.push_back({inner, std::nullopt, second.array()[i]});
    else
      compare(inner, first.array()[i], second.array()[i], found);
  }
}

void compare(const std::string& path, const Value& first, const Value& second, Differences& found) {
  if (same(first, second)) return;
  if (first.is_object() && second.is_object()) return compare_objects(path, first, second, found);
  if (!is_array_of_objects(first) || !is_array_of_objects(second)) {
    found.push_back({path, first, second});
    return;
  }
  const auto keys = keys_of(first);
  const auto others = keys_of(second);
  if (keys && others)
    compare_by_key(path, first, second, *keys, *others, found);
  else
    compare_by_place(path, first, second, found);
}

}  // namespace

std::vector<FieldDifference> differences_of(const Value& first, const Value& second) {
  Differences found;
  compare("", first, second, found);
  return found;
}

}  // namespace darknumber
