// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "engine/core/stop.h"
#include "engine/study/explain/explain_task.h"
#include "engine/study/explain/explanation.h"

namespace darknumber {

/// How long work is followed and ended.
struct ExplainWatch {
  int threads = 1;
  std::function<void(double share)> progress;
  const StopQuestion* stop = nullptr;
  /// Where samplers find how far an earlier one of their name came, and where they put how far they
  /// have come (`last`: nothing follows); empty: nowhere.
  std::function<std::optional<std::string>(const std::string& name)> find{};
  std::function<void(const std::string& name, const std::function<std::string()>& bytes, bool last)>
      keep{};
};

/// About how long that takes, from a run with few particles. Throws GivenUp.
double expected_seconds(const ExplainTask& task, int threads, const StopQuestion* stop = nullptr);

/// The worlds behind the table, of a task without a fault (explain_fault.h). Throws GivenUp.
Explanation explain(const ExplainTask& task, const ExplainWatch& watch);

}  // namespace darknumber
