// SPDX-License-Identifier: MIT
#include "engine/world/reporting.h"

namespace darknumber {

Law law(const Reporting& reporting, Law detected) {
  const std::size_t histories = std::size_t{1} << reporting.probability.size();
  const std::size_t laws = detected.size() / histories;
  for (std::size_t j = 0; j < reporting.probability.size(); ++j) {
    const double lost = 1.0 - reporting.probability[j];
    if (lost == 0.0) continue;
    const CaptureHistory list = only(static_cast<int>(j));
    for (CaptureHistory h = 0; h < histories; ++h) {
      if (!is_subset(list, h)) continue;
      for (std::size_t i = 0; i < laws; ++i) {
        double& with = detected[h * laws + i];
        detected[(h & ~list) * laws + i] += lost * with;
        with *= reporting.probability[j];
      }
    }
  }
  return detected;
}

std::vector<double> mean_after(const Reporting& reporting, std::vector<double> values) {
  const std::size_t histories = std::size_t{1} << reporting.probability.size();
  const std::size_t several = values.size() / histories;
  for (std::size_t j = 0; j < reporting.probability.size(); ++j) {
    const double reported = reporting.probability[j];
    const CaptureHistory list = only(static_cast<int>(j));
    for (CaptureHistory h = 0; h < histories; ++h) {
      if (!is_subset(list, h)) continue;
      for (std::size_t i = 0; i < several; ++i) {
        double& with = values[h * several + i];
        with = reported * with + (1.0 - reported) * values[(h & ~list) * several + i];
      }
    }
  }
  return values;
}

CaptureHistory draw(const Reporting& reporting, CaptureHistory detected, RandomStream& stream) {
  CaptureHistory reported = 0;
  for (std::size_t j = 0; j < reporting.probability.size(); ++j) {
    const bool forwarded = stream.uniform() < reporting.probability[j];
    if (forwarded && contains(detected, static_cast<int>(j))) reported |= only(static_cast<int>(j));
  }
  return reported;
}

}  // namespace darknumber
