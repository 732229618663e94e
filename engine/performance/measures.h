// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/performance/calculation.h"

namespace darknumber {

/// Which replicates a measure is over.
enum class ReplicatesUsed { with_estimate, with_interval, ordered, all };

/// "with an estimate", "with an interval", "with an estimate, or one without bound", "all"
std::string_view name_of(ReplicatesUsed used);

/// What a measure is of one replicate, or of the exact expected table: nothing, since it is of the
/// scatter; a number; or a number whose mean over the replicates is the measure, so that it has
/// paired differences, and noise that can be taken out of indices.
enum class OfOneRow { nothing, a_number, a_term_of_the_mean };

/// What the number of a measure is: a number of persons; a ratio or the like, which has no unit; or
/// a share of replicates, or of their intervals, each of which counts whole or not at all.
enum class MeasureUnit { persons, ratio, share };

/// What a name of the list stands for: one measure, or one for every X > 0 or every failure status.
enum class MeasureFamily { single, by_multiple, by_status };

/// One line of the list of measures. A family's name ends in its variable: "risk_over_X".
struct MeasureKind {
  std::string_view name;
  std::string_view help;  // one sentence
  ReplicatesUsed used = ReplicatesUsed::with_estimate;
  OfOneRow of_one_row = OfOneRow::nothing;
  MeasureUnit unit = MeasureUnit::ratio;
  Calculated (*calculate)(const MeasureInput&) = nullptr;
  MeasureFamily family = MeasureFamily::single;
  std::span<const std::string_view> by_default = {};  // of by_multiple: the X reported unasked
};

/// The list of measures: all there are, in the order of the reports.
std::span<const MeasureKind> measure_kinds();

/// A measure of one estimator. NaN: does not exist; +infinity: an order statistic that
/// grows without bound.
struct Measured {
  std::string name;
  double value = no_number;
  double mcse = no_number;
  std::size_t n_used = 0;        // replicates it rests on
  std::size_t n_failed = 0;      // replicates without an estimate, used or not
  bool surely_infinite = false;  // as in `Calculated`
};

/// Measures by their whole names: of a family the defaults, or one for each status.
std::vector<std::string> usual_measure_names();

/// Whether `name` names a measure ("risk_over_3" does).
bool is_measure(std::string_view name);

/// Whether a measure is the mean of a number that each replicate has.
bool is_mean_of_rows(std::string_view measure);

/// What the measure of that name is of one replicate; nothing where there is no such measure.
OfOneRow of_one_row(std::string_view name);

/// What the number of that measure is; a ratio where there is no such measure.
MeasureUnit unit_of(std::string_view name);

/// Every measure, the families at their defaults, in the order of the list. Where `truth` is 0, of
/// a stratum that nobody belongs to, none exists. Depends on nothing but its arguments.
std::vector<Measured> measure_all(const ReplicateRows& rows, double truth);

/// One measure by name; nothing where there is no such measure.
std::optional<Measured> measure(std::string_view name, const ReplicateRows& rows, double truth);

/// The measure where `expected` is what the estimator made of the exact expected table: the value
/// that it has with no sampling noise. Shares become 0 or 1. NaN for the measures that speak of the
/// scatter over replicates or of intervals (nothing `of_one_row`), and where there is no such
/// measure.
double exact_value(std::string_view name, const ReplicateRow& expected, double truth);

}  // namespace darknumber
