// SPDX-License-Identifier: MIT
#include "engine/estimators/options/labels.h"

#include <algorithm>
#include <set>

#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/method_kinds.h"

namespace darknumber {
namespace {

// What labels shorten.
constexpr std::string_view long_choice = "p_value";
constexpr std::string_view short_choice = "p";

std::string_view shortened(std::string_view choice) {
  return choice == long_choice ? short_choice : choice;
}

std::string_view in_full(std::string_view choice) {
  return choice == short_choice ? long_choice : choice;
}

bool has_text(const Value& entry, std::string_view field, std::string_view text) {
  const Value* value = entry.find(field);
  return value != nullptr && value->is_text() && value->text() == text;
}

/// "[A,B]"
std::string in_brackets(const std::vector<std::string>& texts) {
  std::string text = "[";
  for (const std::string& one : texts) text += (text.size() > 1 ? "," : "") + one;
  return text + "]";
}

std::vector<std::string> texts_of(const Value& array) {
  std::vector<std::string> texts;
  for (const Value& item : array.array()) texts.push_back(item.text());
  return texts;
}

std::string label_by(const LabelPattern& pattern, const Value& entry) {
  std::string label(pattern.text);
  if (!pattern.choice.empty()) label += shortened(entry.find(pattern.choice)->text());
  if (!pattern.suffix.empty() && entry.find(pattern.suffix_switch) != nullptr)
    label += pattern.suffix;
  if (!pattern.bracket.empty()) label += in_brackets(texts_of(*entry.find(pattern.bracket)));
  return label;
}

/// Whether a pattern is for this entry.
bool is_for(const LabelPattern& pattern, const Value& entry) {
  if (!pattern.bracket.empty() && entry.find(pattern.bracket) == nullptr) return false;
  return pattern.field.empty() || has_text(entry, pattern.field, pattern.value);
}

std::vector<std::string> names_of_lists(const ListsInUse& lists) {
  std::vector<std::string> names;
  for (const ListInUse& list : lists) names.push_back(list.name);
  return names;
}

/// Where a label's parts become fields of an entry.
class LabelParts {
 public:
  LabelParts(std::string_view method, const Position& position)
      : position_(position), entry_{Value::Object{}, position} {
    add("method", method);
  }

  void add(std::string_view name, std::string_view text) { add(name, at(std::string(text))); }
  void add(std::string_view name, bool truth) { add(name, at(truth)); }
  void add_items(std::string_view name, std::string_view texts) {
    Value items = at(Value::Array{});
    for (std::size_t begin = 0; begin <= texts.size();) {
      const std::size_t end = std::min(texts.find(',', begin), texts.size());
      items.array().push_back(at(std::string(texts.substr(begin, end - begin))));
      begin = end + 1;
    }
    add(name, std::move(items));
  }
  /// The settings of a pattern; `choice` is what the label has in the place of its choice.
  void add_pattern(const LabelPattern& pattern, std::string_view choice, bool suffix) {
    if (!pattern.field.empty()) add(pattern.field, pattern.value);
    if (!pattern.choice.empty()) add(pattern.choice, in_full(choice));
    if (suffix) add(pattern.suffix_switch, true);
  }

  Value entry() && { return std::move(entry_); }

 private:
  template <typename Content>
  Value at(Content content) const {
    return {std::move(content), position_};
  }
  void add(std::string_view name, Value value) {
    entry_.object().push_back({std::string(name), position_, std::move(value)});
  }

