// SPDX-License-Identifier: MIT
#pragma once

#include "engine/core/estimate.h"

namespace darknumber {

/// The z for which a standard normal lies in [-z, z] with probability `level`, in (0, 1).
double normal_quantile(double level);

/// n + d exp(-+z sqrt(V)), V the variance of log d: the interval of log-linear models, `wald_log`.
/// n observed, d the estimated dark figure > 0.
Interval wald_log(double observed, double dark_figure, double log_variance, double level);

/// [n + d/C, n + d C], C = exp(z sqrt(log(1 + se^2/d^2))): N-hat - n as a lognormal variate; [n, n]
/// where d = 0. Source: Chao (1987), Biometrics 43, section 4; Burnham et al. (1987).
Interval lognormal_interval(double observed, double dark_figure, double se, double level);

}  // namespace darknumber
