// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/core/covariate.h"

namespace darknumber {

/// What became of a fit; a closed set.
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

/// Why there is no interval of the kind asked for.
enum class IntervalLack : std::uint8_t {
  none,                       // there is one, or it is of another kind
  no_counts,                  // the table is not of whole numbers
  too_many_persons,           // more than can be drawn one by one
  one_sided,                  // all resamples lie on one side of the estimate
  resamples_fail,             // so many have no estimate that a limit is infinite
  one_person_less_fails,      // a table with one person less has no estimate
  too_great_an_acceleration,  // the correction for skewness runs beyond all resamples
  suppressed_counts,          // some counts are known as intervals alone
  beyond_precision  // of a profile: the fall of the likelihood is smaller than its rounding
};

/// A coefficient that belongs to no set of lists.
struct NamedCoefficient {
  std::string name;
  double value = 0.0;
  double standard_error = 0.0;  // NaN where the value is at the end of its range
};

/// The log-linear model that gave an estimate. A term is a set of lists.
struct FittedModel {
  std::vector<CaptureHistory> terms;    // without the intercept; main effects first
  std::vector<double> coefficients;     // one a term; may be infinite, or NaN: not determined
  std::vector<double> standard_errors;  // one a term; NaN where the coefficient is no number
  std::vector<NamedCoefficient> heterogeneity;  // of closed-population models: tau, eta3, …
  double intercept = 0.0;                       // log of the dark figure; -infinity where that is 0
  double intercept_se = 0.0;                    // NaN there
  int parameters = 0;              // q: intercept and terms, those at an infinity included
  std::optional<double> deviance;  // none where counts are known as intervals alone
  double log_likelihood = 0.0;     // Poisson, with log Gamma(x+1)
  double aic = 0.0;
  double bic = 0.0;        // with log n, n the persons observed
  double bic_cells = 0.0;  // with the log of the number of observable cells, as R's BIC()

  /// AIC = -2 l + 2 q and the others, from log-likelihood and parameters.
  void set_criteria(double observed, std::size_t observable_cells);

  /// d sqrt(V), d = exp(intercept) and V its variance: the error of the expected dark figure.
  double se_dark_figure() const;
  /// sqrt(d + d^2 V): that of N, the dark figure being a Poisson number, as Rcapture has it.
  double se_population() const;
};

/// A model of a Bayesian method and its posterior probability. A set of lists is what the method's
/// models are made of: a clique of a graph, or an interaction.
struct ModelProbability {
  std::vector<CaptureHistory> sets;
  double probability = 0.0;
};

/// How far several chains of draws of one posterior agree.
struct ChainDiagnostics {
  int chains = 0;
  double effective_draws = 0.0;  // independent draws that would tell as much about the median
  double r_hat = 1.0;            // split R-hat: 1 where all halves of chains tell the same
};

/// What a Bayesian method knows of N beside N-hat. The posterior's standard deviation is the
/// estimate's `se`, and its equal-tailed interval at the level the estimate's `interval`.
struct PosteriorSummary {
  double mean = 0.0;  // of N
  double median = 0.0;
  std::optional<double> mode;              // of a method that sums its posterior
  std::optional<double> relative_loss;     // likewise: E(1/N) / E(1/N^2)
  std::optional<double> mass_at_end;       // of the last 1 % of the sizes allowed, where they end
  std::vector<ModelProbability> models;    // the most probable ones, the likeliest first
  std::optional<ChainDiagnostics> chains;  // of a method that draws
  std::optional<std::vector<CaptureHistory>> kept;   // interactions, of a method that drops some
  std::optional<double> probability_of_all_classes;  // that no latent class allowed is empty
};

/// A model that ties by its criterion with the one that a selection chose.
struct TiedModel {
  std::vector<CaptureHistory> interactions;
  double population_size = 0.0;  // its N-hat
};

/// A candidate that a selection passed over.
struct SkippedTerm {
  CaptureHistory term = 0;
  Status reason = Status::ok;  // why the model with it has no estimate; ok: it has one, but the
                               // published rule does not take an estimate on the face
};

/// How many models a comparison of all of them fitted, and why some could not be compared.
struct ComparedModels {
  std::int64_t fitted = 0;
  std::array<std::int64_t, status_count> without_estimate{};  // by status
};

/// The term that ended a selection: the best by the criterion, with too great a p-value.
struct StoppingTerm {
  CaptureHistory term = 0;
  double p_value = 1.0;
};

/// Limits of bca that are the least or the greatest resample, since what is asked for lies beyond.
struct ResampleEnds {
  bool lower = false;
  bool upper = false;
  double enough = 0.0;  // resamples at which it would not, all else as it is

