// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "engine/scenario/design_spec.h"
#include "engine/scenario/scenario.h"
#include "engine/study/design/design.h"

namespace darknumber {

/// What a report of `design` is of.
struct DesignFound {
  const DesignAnswer& answer;
  const DesignSpec& design;
  const Scenario& scenario;
};

/// What a candidate is called in texts: its label, or "an audit of 200 records of Police".
std::string text_of(const DataCandidate& candidate, const Scenario& scenario);

}  // namespace darknumber
