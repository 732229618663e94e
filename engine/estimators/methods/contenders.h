// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/core/estimate.h"
#include "engine/estimators/fitting/loglinear_fit.h"
#include "engine/estimators/methods/all_models.h"

namespace darknumber {

/// The models with the lowest criterion so far, of all that are compared.
class Contenders {
 public:
  /// Keeps the model where it ties with the lowest criterion so far, or is lower. `criterion` is
  /// not looked at where `status` is not ok; it is infinite where the model cannot be compared.
  void compare(const Interactions& interactions, FitStatus status, double criterion);

  const ComparedModels& compared() const { return compared_; }
  FitStatus status_of_independence() const { return status_of_independence_; }

  /// The simplest of the models that tie with the best; none where no model has an estimate.
  const Interactions* best() const;

  /// The models that tie with the best, and itself; none where no model can be compared.
  std::vector<Interactions> tied() const;

 private:
  struct Contender {
    double criterion = 0.0;
    Interactions interactions;
  };

  FitStatus status_of_independence_ = FitStatus::ok;
  double lowest_ = 0.0;
  ComparedModels compared_;
  std::vector<Contender> contenders_;
};

}  // namespace darknumber
