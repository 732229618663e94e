// SPDX-License-Identifier: MIT
#include "engine/estimators/chosen_model.h"

namespace darknumber {

bool selects_model(const Method& method) {
  const auto* capture = std::get_if<ClosedPopulation>(&method);
  return std::holds_alternative<LoglinearStepwise>(method) ||
         std::holds_alternative<LoglinearAll>(method) || (capture != nullptr && capture->select);
}

ModelCode chosen_model(const EstimatorSpec& estimator, const Estimate& estimate) {
  const int lists = static_cast<int>(estimator.lists.size());
  if (estimate.posterior && estimate.posterior->kept)
    return model_code(*estimate.posterior->kept, lists);
  return selects_model(estimator.method) && estimate.model
             ? model_code(estimate.model->terms, lists)
             : 0;
}

}  // namespace darknumber
