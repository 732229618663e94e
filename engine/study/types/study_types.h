// SPDX-License-Identifier: MIT
#pragma once

#include <variant>

#include "engine/study/types/explain_study.h"
#include "engine/study/types/ledger_study.h"
#include "engine/study/types/morris_study.h"
#include "engine/study/types/one_at_a_time_study.h"
#include "engine/study/types/sample_study.h"
#include "engine/study/types/sobol_study.h"
#include "engine/study/types/sweep_study.h"
#include "engine/study/types/tipping_point_study.h"

namespace darknumber {

// Each type of study has, for its struct in `StudyType`, three functions:
//   rows_asked  how many rows it would have, known before any is made
//   plan_rows   adds its rows to a plan
//   outcome_of  what it says, from what its points gave; where that is long work of its own, a
//               fourth parameter is the OutcomeWork by which it is followed and ended
// Whatever asks all types calls them by std::visit, so that a type without one does not compile.

/// What the rows of a study are beyond their points, of those types that must know it later.
using RowMeaning =
    std::variant<std::monostate, LedgerRows, SobolRows, MorrisDesign, TippingSolution, ExplainRows>;

using StudyOutcome = std::variant<SweepOutcome, OneAtATimeOutcome, LedgerOutcome, SampleOutcome,
                                  MorrisOutcome, SobolOutcome, TippingOutcome, ExplainOutcome>;

}  // namespace darknumber
