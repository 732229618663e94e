// SPDX-License-Identifier: MIT
#include "tests/support/published_check.h"

#include "engine/estimators/fitting/loglinear_face.h"

namespace darknumber {

int published_check(const ContingencyTable& table, std::span<const CaptureHistory> interactions) {
  const TableMargins margins = margins_of(table);
  LoglinearModel model = model_of(margins, interactions);
  const int apart = model.identifiable() ? 0 : 2;
  return apart + (narrow_to_face(margins, model) ? 1 : 0);
}

}  // namespace darknumber
