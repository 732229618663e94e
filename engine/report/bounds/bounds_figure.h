// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/report/block.h"
#include "engine/report/bounds/bounds.h"

namespace darknumber {

/// "bounds": the odds ratio of every pair of lists against the number of persons. Nothing where one
/// list lies within another, whose odds ratio is infinite.
std::optional<Figure> bounds_figure(const TableBounds& bounds);

}  // namespace darknumber
