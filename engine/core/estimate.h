// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/capture_history.h"

namespace darknumber {

/// What became of a fit; the closed set of spec/estimation.md.
enum class Status : std::uint8_t {
  ok,
  no_data,
  no_overlap,
  no_mle,
  not_identifiable,
  not_converged,
  chains_disagree,
  needs_counts,
};
inline constexpr int status_count = 8;

/// "ok", "no_data", …: the name in every output.
std::string_view name_of(Status status);

/// What the status means, for a reader who has not read the contract; one sentence without a stop.
std::string_view meaning_of(Status status);

struct Interval {
  double lower = 0.0;
  double upper = 0.0;
};

/// The log-linear model that gave an estimate. A term is a set of lists.
struct FittedModel {
  std::vector<CaptureHistory> terms;    // without the intercept; main effects first
  std::vector<double> coefficients;     // one a term; -infinity for a term without overlap
  std::vector<double> standard_errors;  // one a term; NaN where the coefficient is -infinity
  double intercept = 0.0;               // log of the dark figure
  double intercept_se = 0.0;
  int parameters = 0;  // q: intercept and terms, those at -infinity included
  double deviance = 0.0;
  double log_likelihood = 0.0;  // Poisson, with log Gamma(x+1)
  double aic = 0.0;
  double bic = 0.0;  // with log n, n the persons observed
};

struct Estimate {
  double population_size = 0.0;  // N-hat: on lists or not
  std::optional<double> se;
  std::optional<Interval> interval;
  bool boundary = false;  // an interaction at -infinity, or m = 0 (chapman)
  std::optional<FittedModel> model;
};

/// An estimate, or the reason why there is none. A failure is never `Status::ok`.
using FitOutcome = std::variant<Estimate, Status>;

inline Status status_of(const FitOutcome& outcome) {
  const Status* failure = std::get_if<Status>(&outcome);
  return failure ? *failure : Status::ok;
}

}  // namespace darknumber
