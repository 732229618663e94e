// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/cells_in_doubt.h"
#include "engine/core/contingency_table.h"
#include "engine/core/covariate.h"

namespace darknumber {

/// N-hat = n1 n2 / m from two lists. Source: Seber (1982), section 3.1.
struct LincolnPetersen {};

/// N-hat = (n1+1)(n2+1)/(m+1) - 1 from two lists. Source: Chapman (1951); variance Seber (1970).
struct Chapman {};

/// Chao's estimator from the numbers on exactly one and two lists. Source: Chao (1987).
struct Chao {};

enum class FixedTerms { independence, pairwise, listed };
enum class Criterion { aic, aicc, bic, p_value, aic_wald };

/// Poisson log-linear model with given terms.
struct LoglinearFixed {
  FixedTerms terms = FixedTerms::independence;
  std::vector<CaptureHistory> listed;  // if `listed`: sets of two or more of the estimator's lists
};

/// Poisson log-linear model, terms added one by one.
struct LoglinearStepwise {
  Criterion criterion = Criterion::aic;
  double threshold = 0.02;        // with p_value: a term enters where its p-value is below
  double wald_threshold = 0.05;   // with aic_wald: the best term ends it where its p-value is above
  std::optional<int> order = {};  // the most lists in a term; none: 2
};

/// The best of all hierarchical Poisson log-linear models by a criterion.
struct LoglinearAll {
  Criterion criterion = Criterion::bic;  // aic, aicc or bic
  int order = 0;                         // the most lists in a term; 0: by the number of lists
};

/// The average over all hierarchical Poisson log-linear models, by weights exp(-criterion / 2).
struct LoglinearAverage {
  Criterion criterion = Criterion::aic;  // aic or bic
  int order = 0;                         // the most lists in a term; 0: by the number of lists
  std::optional<double> largest_ratio;   // of N-hat to persons observed, of a model that counts
};

/// How a log-linear model with covariates is arrived at.
enum class CovariateSearch { given, stepwise, three_pass };

/// What a bootstrap of a log-linear model with covariates does in every resample.
enum class Repeated { selection, model };

/// What the number of persons of a level is made of.
enum class LevelSums { observed_and_unseen, fitted };

/// Poisson log-linear model of the table by history and pattern of covariates.
/// Source of the search in three passes: M. Cruyff's R package (methods/loglinear_covariates.h).
struct LoglinearCovariates {
  std::vector<Covariate> covariates;
  std::vector<int> trends;  // one a covariate: the highest power of a level's number; 0: a factor
  CovariateSearch search = CovariateSearch::given;
  Criterion criterion = Criterion::bic;  // of a search: aic, aicc or bic
  FixedTerms terms = FixedTerms::independence;
  std::vector<CovariateTerm> listed;  // if `listed`: of two or more variables
  bool unchecked = false;             // a search goes through models without an N
  Repeated repeated = Repeated::selection;
  LevelSums by_level = LevelSums::observed_and_unseen;
};

/// How persons differ in a closed-population model, in the terms of Rcapture.
enum class Heterogeneity { chao, poisson, darroch, gamma, normal };

/// How a table chooses its model.
enum class ModelSearch { stepwise, all };

/// Closed-population models with heterogeneity between persons: M_h, where all lists are alike, and
/// M_th, where each has its own strength. Source: Baillargeon & Rivest (2007), J. Stat.
/// Software 19.
struct ClosedPopulation {
  bool lists_differ = false;  // mth; else mh
  Heterogeneity heterogeneity = Heterogeneity::chao;
  bool bias_corrected = false;
  // Of mth, beside heterogeneity: interactions that are given, or chosen.
  std::vector<CaptureHistory> terms = {};
  std::optional<ModelSearch> select = {};
  std::optional<Criterion> criterion = {};  // then: aic, aicc or bic
  std::optional<int> order = {};            // and the most lists in a term; none: 2
};

enum class CoverageVariant { high, low, independent };

/// Estimators from the sample coverage. Source: Chao & Tsay (1998), JASA 93.
struct SampleCoverage {
  CoverageVariant variant = CoverageVariant::high;
  int resamples = 1000;  // of the standard error
};

/// What of a posterior of N is the estimate: of the last, what has the least expected squared error
/// relative to N, E(1/N) / E(1/N^2).
enum class PosteriorPoint { mean, median, mode, relative_loss };

/// Bayesian average over decomposable graphs. Source: Madigan & York (1997), Biometrika 84.
struct Decomposable {
  std::optional<double> delta;               // of the hyper-Dirichlet prior; none: 2^-lists
  std::optional<std::int64_t> up_to;         // the most persons on no list; none: 30 n
  bool saturated = false;                    // the graph with all edges is one of them
  std::optional<double> prior_shape = {};    // of a negative binomial prior of N; none: 1/N
  std::optional<double> prior_scale = {};    // likewise; both or neither
  std::optional<PosteriorPoint> point = {};  // none: the mean
};

/// Dirichlet-process mixture of latent classes. Source: Manrique-Vallier (2016), Biometrics 72.
struct LatentClass {
  int classes = 10;     // the most there can be
  int draws = 10000;    // kept, of each chain
  int burn_in = 10000;  // before them
  int chains = 4;
};

enum class InteractionPrior { normal, improper };

/// Interactions kept or left out by their posterior. Source: Silverman (2020), JRSS A 183.
struct BayesianThreshold {
  int draws = 10000;
  int burn_in = 1000;
  std::optional<int> order = {};               // the most lists in an interaction; none: 2
  std::optional<double> threshold = {};        // of |mean| / sd; none: 2
  std::optional<InteractionPrior> prior = {};  // none: normal
  std::optional<double> prior_variance = {};   // of a normal one; none: 1
};

/// Two lists whose dependence is taken as known: n00 = theta n10 n01 / n11.
/// Source: Gerritse, van der Heijden & Bakker (2015), J. Official Statistics 31.
struct FixedOddsRatio {
  double odds_ratio = 1.0;
};

/// Two lists whose linkage errors are taken as known. Source: Ding & Fienberg (1994), Survey
/// Methodology 20.
struct LinkageCorrected {
  double missed = 0.0;       // of true pairs
  double false_links = 0.0;  // per person on the first list only
};

/// Two lists, of the first a share of those on it alone dropped. Source: Zhang & Dunne (2018).
struct Trimmed {
  double share = 0.0;
};

/// The mean of other estimators' N-hat.
struct MeanOf {
  std::vector<std::string> labels;
};

/// The method of an estimator: the one list of what there is.
using Method = std::variant<LincolnPetersen, Chapman, Chao, LoglinearFixed, LoglinearStepwise,
                            LoglinearAll, LoglinearAverage, LoglinearCovariates, ClosedPopulation,
                            SampleCoverage, Decomposable, LatentClass, BayesianThreshold,
                            FixedOddsRatio, LinkageCorrected, Trimmed, MeanOf>;

enum class IntervalKind { own, profile, bootstrap, bca };

/// How the interval of an estimator is made.
struct IntervalSpec {
  IntervalKind kind = IntervalKind::own;
  int resamples = 1000;  // of bootstrap and bca
};

/// One estimator as asked for: the method, and what is common to all methods.
struct EstimatorSpec {
  std::string label;
  Method method;
  ListsInUse lists;        // the lists it uses, over the agencies of the table
  bool own_lists = false;  // it was given lists of its own
  bool stratify = false;   // it works stratum by stratum, and adds up
  double level = 0.95;     // of its interval
  IntervalSpec interval = {};
  /// Share of each list's records removed as false before the method runs; empty: none.
  std::vector<double> assumed_false_positive_shares = {};
  std::vector<double> further_levels = {};  // of further intervals
  CellsInDoubt in_doubt = {};               // cells of its lists
};

/// Whether an estimator sees the tables of the strata: it works by them, or has covariates.
inline bool sees_strata(const EstimatorSpec& spec) {
  return spec.stratify || std::holds_alternative<LoglinearCovariates>(spec.method);
}

}  // namespace darknumber
