// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "engine/report/block.h"
#include "engine/report/expect/expected_answers.h"
#include "engine/study/run_study.h"

namespace darknumber {

/// "strip": how far off each estimator is at a point, in registers and on the expected table.
Figure strip_figure(const PointResult& point, const std::vector<std::string>& labels);

/// "split": the mean error of each estimator in persons, and of which parts it is made.
Figure split_figure(const PointResult& point, const std::vector<std::string>& labels);

/// "hundred[LABEL]": what a hundred registers say, of each estimator.
std::vector<Figure> hundred_figures(const RunResult& result);

/// "histogram[LABEL]": the estimates of all registers, of each estimator.
std::vector<Figure> histogram_figures(const RunResult& result);

/// "intervals[LABEL]": those of all registers, of each estimator that has some.
std::vector<Figure> interval_figures(const RunResult& result, double level);

}  // namespace darknumber
