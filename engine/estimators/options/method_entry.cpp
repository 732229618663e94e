// SPDX-License-Identifier: MIT
#include "engine/estimators/options/method_entry.h"

#include <algorithm>

#include "engine/estimators/options/entry_fields.h"
#include "engine/estimators/options/method_kinds.h"

namespace darknumber {

std::vector<Field> fields_of(const MethodKind& kind) {
  std::vector<Field> fields{method_field, label_field};
  const bool sees_tables = kind.basis != Basis::other_estimators;
  if (sees_tables) fields.push_back(kind.lists.fewest > 2 ? more_lists_field : lists_field);
  for (const Option& option : kind.options)
    if (std::none_of(fields.begin(), fields.end(),
                     [&](const Field& field) { return field.name == option.field.name; }))
      fields.push_back(option.field);
  const auto is_own = [&](const Field& common) {
    return std::any_of(kind.options.begin(), kind.options.end(),
                       [&](const Option& option) { return option.field.name == common.name; });
  };
  if (sees_tables)
    for (const Field& common : {stratify_field, interval_field, resamples_field, assumed_field})
      if (!is_own(common)) fields.push_back(common);
  if (can_doubt_cells(kind))
    for (const Field& cells : {omit_field, upper_bound_field}) fields.push_back(cells);
  return fields;
}

std::optional<Method> read_method(const MethodKind& kind, ObjectReader& reader,
                                  const ListsInUse& lists) {
  std::optional<Method> method =
      kind.begin != nullptr ? kind.begin(reader) : std::optional(kind.structs.make());
  if (!method) return std::nullopt;
  bool sound = true;
  for (const Option& option : kind.options)
    if (option.heeded(*method)) sound = option.read(reader, lists, *method) && sound;
  if (!sound) return std::nullopt;
  if (kind.fault == nullptr) return method;
  const std::optional<OptionFault> fault = kind.fault(*method, lists);
  if (!fault) return method;
  reader.report(fault->field, fault->message, fault->advice);
  return std::nullopt;
}

void write_method(const Method& method, const ListsInUse& lists, Value& entry) {
  const MethodKind& kind = kind_of(method);
  add_member(entry, "method", std::string(kind.name));
  for (const Option& option : kind.options)
    if (option.heeded(method))
      if (Value value = option.write(method, lists); !value.is_null())
        add_member(entry, std::string(option.field.name), std::move(value));
}

}  // namespace darknumber
