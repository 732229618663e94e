// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/estimators/fitting/loglinear_fit.h"

namespace darknumber {

/// What a table tells about lists on which a person is with log odds b_j + sigma Z, Z standard
/// normal and the person's own: its sufficient statistics.
struct LogitNormalData {
  int lists = 0;
  std::vector<double> on;  // persons on each list; one number, of records, if all are alike
  std::vector<double> frequencies;  // by number of lists, 0 to `lists`; [0] is 0
};

struct LogitNormalFit {
  FitStatus status = FitStatus::not_converged;
  std::vector<double> logits;     // b, one a list or one for all
  std::vector<double> variances;  // of them, and of sigma, the last
  double sigma = 0.0;             // >= 0; at 0 nothing else is set
  double log_dark_figure = 0.0;
  double log_dark_variance = 0.0;
  /// Of the mean of a history on j lists: its log is the log dark figure, the sum of b over its
  /// lists and this, by j.
  std::vector<double> excess;
};

/// The maximum likelihood fit; integrals over Z by Gauss-Hermite quadrature with 20 nodes, as
/// Rcapture has it. At a sigma of 3 and more the nodes are persons of as many kinds, and the
/// likelihood has a maximum for many a pair of neighbouring nodes, some as high as one another and
/// some, with a dark figure thousands of times the observed, higher than the one that an integral
/// has. So the maximum is the first one of the profile likelihood over sigma, on the way from
/// sigma = 0 with the logits at their best: a rule that knows no order of lists and no scale of the
/// counts, and, on the tables that Rcapture was run on, what it gives.
/// The likelihood is even in sigma. Where it is highest at sigma = 0, only status and sigma are
/// set; a fit near there (below 1e-4) is independence in all but rounding.
/// Status: not_converged where the profile has no maximum below sigma = 12 or the way leads to
/// infinity; not_identifiable where the likelihood is so flat at the maximum that rounding decides
/// the dark figure.
/// Source: Coull & Agresti (1999), Biometrics 55; Rivest (2011), Int. J. Biostatistics 7.
LogitNormalFit fit_logit_normal(const LogitNormalData& data);

}  // namespace darknumber
