// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/share_setting.h"

namespace darknumber {
namespace {

bool is_share(const Value& value) {
  return value.is_number() && value.number() >= 0.0 && value.number() <= 1.0;
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

}  // namespace darknumber
