// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/study/explain/explain_task.h"

namespace darknumber {

/// Why a task has no answer: a field, what is wrong and what to do; nothing where it has one.
struct ExplainFault {
  std::string path;
  std::string message;
  std::string advice;
};
std::optional<ExplainFault> fault_of(const ExplainTask& task);

/// Whether some of the worlds that are believed in can be and make the table, and every run begins
/// with one of them at least.
bool is_possible(const ExplainTask& task, const FactorReach& reach);

/// The first particle of a run that begins with a world that can be.
std::optional<int> first_possible(const ExplainTask& task, const FactorReach& reach,
                                  std::uint32_t run);

}  // namespace darknumber
