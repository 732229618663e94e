// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/core/random_stream.h"
#include "engine/estimators/estimator_spec.h"

namespace darknumber {

/// One answer that the estimators give: an estimator's, or, where it works stratum by stratum, that
/// of one stratum as well ("label[stratum]").
struct Answer {
  std::string label;
  std::size_t estimator = 0;
  std::optional<std::size_t> stratum;
};

/// What an estimator makes of one stratum, and the entities on its lists there.
struct StratumOutcome {
  FitOutcome outcome;
  double observed = 0.0;
  double left_out = 0.0;  // of them, in cells whose counts say nothing

  bool has_nobody() const { return observed == left_out; }
};

/// The sum over strata: N-hats and variances add up, cells in doubt cell by cell, and a stratum
/// without entities adds nothing, nor does one whose entities all have histories left out. n in the
/// interval's d is the number of entities left after repairs, in all of them. Fails with the first
/// other stratum that fails; `no_data` where there is none.
/// `further`: further levels.
FitOutcome sum_over_strata(const std::vector<StratumOutcome>& parts, double level,
                           std::span<const double> further = {});

/// All answers, in the order of the estimators, each followed by its strata. `strata`: their names.
std::vector<Answer> answers_of(const std::vector<EstimatorSpec>& estimators,
                               const std::vector<std::string>& strata);

/// The first label that two answers have: an estimator may be called what another one's stratum is.
/// None where all differ.
std::optional<std::string> repeated_label(const std::vector<EstimatorSpec>& estimators,
                                          const std::vector<std::string>& strata);

/// What an estimator makes of the table of everyone, or, with its number, of that of a stratum.
using FitOfTable =
    std::function<FitOutcome(const EstimatorSpec&, std::optional<std::size_t> stratum)>;

/// One outcome for each answer, in their order, as `fit_of_table` has those of tables. A sum over
/// strata adds estimates and variances, of which its interval is made whatever those of the strata
/// are; it leaves strata without entities out, and fails with the first other one that fails; a
/// mean takes other estimators' answers. `strata`: tables over agencies.
std::vector<FitOutcome> outcomes_of(const std::vector<EstimatorSpec>& estimators,
                                    const std::vector<ContingencyTable>& strata,
                                    const FitOfTable& fit_of_table);

/// What every estimator makes of a table over agencies, and of the tables by stratum where it works
/// by them.
std::vector<FitOutcome> estimate_all(const std::vector<EstimatorSpec>& estimators,
                                     const ListsInUse& in_use,
                                     const ContingencyTable& over_agencies,
                                     const std::vector<ContingencyTable>& strata,
                                     const StreamKey& streams = {});

}  // namespace darknumber
