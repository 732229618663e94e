// SPDX-License-Identifier: MIT
#include "engine/report/estimate/chains_report.h"

#include <fmt/format.h>

#include <vector>

#include "engine/input/make_value.h"
#include "engine/input/wording.h"
#include "engine/report/numbers.h"

namespace darknumber {

Value chains_value(const ChainReport& chains) {
  Value value = empty_object();
  add_member(value, "r_hat", chains.r_hat);
  Value medians = empty_array();
  for (double median : chains.medians) medians.array().push_back(make_value(median));
  add_member(value, "medians", std::move(medians));
  return value;
}

std::string chains_note(const ChainReport& chains, const LatentClass& method) {
  std::vector<std::string> medians;
  for (double median : chains.medians) medians.push_back(quantity_text(median));
  return fmt::format(
      "R-hat is {}; the medians of the chains are {}. Raise \"draws\" (now {}) and \"burn_in\" "
      "(now {}); where chains still disagree, several answers fit the table.",
      significant_text(chains.r_hat, 4), join_with_and(medians), quantity_text(method.draws),
      quantity_text(method.burn_in));
}

}  // namespace darknumber
