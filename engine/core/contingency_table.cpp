// SPDX-License-Identifier: MIT
#include "engine/core/contingency_table.h"

#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {

ContingencyTable::ContingencyTable(int lists) : lists_(lists), counts_(history_count(lists), 0.0) {
  DN_EXPECT(lists >= 1 && lists <= max_lists, "a table has 1 to 10 lists");
}

ContingencyTable::ContingencyTable(int lists, std::vector<double> counts)
    : lists_(lists), counts_(std::move(counts)) {
  DN_EXPECT(lists >= 1 && lists <= max_lists, "a table has 1 to 10 lists");
  DN_EXPECT(counts_.size() == history_count(lists), "one count for each history");
  for (double& count : counts_) {
    DN_EXPECT(std::isfinite(count) && count > -smallest_count, "counts are finite, not negative");
    if (count < smallest_count) count = 0.0;
  }
  counts_[0] = 0.0;
}

void ContingencyTable::add(const ContingencyTable& other) {
  DN_EXPECT(other.lists_ == lists_, "tables over the same lists");
  for (CaptureHistory h = 1; h < counts_.size(); ++h) add(h, other.counts_[h]);
}

double ContingencyTable::observed() const {
  double total = 0.0;
  for (double count : counts_) total += count;
  return total;
}

double ContingencyTable::on_exactly(int on) const {
  double total = 0.0;
  for (CaptureHistory h = 1; h < counts_.size(); ++h)
    if (lists_on(h) == on) total += counts_[h];
  return total;
}

double ContingencyTable::overlap() const {
  double total = 0.0;
  for (CaptureHistory h = 1; h < counts_.size(); ++h)
    if (lists_on(h) >= 2) total += counts_[h];
  return total;
}

double ContingencyTable::on_all(CaptureHistory lists) const {
  double total = 0.0;
  for (CaptureHistory h = 1; h < counts_.size(); ++h)
    if (is_subset(lists, h)) total += counts_[h];
  return total;
}

bool ContingencyTable::is_whole() const {
  for (double count : counts_)
    if (count != std::floor(count)) return false;
  return true;
}

std::string joined_names(CaptureHistory set, const ListsInUse& lists, std::string_view separator) {
  std::string names;
  for (std::size_t list = 0; list < lists.size(); ++list) {
    if (!contains(set, static_cast<int>(list))) continue;
    if (!names.empty()) names += separator;
    names += lists[list].name;
  }
  return names;
}

CaptureHistory project(CaptureHistory agencies, const ListsInUse& lists) {
  CaptureHistory history = 0;
  for (std::size_t list = 0; list < lists.size(); ++list)
    if ((agencies & lists[list].agencies) != 0) history |= only(static_cast<int>(list));
  return history;
}

ContingencyTable project(const ContingencyTable& agencies, const ListsInUse& lists) {
  const int size = static_cast<int>(lists.size());
  std::vector<double> counts(history_count(size), 0.0);
  for (CaptureHistory h = 1; h < agencies.counts().size(); ++h)
    counts[project(h, lists)] += agencies[h];
  return ContingencyTable(size, std::move(counts));
}

ListsInUse every_agency(std::span<const std::string> names) {
  ListsInUse lists;
  for (std::size_t agency = 0; agency < names.size(); ++agency)
    lists.push_back({names[agency], only(static_cast<int>(agency))});
  return lists;
}

}  // namespace darknumber
