// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/trimmed.h"

#include "engine/core/contracts.h"
#include "engine/estimators/methods/lincoln_petersen.h"

namespace darknumber {

FitOutcome fit(const Trimmed& method, const FitInput& input) {
  const ContingencyTable& table = input.table;
  DN_EXPECT(table.lists() == 2, "trimming takes two lists");
  const double dropped = method.share * table[0b01];
  const ContingencyTable trimmed(2, {0.0, table[0b01] - dropped, table[0b10], table[0b11]});
  FitOutcome outcome = fit(LincolnPetersen{}, {trimmed, input.in_use, input.level, input.streams});
  if (Estimate* estimate = std::get_if<Estimate>(&outcome))
    estimate->dropped = table.observed() - trimmed.observed();
  return outcome;
}

}  // namespace darknumber
