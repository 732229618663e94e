// SPDX-License-Identifier: MIT
#pragma once

#include "engine/report/result_members.h"

namespace darknumber {

/// The part of the dictionary that compare writes.
std::span<const ResultDocument> results_of_compare();

}  // namespace darknumber
