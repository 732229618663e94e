// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/contingency_table.h"

namespace darknumber {

/// N-hat = n1 n2 / m from two lists. Source: Seber (1982), section 3.1.
struct LincolnPetersen {};

/// N-hat = (n1+1)(n2+1)/(m+1) - 1 from two lists. Source: Chapman (1951); variance Seber (1970).
struct Chapman {};

/// Chao's estimator from the numbers on exactly one and two lists. Source: Chao (1987).
struct Chao {};

enum class FixedTerms { independence, pairwise, listed };
enum class Criterion { aic, aicc, bic, p_value };

/// Poisson log-linear model with given terms.
struct LoglinearFixed {
  FixedTerms terms = FixedTerms::independence;
  std::vector<CaptureHistory> listed;  // if `listed`: sets of two or more of the estimator's lists
};

/// Poisson log-linear model, two-list terms added one by one.
struct LoglinearStepwise {
  Criterion criterion = Criterion::aic;
  double threshold = 0.02;  // with p_value: a term enters where its p-value is below
};

/// The best of all hierarchical Poisson log-linear models by a criterion.
struct LoglinearAll {
  Criterion criterion = Criterion::bic;  // not p_value
  int order = 0;                         // the most lists in a term; 0: by the number of lists
};

/// The mean of other estimators' N-hat.
struct MeanOf {
  std::vector<std::string> labels;
};

/// The method of an estimator: the one list of what there is.
using Method = std::variant<LincolnPetersen, Chapman, Chao, LoglinearFixed, LoglinearStepwise,
                            LoglinearAll, MeanOf>;

/// One estimator as asked for: the method, and what is common to all methods.
struct EstimatorSpec {
  std::string label;
  Method method;
  ListsInUse lists;        // the lists it uses, over the agencies of the table
  bool own_lists = false;  // it was given lists of its own
  bool stratify = false;   // it works stratum by stratum, and adds up
  double level = 0.95;     // of its interval
};

}  // namespace darknumber
