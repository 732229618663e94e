// SPDX-License-Identifier: MIT
#include "engine/performance/measures.h"

#include <array>
#include <charconv>
#include <cmath>

#include "engine/core/contracts.h"
#include "engine/performance/moment_measures.h"
#include "engine/performance/order_measures.h"
#include "engine/performance/share_measures.h"

namespace darknumber {
namespace {

using Used = ReplicatesUsed;
using Of = OfOneRow;
using Unit = MeasureUnit;
using Family = MeasureFamily;

constexpr std::array<std::string_view, 3> over_by_default{"1.5", "2", "5"};
constexpr std::array<std::string_view, 1> under_by_default{"0.5"};

constexpr std::array kinds{
    MeasureKind{"mean", "Mean estimate.", Used::with_estimate, Of::a_term_of_the_mean,
                Unit::persons, mean_estimate},
    MeasureKind{"bias", "Mean of estimate less truth.", Used::with_estimate, Of::a_term_of_the_mean,
                Unit::persons, bias},
    MeasureKind{"relative_bias", "Mean of (estimate less truth) / truth.", Used::with_estimate,
                Of::a_term_of_the_mean, Unit::ratio, relative_bias},
    MeasureKind{"inflation", "Mean of estimate / truth; 1 is right.", Used::with_estimate,
                Of::a_term_of_the_mean, Unit::ratio, inflation},
    MeasureKind{"empirical_se", "Standard deviation of the estimates.", Used::with_estimate,
                Of::nothing, Unit::persons, empirical_se},
    MeasureKind{"model_se", "Root mean square of the estimator's own standard errors.",
                Used::with_estimate, Of::a_number, Unit::persons, model_se},
    MeasureKind{"model_se_error", "Relative error of the model SE against the empirical SE, %.",
                Used::with_estimate, Of::nothing, Unit::ratio, model_se_error},
    MeasureKind{"rmse", "Root mean square of estimate less truth.", Used::with_estimate,
                Of::nothing, Unit::persons, rmse},
    MeasureKind{"log_bias", "Mean of log(estimate / truth).", Used::with_estimate,
                Of::a_term_of_the_mean, Unit::ratio, log_bias},
    MeasureKind{"log_sd", "Standard deviation of log(estimate / truth).", Used::with_estimate,
                Of::nothing, Unit::ratio, log_sd},
    MeasureKind{"coverage", "Share of intervals that hold the truth.", Used::with_interval,
                Of::nothing, Unit::share, coverage},
    MeasureKind{"coverage_bias_eliminated", "Share of intervals that hold the mean estimate.",
                Used::with_interval, Of::nothing, Unit::share, coverage_bias_eliminated},
    MeasureKind{"width", "Mean width of the intervals.", Used::with_interval,
                Of::a_term_of_the_mean, Unit::persons, width},
    MeasureKind{"miss_below", "Share of intervals with the truth below them.", Used::with_interval,
                Of::nothing, Unit::share, miss_below},
    MeasureKind{"miss_above", "Share of intervals with the truth above them.", Used::with_interval,
                Of::nothing, Unit::share, miss_above},
    MeasureKind{"median", "Median estimate.", Used::ordered, Of::a_number, Unit::persons,
                median_estimate},
    MeasureKind{"median_inflation", "Median of estimate / truth.", Used::ordered, Of::a_number,
                Unit::ratio, median_inflation},
    MeasureKind{"q05", "5 % quantile of the estimates.", Used::ordered, Of::a_number, Unit::persons,
                q05},
    MeasureKind{"q95", "95 % quantile of the estimates.", Used::ordered, Of::a_number,
                Unit::persons, q95},
    MeasureKind{"iqr", "Interquartile range of the estimates.", Used::ordered, Of::nothing,
                Unit::persons, iqr},
    MeasureKind{"trimmed_mean", "Mean estimate without the lowest and the highest 10 %.",
                Used::ordered, Of::a_number, Unit::persons, trimmed_mean},
    MeasureKind{"risk_over_X", "Share of replicates with an estimate above X times the truth.",
                Used::ordered, Of::a_term_of_the_mean, Unit::share, risk_over, Family::by_multiple,
                over_by_default},
    MeasureKind{"risk_under_X", "Share of replicates with an estimate below X times the truth.",
                Used::ordered, Of::a_term_of_the_mean, Unit::share, risk_under, Family::by_multiple,
                under_by_default},
    MeasureKind{"failure_rate", "Share of replicates without an estimate.", Used::all,
                Of::a_term_of_the_mean, Unit::share, failure_rate},
    MeasureKind{"failure_rate_STATUS", "Share of replicates that failed with this status.",
                Used::all, Of::a_term_of_the_mean, Unit::share, failure_rate_of_status,
                Family::by_status},
    MeasureKind{"observed", "Mean number of entities on the estimator's lists.", Used::all,
                Of::a_term_of_the_mean, Unit::persons, observed},
    MeasureKind{"overlap", "Mean number of entities on two of these lists or more.", Used::all,
                Of::a_term_of_the_mean, Unit::persons, overlap},
    MeasureKind{"victims_observed",
                "Mean number of victims with a record on the estimator's lists.", Used::all,
                Of::a_term_of_the_mean, Unit::persons, victims_observed},
    MeasureKind{"ever_present", "Mean realised number of victims ever present.", Used::all,
                Of::a_term_of_the_mean, Unit::persons, ever_present},
    MeasureKind{"false_positive_entities",
                "Mean number of entities made of bystanders' records, before false links.",
                Used::all, Of::a_term_of_the_mean, Unit::persons, false_positive_entities},
    MeasureKind{"implied_coverage", "Mean of observed / estimate.", Used::with_estimate,
                Of::a_term_of_the_mean, Unit::ratio, implied_coverage},
    MeasureKind{"observed_error", "Mean of entities observed less victims observed.",
                Used::with_estimate, Of::a_term_of_the_mean, Unit::persons, observed_error},
    MeasureKind{"extrapolation_error", "Mean error of the estimate of those not observed.",
                Used::with_estimate, Of::a_term_of_the_mean, Unit::persons, extrapolation_error},
    MeasureKind{"amplification", "Mean error of the estimate / mean error of those observed.",
                Used::with_estimate, Of::a_number, Unit::ratio, amplification},
};

std::string_view stem_of(const MeasureKind& kind) {
  return kind.name.substr(0, kind.name.rfind('_') + 1);
}

/// A measure by its name: the line of the list and the variable of its family.
struct NamedMeasure {
  const MeasureKind* kind = nullptr;
  double multiple = 0.0;
  Status status = Status::ok;
};

std::optional<double> multiple_of(std::string_view text) {
  double multiple = 0.0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, multiple);
  if (error != std::errc() || stop != end || !std::isfinite(multiple) || multiple <= 0.0) return {};
  return multiple;
}

std::optional<Status> failure_of(std::string_view text) {
  for (int code = 1; code < status_count; ++code)
    if (name_of(static_cast<Status>(code)) == text) return static_cast<Status>(code);
  return {};
}

std::optional<NamedMeasure> find_measure(std::string_view name) {
  for (const MeasureKind& kind : kinds) {
    if (kind.family == Family::single) {
      if (kind.name == name) return NamedMeasure{&kind};
      continue;
    }
    const std::string_view stem = stem_of(kind);
    if (name.substr(0, stem.size()) != stem) continue;
    const std::string_view variable = name.substr(stem.size());
    if (kind.family == Family::by_multiple) {
      if (const auto multiple = multiple_of(variable)) return NamedMeasure{&kind, *multiple};
    } else if (const auto status = failure_of(variable)) {
      return NamedMeasure{&kind, 0.0, *status};
    }
  }
  return {};
}

std::size_t failures_among(const ReplicateRows& rows) {
  std::size_t failures = 0;
  for (const ReplicateRow& row : rows)
    if (row.status != Status::ok) ++failures;
  return failures;
}

std::vector<std::string> default_names(const MeasureKind& kind) {
  std::vector<std::string> names;
  if (kind.family == Family::single) names.emplace_back(kind.name);
  for (const std::string_view multiple : kind.by_default)
    names.push_back(std::string(stem_of(kind)).append(multiple));
  for (int code = 1; kind.family == Family::by_status && code < status_count; ++code)
    names.push_back(std::string(stem_of(kind)).append(name_of(static_cast<Status>(code))));
  return names;
}

/// `ordered`: made of the rows before, or null.
std::optional<Measured> measure_with(const OrderedEstimates* ordered, std::string_view name,
                                     const ReplicateRows& rows, double truth) {
  DN_EXPECT(truth >= 0.0, "a truth to compare with");
  const std::optional<NamedMeasure> found = find_measure(name);
  if (!found) return {};
  if (truth == 0.0)
    return Measured{std::string(name), no_number, no_number, 0, failures_among(rows)};
  const Calculated result =
      found->kind->calculate({rows, truth, found->multiple, found->status, ordered});
  return Measured{std::string(name), result.value,         result.mcse,
                  result.n_used,     failures_among(rows), result.surely_infinite};
}

}  // namespace

