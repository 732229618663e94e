// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/share_setting.h"

#include <fmt/core.h>

#include <algorithm>
#include <numeric>

#include "engine/scenario/format/read_numbers.h"

namespace darknumber {
namespace {

bool is_share(const Value& value) {
  return value.is_number() && value.number() >= 0.0 && value.number() <= 1.0;
}

/// A share of the groups of some size.
struct GroupShare {
  Value* share = nullptr;
  std::string path;
};

constexpr std::string_view group_share_begin = "population.groups[";
constexpr std::string_view group_share_end = "].share";

std::vector<GroupShare> group_shares(Value& root) {
  std::vector<GroupShare> shares;
  Value* population = root.is_object() ? root.find("population") : nullptr;
  Value* groups =
      population != nullptr && population->is_object() ? population->find("groups") : nullptr;
  if (groups == nullptr || !groups->is_array()) return shares;
  for (Value& item : groups->array()) {
    const Value* size = item.is_object() ? item.find("size") : nullptr;
    Value* share = size != nullptr && size->is_number() ? item.find("share") : nullptr;
    if (share == nullptr || !is_share(*share)) continue;
    shares.push_back(
        {share, fmt::format("{}{}{}", group_share_begin, size->number(), group_share_end)});
  }
  return shares;
}

double sum_of(const std::vector<GroupShare>& shares) {
  return std::accumulate(shares.begin(), shares.end(), 0.0,
                         [](double sum, const auto& one) { return sum + one.share->number(); });
}

bool changes_group_size(std::string_view path) {
  return path.starts_with(group_share_begin) && path.ends_with("].size");
}

void fit_group_shares(Value& root, const std::vector<std::string_view>& paths) {
  const std::string all_sizes = fmt::format("{}*{}", group_share_begin, group_share_end);
  std::vector<GroupShare> set;
  std::vector<GroupShare> others;
  for (GroupShare& one : group_shares(root)) {
    const bool is_set = std::any_of(paths.begin(), paths.end(), [&](std::string_view path) {
      return path == one.path || path == all_sizes;
    });
    (is_set ? set : others).push_back(std::move(one));
  }
  const double left = 1.0 - sum_of(set);
  const double asked = sum_of(others);
  if (set.empty() || left < 0.0 || asked <= left + share_sum_tolerance ||
      asked > 1.0 + share_sum_tolerance)
    return;
  for (const GroupShare& one : others) one.share->data = one.share->number() * (left / asked);
}

}  // namespace

void set_one_share(const std::vector<Value*>& shares, std::size_t index, const Value& value) {
  double others = 0.0;
  bool all_shares = is_share(value);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i == index) continue;
    all_shares = all_shares && is_share(*shares[i]);
    if (all_shares) others += shares[i]->number();
  }
  *shares[index] = value;
  if (!all_shares) return;
  const double rest = 1.0 - value.number();
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (i == index) continue;
    const double old = shares[i]->number();
    shares[i]->data =
        others > 0.0 ? old * (rest / others) : rest / static_cast<double>(shares.size() - 1);
  }
}

void set_stratum_share(Value::Array& strata, std::size_t index, const std::string& field,
                       const Value& value) {
  std::vector<Value*> shares;
  for (Value& stratum : strata) {
    if (!stratum.is_object()) return;
    if (stratum.find(field) == nullptr) {
      const Value* share = stratum.find("share");
      stratum.object().push_back({field, value.position, share != nullptr ? *share : Value{}});
    }
    shares.push_back(stratum.find(field));
  }
  set_one_share(shares, index, value);
}

void set_together(Value& root, const std::vector<std::string_view>& paths,
                  const std::function<void(std::size_t)>& set) {
  for (const bool sizes : {false, true}) {
    for (std::size_t p = 0; p < paths.size(); ++p)
      if (changes_group_size(paths[p]) == sizes) set(p);
    if (!sizes) fit_group_shares(root, paths);
  }
}

}  // namespace darknumber
