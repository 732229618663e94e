// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/fit.h"
#include "engine/input/read_table.h"

namespace papers {

using namespace darknumber;

/// A table of examples/data, by the name of its file.
inline ContingencyTable published(const std::string& name) {
  return load_table(std::string(PUBLISHED_TABLES) + "/" + name + ".csv").table;
}

/// New Orleans as first published: one person fewer on lists C and D together (third and fourth in
/// both tables) than in the corrected one.
inline ContingencyTable first_version(ContingencyTable new_orleans) {
  new_orleans.add(0b1100, -1.0);
  return new_orleans;
}

/// Lists named A, B, ….
inline ListsInUse letters(int lists) {
  std::vector<std::string> names;
  for (int list = 0; list < lists; ++list) names.emplace_back(1, static_cast<char>('A' + list));
  return every_agency(names);
}

inline FitOutcome outcome_of(const ContingencyTable& table, const Method& method,
                             const IntervalSpec& interval = {}, const StreamKey& streams = {}) {
  const ListsInUse lists = letters(table.lists());
  EstimatorSpec spec{"estimator", method, lists};
  spec.interval = interval;
  return estimate(spec, lists, table, streams);
}

/// The estimate, where there must be one.
inline Estimate answer(const ContingencyTable& table, const Method& method,
                       const IntervalSpec& interval = {}, const StreamKey& streams = {}) {
  FitOutcome outcome = outcome_of(table, method, interval, streams);
  if (Estimate* found = std::get_if<Estimate>(&outcome)) return std::move(*found);
  throw std::runtime_error("no estimate: " + std::string(meaning_of(status_of(outcome))));
}

inline double size_of(const ContingencyTable& table, const Method& method) {
  return answer(table, method).population_size;
}

inline Method main_effects() {
  return LoglinearFixed{FixedTerms::independence, {}};
}

inline Method all_pairs_model() {
  return LoglinearFixed{FixedTerms::pairwise, {}};
}

inline Method with_terms(std::vector<CaptureHistory> terms) {
  return LoglinearFixed{FixedTerms::listed, std::move(terms)};
}

/// All interactions but the one of all lists.
inline Method all_but_the_top(int lists) {
  std::vector<CaptureHistory> terms;
  const CaptureHistory everyone = static_cast<CaptureHistory>(history_count(lists) - 1);
  for (int list = 0; list < lists && lists > 2; ++list) terms.push_back(everyone & ~only(list));
  return with_terms(terms);
}

inline Method stepwise(double threshold) {
  return LoglinearStepwise{Criterion::p_value, threshold};
}

inline Method minimum_bic(int order) {
  return LoglinearAll{Criterion::bic, order};
}

}  // namespace papers
