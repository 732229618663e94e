// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

inline std::string way_of_ledger(const StudySpec&) {
  return "a ledger, with every violation switched off, each on alone, all on but one, and all on";
}

inline constexpr StudyKind ledger_kind{
    .name = "ledger",
    .place = place_of<LedgerStudy>(),
    .extent = FactorExtent::none,
    .points_from = PointsFrom::the_scenario,
    .asks = Asks::replicates,
    .solves = Solves::nothing,
    .answers_with = AnswersWith::points,
    .default_measure = "inflation",
    .way = way_of_ledger,
    .of_factors = {"a ledger has no factors: it varies the scenario's violations",
                   "Leave \"factors\" out."},
    .of_continuum = {"a continuum of severity has no ledger: it has no violations to switch off",
                     "Take a sweep of its thresholds instead."},
    .of_reachable = {
        "a ledger compares worlds with one truth, and those within reach are others in "
        "each of its worlds",
        "Compare with those \"present\" or \"ever_present\", or take a sweep."}};

}  // namespace darknumber
