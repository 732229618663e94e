// SPDX-License-Identifier: MIT
#include "engine/estimators/chosen_model.h"

namespace darknumber {

ModelCode chosen_model(const EstimatorSpec& estimator, const Estimate& estimate) {
  const int lists = static_cast<int>(estimator.lists.size());
  if (estimate.posterior && estimate.posterior->kept)
    return model_code(*estimate.posterior->kept, lists);
  const bool selects = std::holds_alternative<LoglinearStepwise>(estimator.method) ||
                       std::holds_alternative<LoglinearAll>(estimator.method);
  return selects && estimate.model ? model_code(estimate.model->terms, lists) : 0;
}

}  // namespace darknumber
