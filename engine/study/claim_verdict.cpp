// SPDX-License-Identifier: MIT
#include "engine/study/claim_verdict.h"

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/measures.h"
#include "engine/study/paired_difference.h"
#include "engine/study/rounding.h"

namespace darknumber {
namespace {

double measure_value(const std::string& name, const ReplicateRows& rows) {
  const std::optional<Measured> measured = measure(name, rows, rows.front().truth);
  DN_EXPECT(measured.has_value(), "the measure exists");
  return measured->value;
}

struct Compared {
  double value = NAN;
  double bound = NAN;
  double mcse = NAN;
};

Compared compare(const Claim& claim, const ClaimRows& rows, Evaluation evaluation) {
  Compared compared;
  if (!has_world(rows.rows->front()) || (rows.than && !has_world(rows.than->front())))
    return compared;
  if (evaluation == Evaluation::expected) {
    const ReplicateRow& row = rows.rows->front();
    const ScaledNumber value{exact_value(claim.measure, row, row.truth),
                             measure_scale(claim.measure, row.truth)};
    compared = {without_rounding({value}).front(), claim.bound, 0.0};
    if (rows.than)
      compared.bound *=
          exact_value(claim.than->measure, rows.than->front(), rows.than->front().truth);
    return compared;
  }
  const std::optional<Measured> measured =
      measure(claim.measure, *rows.rows, rows.rows->front().truth);
  DN_EXPECT(measured.has_value(), "the measure exists");
  compared = {measured->value, claim.bound, measured->mcse};
  if (!rows.than) return compared;
  DN_EXPECT(rows.than->size() == rows.rows->size(), "the same replicates");
  const std::string& other = claim.than->measure;
  compared.bound *= measure_value(other, *rows.than);
  compared.mcse = paired_mcse({claim.measure, *rows.rows}, {other, *rows.than}, claim.bound);
  return compared;
}

Verdict verdict_of(double past, double error) {
  if (std::isnan(past)) return Verdict::undecided;
  if (std::isinf(past)) return past > 0.0 ? Verdict::supported : Verdict::not_supported;
  if (past - error >= 0.0) return Verdict::supported;
  return past + error < 0.0 ? Verdict::not_supported : Verdict::undecided;
}

/// What rounding in the comparison is relative to.
double size_of(const Compared& compared, const Claim& claim, const ClaimRows& rows) {
  return std::max({std::abs(compared.value), std::abs(compared.bound),
                   measure_scale(claim.measure, rows.rows->front().truth)});
}

ClaimAtPoint judge_at(const Claim& claim, const ClaimRows& rows, Evaluation evaluation) {
  const Compared compared = compare(claim, rows, evaluation);
  ClaimAtPoint judged{rows.point, compared.value, compared.bound, compared.mcse};
  double past = claim.at_least ? compared.value - compared.bound : compared.bound - compared.value;
  if (evaluation == Evaluation::expected && std::isfinite(past))
    past = beyond_rounding(past, size_of(compared, claim, rows));
  // An MCSE that does not exist decides nothing.
  const double error = std::isnan(compared.mcse) ? INFINITY : certainty * compared.mcse;
  judged.verdict = verdict_of(past, error);
  if (judged.verdict == Verdict::undecided)
    judged.replicates =
        std::ceil(static_cast<double>(rows.rows->size()) * (error / past) * (error / past));
  if (!std::isfinite(judged.replicates)) judged.replicates = NAN;
  return judged;
}

Verdict over_points(const std::vector<ClaimAtPoint>& points, bool somewhere) {
  const Verdict decisive = somewhere ? Verdict::supported : Verdict::not_supported;
  const Verdict otherwise = somewhere ? Verdict::not_supported : Verdict::supported;
  bool all = true;
  for (const ClaimAtPoint& point : points) {
    if (point.verdict == decisive) return decisive;
    all = all && point.verdict == otherwise;
  }
  return all ? otherwise : Verdict::undecided;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  if (verdict == Verdict::supported) return "supported";
  return verdict == Verdict::not_supported ? "not_supported" : "undecided";
}

ClaimResult judge(const Claim& claim, const std::vector<ClaimRows>& rows, Evaluation evaluation) {
  DN_EXPECT(!rows.empty(), "a point at least");
  ClaimResult result;
  for (const ClaimRows& at : rows) result.points.push_back(judge_at(claim, at, evaluation));
  result.verdict = over_points(result.points, claim.somewhere);
  return result;
}

}  // namespace darknumber
