// SPDX-License-Identifier: MIT
#include "engine/scenario/format/write_estimators.h"

#include "engine/estimators/options/entry_fields.h"
#include "engine/estimators/options/method_entry.h"
#include "engine/input/make_value.h"

namespace darknumber {
namespace {

bool equal(const ListInUse& a, const ListInUse& b) {
  return a.name == b.name && a.agencies == b.agencies;
}

/// A list by its name alone where that already means it, else as the agencies that it merges.
Value list_value(const ListInUse& list, const ListsInUse& known,
                 const std::vector<std::string>& agencies) {
  for (const ListInUse& other : known)
    if (equal(list, other)) return make_value(list.name);
  Value merge = empty_array();
  for (std::size_t a = 0; a < agencies.size(); ++a)
    if (contains(list.agencies, static_cast<int>(a)))
      merge.array().push_back(make_value(agencies[a]));
  if (merge.array().size() == 1 && merge.array().front().text() == list.name)
    return make_value(list.name);
  Value value = empty_object();
  add_member(value, "name", list.name);
  add_member(value, "merge", std::move(merge));
  return value;
}

Value lists_value(const ListsInUse& lists, const ListsInUse& known,
                  const std::vector<std::string>& agencies) {
  Value value = empty_array();
  for (const ListInUse& list : lists) value.array().push_back(list_value(list, known, agencies));
  return value;
}

Value assumed_value(const EstimatorSpec& estimator) {
  Value shares = empty_object();
  for (std::size_t list = 0; list < estimator.lists.size(); ++list)
    if (const double share = estimator.assumed_false_positive_shares[list]; share > 0.0)
      add_member(shares, estimator.lists[list].name, share);
  return shares;
}

/// The names of the lists of a history.
Value history_value(CaptureHistory history, const ListsInUse& lists) {
  Value names = empty_array();
  for (std::size_t list = 0; list < lists.size(); ++list)
    if (contains(history, static_cast<int>(list)))
      names.array().push_back(make_value(lists[list].name));
  return names;
}

void add_cells(Value& value, std::string_view name, const std::vector<CaptureHistory>& cells,
               const ListsInUse& lists) {
  if (cells.empty()) return;
  Value all = empty_array();
  for (CaptureHistory cell : cells) all.array().push_back(history_value(cell, lists));
  add_member(value, std::string(name), std::move(all));
}

Value estimator_value(const EstimatorSpec& estimator, const ListsInUse& in_use,
                      const std::vector<std::string>& agencies) {
  Value value = empty_object();
  write_method(estimator.method, estimator.lists, value);
  if (estimator.stratify) add_member(value, "stratify", true);
  if (estimator.own_lists)
    add_member(value, "lists", lists_value(estimator.lists, in_use, agencies));
  if (estimator.interval.kind != IntervalKind::own) {
    add_member(value, "interval", std::string(name_of(estimator.interval.kind)));
    if (estimator.interval.kind != IntervalKind::profile && value.find("resamples") == nullptr)
      add_member(value, "resamples", estimator.interval.resamples);
  }
  if (!estimator.assumed_false_positive_shares.empty())
    add_member(value, "assumed_false_positive_share", assumed_value(estimator));
  add_cells(value, omit_field.name, estimator.in_doubt.omitted, estimator.lists);
  add_cells(value, upper_bound_field.name, estimator.in_doubt.bounded, estimator.lists);
  add_member(value, "label", estimator.label);
  return value;
}

Value remove_value(const EstimationSpec& estimation) {
  Value all = empty_array();
  for (const Removal& removal : estimation.remove) {
    Value value = empty_object();
    add_member(
        value, "history",
        removal.history ? history_value(*removal.history, estimation.lists) : make_value("single"));
    add_member(value, "share", removal.share);
    all.array().push_back(std::move(value));
  }
  return all;
}

Value suppress_value(const Suppression& suppression) {
  Value value = empty_object();
  add_member(value, "below", suppression.below);
  add_member(value, "as", std::string(suppress_as_names[static_cast<std::size_t>(suppression.as)]));
  return value;
}

Value target_value(const EstimationSpec& estimation) {
  switch (estimation.target) {
    case Target::present:
      return make_value("present");
    case Target::ever_present:
      return make_value("ever_present");
    case Target::reachable:
      break;
  }
  Value value = empty_object();
  add_member(value, "reachable", estimation.reachable_above);
  return value;
}

}  // namespace

Value estimation_value(const EstimationSpec& estimation, const std::vector<std::string>& agencies) {
  Value value = empty_object();
  add_member(value, "target", target_value(estimation));
  add_member(value, "lists", lists_value(estimation.lists, {}, agencies));
  add_member(value, "remove", remove_value(estimation));
  // Absent where nothing is suppressed: the hashes of scenarios without it stay what they were.
  if (estimation.suppress) add_member(value, "suppress", suppress_value(*estimation.suppress));
  add_member(value, "unknown", estimation.unknown == UnknownStratum::drop ? "drop" : "prorate");
  add_member(value, "level", estimation.level);
  Value estimators = empty_array();
  for (const EstimatorSpec& estimator : estimation.estimators)
    estimators.array().push_back(estimator_value(estimator, estimation.lists, agencies));
  add_member(value, "estimators", std::move(estimators));
  return value;
}

}  // namespace darknumber
