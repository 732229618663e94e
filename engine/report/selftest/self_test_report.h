// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/format.h"
#include "engine/study/selftest/self_test.h"

namespace darknumber {

/// What the checks of the engine by itself found, in every format. The report refers to what it is
/// of.
Report report_of(const SelfTestResult& result);

}  // namespace darknumber