  Position position_;
  Value entry_;
};

/// Whether a label, without what stands in brackets, can be one of a pattern.
bool begins_with(std::string_view label, const LabelPattern& pattern) {
  return pattern.choice.empty() ? label == pattern.text : label.starts_with(pattern.text);
}

/// The entry of a label whose pattern has a bracket; none where it is of no such pattern.
std::optional<Value> entry_of_bracket(std::string_view text, std::string_view items,
                                      const Position& position) {
  for (const MethodKind* kind : method_kinds())
    for (const LabelPattern& pattern : kind->labels) {
      if (pattern.bracket.empty() || !begins_with(text, pattern)) continue;
      LabelParts parts(kind->name, position);
      parts.add_items(pattern.bracket, items);
      parts.add_pattern(pattern, text.substr(pattern.text.size()), false);
      return std::move(parts).entry();
    }
  return std::nullopt;
}

Value entry_of_plain_label(std::string_view label, const Position& position) {
  for (const MethodKind* kind : method_kinds())
    for (const LabelPattern& pattern : kind->labels) {
      if (!begins_with(label, pattern) || !pattern.bracket.empty()) continue;
      std::string_view choice = label.substr(pattern.text.size());
      const bool suffix = !pattern.suffix.empty() && choice.ends_with(pattern.suffix);
      if (suffix) choice.remove_suffix(pattern.suffix.size());
      LabelParts parts(kind->name, position);
      parts.add_pattern(pattern, choice, suffix);
      return std::move(parts).entry();
    }
  return LabelParts(label, position).entry();
}

/// Lists that any method takes whose entry names none.
ListsInUse some_lists() {
  ListsInUse lists;
  for (const char* name : {"A", "B", "C", "D"})
    lists.push_back({name, only(static_cast<int>(lists.size()))});
  return lists;
}

/// Whether the reader takes an entry: not every kind of a model has every option.
bool is_taken(const MethodKind& kind, const Value& entry) {
  Problems problems;
  const std::vector<Field> fields = fields_of(kind);
  ObjectReader reader(entry, "", fields, "", problems);
  return read_method(kind, reader, some_lists()) && problems.empty();
}

void add_labelled(const MethodKind& kind, const LabelPattern& pattern, std::string_view choice,
                  std::vector<LabelledEntry>& entries) {
  for (bool suffix : {false, true}) {
    if (suffix && pattern.suffix.empty()) continue;
    LabelParts parts(kind.name, {});
    parts.add_pattern(pattern, choice, suffix);
    Value entry = std::move(parts).entry();
    if (!is_taken(kind, entry)) continue;
    std::string label = label_by(pattern, entry);
    entries.push_back({std::move(label), kind.name, std::move(entry)});
  }
}

std::span<const std::string_view> choices_of(const MethodKind& kind, std::string_view field) {
  for (const Option& option : kind.options)
    if (option.field.name == field) return option.field.choices;
  return {};
}

/// The first choice of all patterns, then the second, and so on; before them those without.
void add_labelled_of(const MethodKind& kind, std::vector<LabelledEntry>& entries) {
  std::size_t most = 0;
  for (const LabelPattern& pattern : kind.labels) {
    if (!pattern.bracket.empty()) continue;  // of covariates that only a table has
    if (pattern.choice.empty()) add_labelled(kind, pattern, "", entries);
    most = std::max(most, choices_of(kind, pattern.choice).size());
  }
  for (std::size_t c = 0; c < most; ++c)
    for (const LabelPattern& pattern : kind.labels) {
      const auto choices = choices_of(kind, pattern.choice);
      if (!pattern.bracket.empty()) continue;
      if (c < choices.size()) add_labelled(kind, pattern, choices[c], entries);
    }
}

}  // namespace

std::string label_of(const EstimatorSpec& spec) {
  const MethodKind& kind = kind_of(spec.method);
  Value entry = empty_object();
  write_method(spec.method, spec.lists, entry);
  for (const LabelPattern& pattern : kind.labels)
    if (is_for(pattern, entry)) return label_by(pattern, entry);
  const Value* bracket = entry.find(kind.bracket_field);
  if (bracket != nullptr) return std::string(kind.name) + in_brackets(texts_of(*bracket));
  return std::string(kind.name) +
         (kind.lists.two_alone() ? in_brackets(names_of_lists(spec.lists)) : "");
}

Value entry_of_label(std::string_view label, const Position& position) {
  const std::size_t bracket = label.find('[');
  if (bracket == std::string_view::npos || label.back() != ']')
    return entry_of_plain_label(label, position);
  const std::string_view method = label.substr(0, bracket);
  const std::string_view items = label.substr(bracket + 1, label.size() - bracket - 2);
  if (std::optional<Value> entry = entry_of_bracket(method, items, position))
    return std::move(*entry);
  const MethodKind* kind = find_method_kind(method);
  LabelParts parts(method, position);
  parts.add_items(kind != nullptr ? kind->bracket_field : "lists", items);
  return std::move(parts).entry();
}

std::vector<LabelledEntry> labelled_entries() {
  std::vector<LabelledEntry> entries;
  for (const MethodKind* kind : method_kinds()) add_labelled_of(*kind, entries);
  return entries;
}

void assign_labels(std::vector<EstimatorSpec>& estimators) {
  std::set<std::string> taken;
  for (EstimatorSpec& estimator : estimators) {
    const std::string label = estimator.label.empty() ? label_of(estimator) : estimator.label;
    estimator.label = label;
    for (int number = 2; !taken.insert(estimator.label).second; ++number)
      estimator.label = label + "#" + std::to_string(number);
  }
}

}  // namespace darknumber
