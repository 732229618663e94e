// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/scenario/switch_off.h"
#include "engine/study/checkpoint/run_result.h"
#include "engine/study/ledger.h"
#include "engine/study/sensitivity/delta_indices.h"
#include "engine/study/sensitivity/given_data.h"
#include "engine/study/sensitivity/morris.h"
#include "engine/study/sensitivity/pawn_indices.h"
#include "engine/study/sensitivity/regional_analysis.h"
#include "engine/study/sensitivity/sobol_indices.h"
#include "engine/study/study_plan.h"
#include "engine/study/tipping/tipping_confirmation.h"

namespace darknumber {

/// A number with its Monte Carlo standard error: 0 on the expected table, none with one replicate.
struct WithError {
  std::optional<double> value;
  std::optional<double> mcse;
};

/// The study's measure at the low and the high end of each factor, and as the scenario is.
struct OneAtATimeOutcome {
  struct Bar {
    WithError low;
    WithError high;
    WithError low_difference;  // from the base, on the same replicates
    WithError high_difference;
  };
  struct OfAnswer {
    std::size_t answer = 0;
    WithError base;
    std::vector<Bar> factors;
  };
  std::vector<OfAnswer> answers;
};

/// What each violation contributes. The MCSEs are those of the mean of what each replicate's own
/// ledger says, so they hold under common random numbers.
struct LedgerOutcome {
  struct Line {
    WithError alone;
    WithError last;
    WithError shapley;
  };
  struct OfAnswer {
    std::size_t answer = 0;
    WithError off;
    WithError all;
    std::vector<Line> lines;  // one a violation
  };
  std::vector<Violation> violations;
  std::vector<OfAnswer> answers;
};

/// How often the estimate lies over and under the truth across the sampled worlds, and what
/// separates the two.
struct SampleOutcome {
  struct OfAnswer {
    std::size_t answer = 0;
    std::size_t over = 0;   // points with the estimate, or published figure, above the truth
    std::size_t under = 0;  // below
    std::size_t equal = 0;
    std::size_t none = 0;  // without an estimate, or without a world
    PawnIndices pawn;
    DeltaIndices delta;
    RegionalAnalysis split;  // estimate at or above the truth
  };
  std::vector<OfAnswer> answers;
};

struct MorrisOutcome {
  struct OfAnswer {
    std::size_t answer = 0;
    bool constant = false;              // the measure does not vary: no factor has an effect
    std::vector<MorrisEffect> effects;  // one a factor or group
  };
  std::vector<OfAnswer> answers;
};

struct SobolOutcome {
  struct OfAnswer {
    std::size_t answer = 0;
    SobolIndices indices;  // the last factor is the dummy
    std::optional<ShapleyEffects> shapley;
  };
  std::vector<OfAnswer> answers;
};

struct TippingOutcome {
  TippingStudy study;
  std::vector<std::optional<TippingConfirmation>> confirmed;  // one for each of study.confirm
};

using StudyOutcome = std::variant<std::monostate, OneAtATimeOutcome, LedgerOutcome, SampleOutcome,
                                  MorrisOutcome, SobolOutcome, TippingOutcome>;

/// What a study says, from what its points gave. Numbers that differ by rounding alone are the same
/// number (rounding.h). A sweep says no more than its points do.
StudyOutcome outcome_of(const StudyPlan& plan, const std::vector<PointResult>& points);

}  // namespace darknumber
