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

/// A number with its Monte Carlo standard error, and whether that it is infinite, if it is, may be
/// chance.
struct MeasuredOnce {
  double value = NAN;
  double mcse = 0.0;
  bool by_chance = false;
};

/// `own`: the number itself, where it is of no estimator.
MeasuredOnce measured_once(const std::string& name, const ReplicateRows& rows,
                           const std::optional<double>& own, Evaluation evaluation) {
  if (own) return {*own, 0.0};
  if (evaluation == Evaluation::expected) {
    const double truth = rows.front().truth;
    const ScaledNumber value{exact_value(name, rows.front(), truth), measure_scale(name, truth)};
    return {without_rounding({value}).front(), 0.0};
  }
  const std::optional<Measured> measured = measure(name, rows, rows.front().truth);
  DN_EXPECT(measured.has_value(), "the measure exists");
  return {measured->value, measured->mcse,
          std::isinf(measured->value) && !measured->surely_infinite};
}

struct Compared {
  double value = NAN;
  double bound = NAN;
  double mcse = NAN;
  bool by_chance = false;
};

Compared compare(const Claim& claim, const ClaimRows& rows, Evaluation evaluation) {
  Compared compared;
  if (!has_world(rows.rows->front()) || (rows.than && !has_world(rows.than->front())))
    return compared;
  const MeasuredOnce one = measured_once(claim.measure, *rows.rows, rows.own, evaluation);
  compared = {one.value, claim.bound, one.mcse, one.by_chance};
  if (!rows.than) return compared;
  DN_EXPECT(rows.than->size() == rows.rows->size(), "the same replicates");
  const std::string& measure_of_other = claim.than->measure;
  const MeasuredOnce other = measured_once(measure_of_other, *rows.than, rows.than_own, evaluation);
  compared.bound *= other.value;
  compared.by_chance = one.by_chance || other.by_chance;
  if (evaluation == Evaluation::monte_carlo && !rows.own && !rows.than_own)
    compared.mcse =
        paired_mcse({claim.measure, *rows.rows}, {measure_of_other, *rows.than}, claim.bound);
  else if (!rows.than_own)
    compared.mcse = std::abs(claim.bound) * other.mcse;  // one of the two has noise, or none
  return compared;
}

/// The error of an infinite number that may be so by chance is infinite itself.
Verdict verdict_of(double past, double error) {
  if (std::isnan(past) || (std::isinf(past) && std::isinf(error))) return Verdict::undecided;
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
  judged.estimates = static_cast<std::size_t>(
      std::count_if(rows.rows->begin(), rows.rows->end(),
                    [](const ReplicateRow& row) { return row.status == Status::ok; }));
  double past = claim.at_least ? compared.value - compared.bound : compared.bound - compared.value;
  if (evaluation == Evaluation::expected && std::isfinite(past))
    past = beyond_rounding(past, size_of(compared, claim, rows));
  // An MCSE that does not exist decides nothing.
  double error = std::isnan(compared.mcse) ? INFINITY : certainty * compared.mcse;
  if (std::isinf(past)) error = compared.by_chance ? INFINITY : 0.0;
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
