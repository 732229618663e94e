// SPDX-License-Identifier: MIT
#include "engine/report/study/claim_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/measure_text.h"

namespace darknumber {
namespace {

std::string asked_text(const Claim& claim, const ClaimAtPoint& at) {
  const char* bound = claim.at_least ? "at least" : "at most";
  if (!claim.than) return fmt::format("{} {} asked for", bound, factor_text(claim.bound));
  return fmt::format("{} {} asked for, {} what it is compared with", bound,
                     significant_text(at.bound),
                     claim.bound == 1.0 ? "which is" : factor_text(claim.bound) + " times");
}

}  // namespace

std::string verdict_text(Verdict verdict) {
  std::string text(name_of(verdict));
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string claim_line(const Claim& claim, const ClaimAtPoint& at) {
  const std::string of = measure_text(claim.measure, claim.estimator);
  if (std::isnan(at.value))
    return of + (at.estimates == 0 ? " does not exist: there is no estimate"
                                   : " does not exist, though there is an estimate");
  if (std::isnan(at.bound))
    return of + fmt::format(" is {}, and what it is compared with does not exist",
                            significant_text(at.value));
  std::string line =
      fmt::format("{} is {}, {}", of,
                  at.mcse == 0.0 ? significant_text(at.value) : measured_text(at.value, at.mcse),
                  asked_text(claim, at));
  if (at.verdict == Verdict::undecided && at.replicates > 0.0)
    line += fmt::format("; about {} would decide", counted(at.replicates, "replicate"));
  if (at.verdict == Verdict::undecided && std::isinf(at.value) && std::isfinite(at.bound))
    line += "; of so few replicates that may be chance";
  return line;
}

}  // namespace darknumber
