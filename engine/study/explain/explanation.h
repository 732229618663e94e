// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/capture_history.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

/// What a study of the worlds behind a table found, in a word.
enum class ExplainVerdict { fits, none_fits, not_bounded, runs_disagree };
inline constexpr std::array<std::string_view, 4> explain_verdict_names{
    "fits", "none_fits", "not_bounded", "runs_disagree"};

inline constexpr std::array<double, 5> shown_quantiles{0.05, 0.25, 0.5, 0.75, 0.95};
inline constexpr std::array<std::string_view, 5> shown_quantile_names{"0.05", "0.25", "0.5", "0.75",
                                                                      "0.95"};
using Quantiles = std::array<double, 5>;
/// The place of the median among them.
inline constexpr std::size_t shown_median = 2;
static_assert(shown_quantiles[shown_median] == 0.5);

/// What is known of one number after the table.
struct QuantityPosterior {
  double mean = 0.0;
  double sd = 0.0;
  Quantiles quantiles{};
  /// From how the runs differ, which a few of them tell roughly, and no less than that of as many
  /// independent draws; none of a single run.
  std::optional<Quantiles> mcse;
  std::optional<double> r_hat;  // none of a single run, which cannot show that it is off
};

/// What the table adds to the belief in a factor, and what the factor does to N.
struct FactorPosterior {
  QuantityPosterior number;
  double kl = 0.0;       // Kullback-Leibler divergence of the posterior from the belief
  bool silent = false;   // the table says nothing of it
  bool presses = false;  // against an end of its belief
  Quantiles prior{};
  Quantiles in_belief{};     // the share of the belief below each quantile of the posterior
  Bounds if_known;           // the 90 % range of N where the factor is known, around the median
  double first_share = 0.0;  // of the variance of log N: what knowing it first takes away
  double last_share = 0.0;   // what knowing it after all others takes away
};

struct OtherPrior {
  CapturePrior capture = CapturePrior::uniform;
  Quantiles quantiles{};
  double effective = 0.0;  // as many independent draws
};

struct CellFit {
  CaptureHistory history = 0;
  double observed = 0.0;
  double expected = 0.0;
  double residual = 0.0;  // (observed - expected) / sqrt(expected)
};

struct FactorPair {
  std::size_t first = 0;
  std::size_t second = 0;
  double correlation = 0.0;  // of the normal scores
};

/// A world at an end of what the table admits. `victims` is Lambda.
struct WitnessWorld {
  double victims = 0.0;
  double log_likelihood = 0.0;
  std::vector<double> factors;
  std::vector<double> capture;
  std::string scenario;  // as JSON, to be run
};

struct ProfilePoint {
  double victims = 0.0;
  double log_likelihood = 0.0;
};

struct Witnesses {
  WitnessWorld least;
  WitnessWorld best;
  WitnessWorld greatest;
  std::vector<ProfilePoint> profile;
};

/// All that is said of the worlds behind a table.
struct Explanation {
  ExplainVerdict verdict = ExplainVerdict::fits;
  bool closed_form = false;
  double deviance = 0.0;           // mean over the posterior
  double expected_deviance = 0.0;  // of tables drawn from it
  double p = 0.0;                  // P(such a table deviates more)
  double p_mcse = 0.0;             // that of a share of as many independent draws
  double log_evidence = 0.0;
  std::optional<double> log_evidence_mcse;  // none of a single run
  std::optional<double> log_evidence_without_factors;
  std::optional<double> log_evidence_without_factors_mcse;
  QuantityPosterior victims;
  std::vector<FactorPosterior> factors;
  std::optional<QuantityPosterior> spread;  // of the misfit
  std::vector<QuantityPosterior> capture;   // by agency
  std::vector<double> sorted_victims;       // draws of N
  std::vector<OtherPrior> other_priors;
  std::vector<CellFit> cells;          // the worst
  std::vector<FactorPair> related;     // factors whose scores are correlated above 0.5
  double sampling_share = 0.0;         // of the variance of log N: left where all factors are known
  double impossible = 0.0;             // share of the beliefs with which no world exists
  std::optional<double> in_top_tenth;  // of the belief in the number of victims, on the log scale
  double disagreement = 0.0;           // sd of the runs' medians of N, over the posterior's sd
  double evidence_sd = 0.0;            // between runs
  std::optional<double> worst_r_hat;   // of N and the factors; none of a single run
  int runs = 1;
  int particles = 0;
  std::optional<Witnesses> witness;
};

/// P(N < value)
double probability_below(const Explanation& explanation, double value);

}  // namespace darknumber
