// SPDX-License-Identifier: MIT
#include "engine/world/verification.h"

#include "engine/world/reporting.h"

namespace darknumber {

Law law(const Verification& verification, Law reported) {
  for (CaptureHistory h = 1; h < reported.size(); ++h) {
    reported[0] += (1.0 - verification.person) * reported[h];
    reported[h] *= verification.person;
  }
  return law(Reporting{verification.record}, std::move(reported));
}

CaptureHistory draw(const Verification& verification, CaptureHistory reported,
                    RandomStream& stream) {
  const bool confirmed = stream.uniform() < verification.person;
  const CaptureHistory left = draw(Reporting{verification.record}, reported, stream);
  return confirmed ? left : 0;
}

}  // namespace darknumber
