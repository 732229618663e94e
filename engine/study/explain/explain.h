// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/core/contingency_table.h"
#include "engine/core/stop.h"
#include "engine/estimators/completions.h"
#include "engine/study/explain/explanation.h"
#include "engine/study/point_maker.h"

namespace darknumber {

/// What is to be explained, and with what.
struct ExplainTask {
  std::shared_ptr<const PointMaker> maker;
  StudySpec study;
  ContingencyTable table = ContingencyTable(1);  // over the agencies
  std::uint64_t seed = 1;
  std::vector<SuppressedCount> suppressed = {};  // which counts are the middle of an interval
};

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

/// Why a task has no answer: a field, what is wrong and what to do; nothing where it has one.
struct ExplainFault {
  std::string path;
  std::string message;
  std::string advice;
};
std::optional<ExplainFault> fault_of(const ExplainTask& task);

/// About how long that takes, from the worlds worked out in a third of a second.
double expected_seconds(const ExplainTask& task, int threads);

/// The worlds behind the table. Throws GivenUp.
Explanation explain(const ExplainTask& task, const ExplainWatch& watch);

}  // namespace darknumber
