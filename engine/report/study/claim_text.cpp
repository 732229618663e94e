// SPDX-License-Identifier: MIT
#include "engine/report/study/claim_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/input/wording.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/plain_factor.h"
#include "engine/report/study/plain_measure.h"

namespace darknumber {
namespace {

/// What is compared with where the claim asks for so many times that.
std::string times_text(const Claim& claim, const PlainMeasure& measure) {
  if (claim.bound == 1.0) return "which is what it is compared with";
  const std::string times = factor_text(claim.bound);
  return measure.reading() == PlainMeasure::Reading::logarithm
             ? fmt::format("whose logarithm is {} times that of what it is compared with", times)
             : times + " times what it is compared with";
}

std::string asked_text(const Claim& claim, const ClaimAtPoint& at, const PlainMeasure& measure) {
  const char* bound = claim.at_least ? "at least" : "at most";
  if (!claim.than) return fmt::format("{} {} asked for", bound, measure.asked(claim.bound));
  // The logarithm of a ratio may be below 0; what is asked for is then the ratio too.
  return fmt::format("{} {} asked for, {}", bound, measure.number_beside({at.bound, 0.0}, at.value),
                     times_text(claim, measure));
}

}  // namespace

std::string verdict_text(Verdict verdict) {
  std::string text(name_of(verdict));
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string claim_line(const Claim& claim, const ClaimAtPoint& at, const StudyPlan& plan) {
  const PlainMeasure measure(claim.measure, plan.evaluation(), plan.scenario().words);
  const std::string of = measure.subject(claim.estimator);
  if (std::isnan(at.value))
    return of + (at.estimates == 0 ? " does not exist: there is no estimate"
                                   : " does not exist, though there is an estimate");
  if (std::isnan(at.bound))
    return of + fmt::format(" is {}, and what it is compared with does not exist",
                            measure.level({at.value, 0.0}));
  std::string line =
      fmt::format("{} is {}, {}", of, measure.level_beside({at.value, at.mcse}, at.bound),
                  asked_text(claim, at, measure));
  if (at.verdict == Verdict::undecided && at.replicates > 0.0)
    line += fmt::format("; about {} would decide", counted(at.replicates, "replicate"));
  if (at.verdict == Verdict::undecided && std::isinf(at.value) && std::isfinite(at.bound))
    line += "; of so few replicates that may be chance";
  return line;
}

std::vector<std::string> claim_sentences(std::size_t claim, const StudyRun& run,
                                         const StudyPlan& plan) {
  const std::vector<PathWords> factors = plain_factors(plan);
  const std::vector<ClaimAtPoint>& points = run.claims[claim].points;
  std::vector<std::string> sentences;
  for (const ClaimAtPoint& at : points) {
    const PointResult& point = run.result.points[at.point];
    const std::string place = plain_place(factors, point.factor_values);
    const bool as_given = std::all_of(point.factor_values.begin(), point.factor_values.end(),
                                      [](const Value& value) { return value.is_null(); });
    if (!point.no_world.empty())
      sentences.push_back(
          fmt::format("There is no such world with {}: {}.", place, point.no_world));
    else if (points.size() == 1 && as_given)
      sentences.push_back(sentence(claim_line(plan.scenario().claims[claim], at, plan)));
    else
      sentences.push_back(
          fmt::format("With {}: {}.", place, claim_line(plan.scenario().claims[claim], at, plan)));
  }
  return sentences;
}

}  // namespace darknumber
