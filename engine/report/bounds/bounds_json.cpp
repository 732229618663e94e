// SPDX-License-Identifier: MIT
#include "engine/report/bounds/bounds_json.h"

#include <cmath>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/csv.h"

namespace darknumber {
namespace {

Value names_value(const TableBounds& bounds, const ListPair& pair) {
  Value names = empty_array();
  for (const int list : {pair.first, pair.second})
    names.array().push_back(make_value(bounds.lists[static_cast<std::size_t>(list)]));
  return names;
}

Value pairs_value(const TableBounds& bounds, const std::vector<ListPair>& pairs) {
  Value values = empty_array();
  for (const ListPair& pair : pairs) {
    Value value = empty_object();
    add_member(value, "lists", names_value(bounds, pair));
    add_member(value, "union", pair.all());
    add_member(value, "overlap", pair.overlap);
    add_member(value, "only_first", pair.only_first);
    add_member(value, "only_second", pair.only_second);
    values.array().push_back(std::move(value));
  }
  return values;
}

Value interval_value(const std::optional<std::pair<double, double>>& interval) {
  if (!interval) return null_value();
  Value ends = empty_array();
  ends.array().push_back(make_value(interval->first));
  ends.array().push_back(make_value(interval->second));
  return ends;
}

/// "g" and "victims": names of the fields that say the same in studies.
void add_least(Value& value, const LeastAssociation& least) {
  add_member(value, "g", least.factor);
  add_member(value, "victims", least.persons);
}

Value least_value(const TableBounds& bounds) {
  const LeastAssociation& least = bounds.least;
  Value value = empty_object();
  add_least(value, least);
  add_member(value, "g_interval", interval_value(bounds.intervals.factor));
  add_member(value, "victims_interval", interval_value(bounds.intervals.persons));
  add_member(value, "together", names_value(bounds, bounds.pairs.pairs[least.together]));
  add_member(value, "apart",
             least.apart ? names_value(bounds, bounds.pairs.pairs[*least.apart]) : null_value());
  add_member(value, "resamples", bounds.intervals.resamples);
  add_member(value, "dropped", bounds.intervals.dropped);
  return value;
}

Value within_value(const TableBounds& bounds) {
  Value values = empty_array();
  for (const SizesWithin& one : bounds.within) {
    Value value = empty_object();
    add_member(value, "g", one.factor);
    if (one.persons) {
      add_member(value, "from", one.persons->first);
      add_member(value, "to", one.persons->second);
    } else {
      add_member(value, "none", true);
    }
    values.array().push_back(std::move(value));
  }
  return values;
}

Value curve_value(const ErrorCurve& curve) {
  Value places = empty_array();
  for (const LeastAtShare& place : curve.places) {
    Value value = empty_object();
    add_member(value, "share", place.share);
    if (place.least)
      add_least(value, *place.least);
    else
      add_member(value, "none", true);
    places.array().push_back(std::move(value));
  }
  Value value = empty_object();
  add_member(value, "curve", std::move(places));
  add_member(value, "sought_g", mild_factor);
  add_member(value, "least_share",
             curve.least_share ? make_value(*curve.least_share) : null_value());
  return value;
}

}  // namespace

Value bounds_document(const TableBounds& bounds) {
  Value root = empty_object();
  Value lists = empty_array();
  for (const std::string& list : bounds.lists) lists.array().push_back(make_value(list));
  add_member(root, "lists", std::move(lists));
  add_member(root, "observed", bounds.observed);
  add_member(root, "least_overlap", bounds.least_overlap);
  add_member(root, "least", least_value(bounds));
  add_member(root, "within", within_value(bounds));
  add_member(root, "pairs", pairs_value(bounds, bounds.pairs.pairs));
  add_member(root, "left_out", pairs_value(bounds, bounds.left_out));
  for (const ErrorCurve& curve : bounds.errors)
    add_member(root, curve.error == RecordError::false_records ? "false_records" : "missed_links",
               curve_value(curve));
  return root;
}

std::string bounds_json(const TableBounds& bounds) {
  return write_json(bounds_document(bounds), JsonLayout::indented);
}

std::string bounds_csv(const TableBounds& bounds) {
  std::string out =
      "first,second,overlap,only_first,only_second,union,left_out,odds_ratio_at_least\n";
  const auto add = [&](const ListPair& pair, bool left_out) {
    out += csv_text(bounds.lists[static_cast<std::size_t>(pair.first)]) + "," +
           csv_text(bounds.lists[static_cast<std::size_t>(pair.second)]);
    for (const double number : {pair.overlap, pair.only_first, pair.only_second, pair.all()})
      out += "," + csv_number(number);
    out += left_out ? ",true,\n"
                    : ",false," + csv_number(pair.odds_ratio_at(bounds.least.persons)) + "\n";
  };
  for (const ListPair& pair : bounds.pairs.pairs) add(pair, false);
  for (const ListPair& pair : bounds.left_out) add(pair, true);
  return out;
}

}  // namespace darknumber