std::string_view name_of(ReplicatesUsed used) {
  switch (used) {
    case Used::with_estimate:
      return "with an estimate";
    case Used::with_interval:
      return "with an interval";
    case Used::ordered:
      return "with an estimate, or one without bound";
    case Used::all:
      return "all";
  }
  DN_EXPECT(false, "a member of the enumeration");
  return "";
}

std::span<const MeasureKind> measure_kinds() {
  return kinds;
}

std::vector<std::string> usual_measure_names() {
  std::vector<std::string> names;
  for (const MeasureKind& kind : kinds)
    for (std::string& name : default_names(kind)) names.push_back(std::move(name));
  return names;
}

bool is_measure(std::string_view name) {
  return find_measure(name).has_value();
}

OfOneRow of_one_row(std::string_view name) {
  const std::optional<NamedMeasure> found = find_measure(name);
  return found ? found->kind->of_one_row : OfOneRow::nothing;
}

MeasureUnit unit_of(std::string_view name) {
  const std::optional<NamedMeasure> found = find_measure(name);
  return found ? found->kind->unit : MeasureUnit::ratio;
}

bool is_mean_of_rows(std::string_view measure) {
  return of_one_row(measure) == OfOneRow::a_term_of_the_mean;
}

std::optional<Measured> measure(std::string_view name, const ReplicateRows& rows, double truth) {
  return measure_with(nullptr, name, rows, truth);
}

std::vector<Measured> measure_all(const ReplicateRows& rows, double truth) {
  const OrderedEstimates ordered = order_estimates(rows);
  std::vector<Measured> measures;
  for (const std::string& name : usual_measure_names())
    measures.push_back(*measure_with(&ordered, name, rows, truth));
  return measures;
}

double exact_value(std::string_view name, const ReplicateRow& expected, double truth) {
  const std::optional<NamedMeasure> found = find_measure(name);
  if (!found || found->kind->of_one_row == OfOneRow::nothing) return no_number;
  return measure(name, {expected}, truth)->value;
}

}  // namespace darknumber
