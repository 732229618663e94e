// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/scenario/design_spec.h"
#include "engine/study/design/weighted_range.h"
#include "engine/study/explain/explain.h"
#include "engine/study/explain/explain_fault.h"
#include "engine/study/outcome_work.h"
#include "engine/study/study_plan.h"

namespace darknumber {

/// Whether an answer counts.
enum class DesignVerdict { answered, runs_disagree, too_few_worlds };
inline constexpr std::array<std::string_view, 3> design_verdict_names{"answered", "runs_disagree",
                                                                      "too_few_worlds"};

/// What one collection of data is expected to leave of the 90 % range of N. Errors are Monte Carlo
/// standard errors: those of the data drawn, and of the worlds from how the runs differ, where
/// there are several.
struct CandidateAnswer {
  double width = 0.0;
  double width_mcse = 0.0;
  double of_now = 1.0;  // width ÷ that of now
  double of_now_mcse = 0.0;
  double persons = 0.0;          // looked at, on average
  double effective = 0.0;        // worlds that are left, as many of equal weight: the median
  double least_effective = 0.0;  // in one of twenty data drawn there are fewer
  bool trusted = true;           // enough worlds are left, and the error is known
  int rank = 0;                  // from 1, by width; 0: not trusted
  bool tied = false;             // others have the same rank
};

struct DesignAnswer {
  DesignVerdict verdict = DesignVerdict::answered;
  CentralRange now;  // the 5 % and 95 % quantiles of N before
  double now_width_mcse = 0.0;
  double effective_now = 0.0;  // worlds, as many of equal weight
  std::vector<CandidateAnswer> candidates;
  std::vector<std::size_t> order;  // of candidates, the narrowest first, then those not trusted
  int draws = 0;
  std::size_t worlds = 0;
  std::size_t runs = 1;
  std::size_t lost = 0;                     // points at which no world exists
  std::optional<ExplainVerdict> explained;  // of a study that explains a table
};

/// Worlds that count for fewer of equal weight tell the ends of a 90 % range badly. Of n draws of a
/// normal number the range has the standard error sqrt(2 p (1 - 2 p) / n) / (2 z f(z)) of itself,
/// p = 0.05, z = 1.645 and f the density: of 50 about 0.13, and of a skewed number more.
inline constexpr double fewest_effective = 50.0;

/// Why `design` has no answer for a plan, or for having no design; nothing where it has one.
std::optional<ExplainFault> fault_of_design(const StudyPlan& plan, const DesignSpec* design);

/// Takes worlds to be true in turn, at even steps through N by weight; draws from each what every
/// candidate would show, weighs all other worlds by how likely they make it, and takes the range of
/// N that is left. The mean width over the draws is what is expected: preposterior analysis (Raiffa
/// & Schlaifer 1961, Applied Statistical Decision Theory, section 5) by nested Monte Carlo, the
/// inner posterior by importance weights. The same numbers for any number of threads. Throws
/// GivenUp.
DesignAnswer weigh_candidates(const StudyPlan& plan, const DesignSpec& design,
                              const OutcomeWork& work);

/// The widths that a candidate leaves.
struct CandidateWidths {
  std::vector<double> by_draw;  // of all worlds
  std::vector<double> by_run;   // means over the draws, of the worlds of each run alone
};

/// Ranks by width: one that is within two standard errors of the first of its rank has the same.
/// The error of a difference is that of the differences, since all candidates have the same truths.
/// A candidate whose error is not finite is not trusted: nobody knows how far off it is, as where
/// the data leave a run no world.
void rank_candidates(const std::vector<CandidateWidths>& widths, DesignAnswer& answer);

}  // namespace darknumber
