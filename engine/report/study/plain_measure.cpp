// SPDX-License-Identifier: MIT
#include "engine/report/study/plain_measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include "engine/input/json.h"
#include "engine/performance/measures.h"
#include "engine/report/find_measure.h"
#include "engine/report/numbers.h"
#include "engine/report/study/factor_text.h"
#include "engine/report/study/sweep_table.h"
#include "engine/scenario/description/in_words.h"
#include "engine/scenario/point_measures.h"

namespace darknumber {
namespace {

using Reading = PlainMeasure::Reading;

/// {} is the estimator's label.
struct MeasureWords {
  std::string_view name;
  std::string_view words;
  Reading reading;
};

constexpr MeasureWords measure_words[] = {
    {"mean", "the mean estimate by {}", Reading::persons},
    {"median", "the median estimate by {}", Reading::persons},
    {"trimmed_mean", "the trimmed mean of the estimates by {}", Reading::persons},
    {"inflation", "the mean estimate by {}", Reading::ratio},
    {"median_inflation", "the median estimate by {}", Reading::ratio},
    {"log_bias", "the typical estimate by {}", Reading::logarithm},
    {"log_sd", "the standard deviation of the logarithms of the estimates by {}", Reading::number},
    {"bias", "the mean error of {}", Reading::persons},
    {"relative_bias", "the mean error of {} as a fraction of the truth", Reading::number},
    {"rmse", "the root mean square error of {}", Reading::persons},
    {"empirical_se", "the scatter of the estimates by {}", Reading::persons},
    {"model_se", "the standard error that {} states", Reading::persons},
    {"model_se_error", "the error in percent of the standard error that {} states",
     Reading::number},
    {"q05", "the 5 % quantile of the estimates by {}", Reading::persons},
    {"q95", "the 95 % quantile of the estimates by {}", Reading::persons},
    {"iqr", "the interquartile range of the estimates by {}", Reading::persons},
    {"coverage", "the share of the intervals by {} that hold the truth", Reading::share},
    {"coverage_bias_eliminated",
     "the share of the intervals by {} that hold the mean of its estimates", Reading::share},
    {"width", "the width of the intervals by {}", Reading::persons},
    {"miss_below", "the share of the intervals by {} that lie above the truth", Reading::share},
    {"miss_above", "the share of the intervals by {} that lie below the truth", Reading::share},
    {"failure_rate", "the share of registers in which {} has no estimate", Reading::share},
    {"observed", "the number of entities on the lists that {} uses", Reading::persons},
    {"overlap", "the number of those whom {} sees on two lists or more", Reading::persons},
    {"victims_observed", "the number of victims on the lists that {} uses", Reading::persons},
    {"ever_present", "the number of victims who were ever present", Reading::persons},
    {"false_positive_entities", "the number of entities that are not victims", Reading::persons},
    {"implied_coverage", "the share registered according to {}", Reading::share},
    {"observed_error", "the error of {} among those registered", Reading::persons},
    {"extrapolation_error", "the error of {} among those not registered", Reading::persons},
    {"amplification", "the error of {} in all, over that among those registered,", Reading::number},
};

constexpr std::string_view risk_over = "risk_over_";
constexpr std::string_view risk_under = "risk_under_";
constexpr std::string_view failure_with = "failure_rate_";

const MeasureWords* words_of(std::string_view measure) {
  const auto found = std::find_if(std::begin(measure_words), std::end(measure_words),
                                  [&](const MeasureWords& one) { return one.name == measure; });
  return found == std::end(measure_words) ? nullptr : found;
}

Reading reading_of(const std::string& measure) {
  if (is_point_measure(measure)) return is_in_persons(measure) ? Reading::persons : Reading::ratio;
  if (const MeasureWords* known = words_of(measure)) return known->reading;
  switch (unit_of(measure)) {
    case MeasureUnit::persons:
      return Reading::persons;
    case MeasureUnit::share:
      return Reading::share;
    case MeasureUnit::ratio:
      return Reading::number;
  }
  return Reading::number;
}

/// "12 ±1 percentage points"
std::string points_text(const WithError& share) {
  if (!share.value) return no_number_text;
  std::string text = measured_share_text(*share.value, share.mcse.value_or(NAN));
  text.erase(text.size() - 1);  // the sign of percent
  return text + "percentage points";
}

WithError exponential(const WithError& number) {
  WithError of{std::exp(*number.value), number.mcse};
  if (of.mcse) *of.mcse *= *of.value;
  return of;
}

}  // namespace

PlainMeasure::PlainMeasure(std::string measure, Evaluation evaluation, const Words& words)
    : measure_(std::move(measure)),
      evaluation_(evaluation),
      words_(words),
      reading_(reading_of(measure_)) {}

bool PlainMeasure::is_of_the_world() const {
  return is_point_measure(measure_);
}

std::string PlainMeasure::subject(const std::string& label) const {
  if (measure_ == truth_measure) return "the number of " + words_.victims;
  if (measure_ == published_measure) return "the published figure";
  if (is_of_the_world()) {
    const std::size_t name = published_measure.size() + 1;  // in brackets
    return measure_.substr(name, measure_.size() - name - 1);
  }
  constexpr std::string_view of_estimates[] = {"mean", "median", "trimmed_mean", "q05", "q95"};
  const bool typical = is_times_the_truth() ||
                       std::find(std::begin(of_estimates), std::end(of_estimates), measure_) !=
                           std::end(of_estimates);
  if (typical && evaluation_ == Evaluation::expected) return "the estimate by " + label;
  const auto share_of_registers = [&](std::string_view stem, const char* side) {
    return fmt::format("the share of {} in which {} is {} {} times the truth",
                       plural_of(words_.of_register), label, side, measure_.substr(stem.size()));
  };
  if (measure_.starts_with(risk_over)) return share_of_registers(risk_over, "above");
  if (measure_.starts_with(risk_under)) return share_of_registers(risk_under, "below");
  if (measure_.starts_with(failure_with)) {
    std::string status = measure_.substr(failure_with.size());
    std::replace(status.begin(), status.end(), '_', ' ');
    return fmt::format("the share of {} in which {} has no estimate ({})",
                       plural_of(words_.of_register), label, status);
  }
  if (const MeasureWords* known = words_of(measure_))
    return fmt::format(fmt::runtime(in_words(known->words, words_)), label);
  return fmt::format("the {} of {}", measure_, label);
}

std::string PlainMeasure::number(const WithError& one) const {
  if (!one.value || std::isnan(*one.value)) return no_number_text;
  const WithError shown = reading_ == Reading::logarithm ? exponential(one) : one;
  if (reading_ == Reading::share)
    return measured_share_text(*shown.value, shown.mcse.value_or(NAN));
  if (reading_ == Reading::persons && shown.mcse.value_or(0.0) == 0.0)
    return whole_text(*shown.value);
  return text_of(cell_of(shown));
}

std::string PlainMeasure::number_beside(const WithError& one, double other) const {
  const std::string text = number(one);
  if (!one.value || one.mcse.value_or(0.0) > 0.0 || text != number({other, one.mcse})) return text;
  const bool share = reading_ == Reading::share;
  const auto shown = [&](double number) {
    return reading_ == Reading::logarithm ? std::exp(number) : share ? 100.0 * number : number;
  };
  const std::optional<int> digits = digits_apart(shown(*one.value), shown(other));
  if (!digits) return text;
  return significant_text(shown(*one.value), *digits) + (share ? " %" : "");
}

std::string PlainMeasure::asked(double number) const {
  if (reading_ == Reading::share) return level_text(number);
  if (reading_ == Reading::logarithm) return factor_text(std::exp(number));
  return number == std::floor(number) ? quantity_text(number) : shortest_number(number);
}

ChangeWords PlainMeasure::change(const WithError& by) const {
  const bool up = !by.value || *by.value >= 0.0;
  const WithError size{by.value ? std::optional(std::abs(*by.value)) : std::nullopt, by.mcse};
  if (reading_ == Reading::logarithm)
    return {up ? "multiplies" : "divides", up ? "multiplied" : "divided", number(size)};
  ChangeWords words{up ? "raises" : "lowers", up ? "raised" : "lowered", number(size)};
  if (reading_ == Reading::ratio) words.size += " times the truth";
  if (reading_ == Reading::share) words.size = points_text(size);
  return words;
}

bool PlainMeasure::is_times_the_truth() const {
  return reading_ == Reading::ratio || reading_ == Reading::logarithm;
}

std::string PlainMeasure::level(const WithError& one) const {
  return level_of(one, number(one));
}

std::string PlainMeasure::level_beside(const WithError& one, double other) const {
  return level_of(one, number_beside(one, other));
}

std::string PlainMeasure::level_of(const WithError& one, const std::string& number) const {
  if (!is_times_the_truth() || !one.value) return number;
  return std::isinf(*one.value) && *one.value > 0.0 ? "without bound" : number + " times the truth";
}

std::string PlainMeasure::level(const WithError& one, double truth) const {
  if (!is_times_the_truth() || is_of_the_world() || !one.value || !std::isfinite(*one.value))
    return level(one);
  const WithError times = reading_ == Reading::logarithm ? exponential(one) : one;
  return fmt::format("{} ({})", level(one),
                     persons_text(*times.value * truth, times.mcse.value_or(0.0) * truth));
}

}  // namespace darknumber
