// SPDX-License-Identifier: MIT
#include "tests/fuzz/keep_small.h"

#include <algorithm>

#include "engine/input/make_value.h"

namespace darknumber::fuzz {
namespace {

struct Most {
  std::string_view name;
  int number;
};

constexpr Most most_of[] = {
    {"victims", 300}, {"count", 500},      {"replicates", 2}, {"resamples", 12}, {"draws", 100},
    {"burn_in", 50},  {"chains", 2},       {"particles", 24}, {"runs", 2},       {"periods", 12},
    {"size", 16},     {"trajectories", 3}, {"records", 50},   {"threads", 1},    {"up_to", 20000},
    {"from", 12},     {"to", 12},          {"classes", 8},    {"shards", 20}};

}  // namespace

void keep_small(Value& value) {
  if (value.is_array())
    for (Value& item : value.array()) keep_small(item);
  if (!value.is_object()) return;
  for (Member& member : value.object()) {
    const auto* most = std::find_if(std::begin(most_of), std::end(most_of),
                                    [&](const Most& one) { return one.name == member.name; });
    if (most != std::end(most_of) && member.value.is_number() &&
        member.value.number() > most->number)
      member.value.data = std::int64_t{most->number};
    keep_small(member.value);
  }
}

}  // namespace darknumber::fuzz