  bool any() const { return lower || upper; }
};

/// A model of an average.
struct AveragedModel {
  std::vector<CaptureHistory> interactions;
  double population_size = 0.0;  // its N-hat
  double weight = 0.0;           // 0 of one that was left out
};

/// What an average over models is made of, the weightiest first.
struct ModelAverage {
  std::vector<AveragedModel> models;
  std::vector<AveragedModel> left_out;  // for an N-hat too many times the persons observed
  std::size_t negligible = 0;           // with an estimate, but a weight below 1e-12 of the best
};

/// The persons of one pattern of covariates.
struct FittedPattern {
  std::vector<std::size_t> levels;  // one a covariate
  double observed = 0.0;
  std::vector<double> means;  // fitted, by history; that of no list is of the persons unseen
};

/// Limits from resamples of one level of a covariate.
struct LevelInterval {
  std::size_t covariate = 0;
  std::size_t level = 0;
  Interval of_size;    // of observed and unseen persons
  Interval of_fitted;  // of the sum of fitted means
};

/// A model that a search with covariates met.
struct CovariateStep {
  CovariateTerm term;  // that it adds, or removes; none of the first
  bool removed = false;
  int pass = 0;                // 0: the start
  Status status = Status::ok;  // of N
  bool boundary = false;
  double population_size = 0.0;  // where the status is ok
  int parameters = 0;
  int degrees_of_freedom = 0;
  double deviance = 0.0;
  double aic = 0.0;
  double aicc = 0.0;  // infinite where n <= parameters + 1
  double bic = 0.0;   // with log n, n the persons observed
};

/// A term that a search would have added or removed, had the model an N.
struct RefusedTerm {
  CovariateTerm term;
  bool removed = false;
  std::size_t step = 0;  // at which it was the best
  Status why = Status::ok;
};

/// A log-linear model with covariates that gave an estimate.
struct CovariateModel {
  std::vector<Covariate> covariates;
  std::vector<CovariateTerm> terms;  // main effects first
  double log_likelihood = 0.0;       // Poisson, with log Gamma(x+1)
  std::vector<CovariateStep> path;   // of a search; else the model alone
  std::size_t chosen = 0;            // of the path
  std::vector<RefusedTerm> refused;
  std::vector<FittedPattern> patterns;  // of levels that someone has
  std::vector<LevelInterval> level_intervals;

  const CovariateStep& fit() const { return path[chosen]; }
};

/// The persons of patterns taken together.
struct PatternSum {
  double observed = 0.0;
  double unseen = 0.0;
  double fitted = 0.0;  // the sum of means, the unseen ones included

  double size() const { return observed + unseen; }
};

/// The sum over the patterns that have these levels, one a covariate named.
struct LevelOf {
  std::size_t covariate = 0;
  std::size_t level = 0;
};
PatternSum sum_of_patterns(const CovariateModel& model, std::initializer_list<LevelOf> levels);

/// A cell whose count was in doubt.
struct CellInDoubt {
  CaptureHistory history = 0;
  double count = 0.0;    // as the table has it
  double persons = 0.0;  // as the method has it
  bool omitted = false;  // else the count was the most that there could be
};

struct Estimate {
  double population_size = 0.0;  // N-hat: on lists or not
  std::optional<double> se;
  std::optional<Interval> interval;
  bool boundary = false;  // a coefficient at an infinity, m = 0 (chapman), nobody unseen
  double dropped = 0.0;   // entities that a repair took away before the method saw the table, or
                          // whose count was in doubt
  std::optional<FittedModel> model;
  std::vector<TiedModel> tied;  // of a selection: those that the order of the terms alone set aside
  std::optional<PosteriorSummary> posterior;
  std::optional<ModelAverage> average;
  std::optional<CovariateModel> covariates;
  IntervalLack interval_lack = IntervalLack::none;
  int resamples_failed = 0;  // of a resampling interval: those without an estimate, which count as
                             // infinite
  ResampleEnds resample_ends = {};                    // of the interval
  std::vector<std::optional<Interval>> further = {};  // at further levels, in their order
  std::vector<SkippedTerm> skipped = {};              // of a selection step by step, at its last
  std::optional<ComparedModels> compared = {};        // of a selection among all models
  std::optional<StoppingTerm> stopped_by = {};        // of a selection step by step by aic_wald
  std::vector<CellInDoubt> in_doubt = {};             // cells left out, then those with a bound
};

/// An estimate, or the reason why there is none. A failure is never `Status::ok`.
using FitOutcome = std::variant<Estimate, Status>;

inline Status status_of(const FitOutcome& outcome) {
  const Status* failure = std::get_if<Status>(&outcome);
  return failure ? *failure : Status::ok;
}

}  // namespace darknumber
