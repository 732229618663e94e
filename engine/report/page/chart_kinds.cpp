// SPDX-License-Identifier: MIT
#include "engine/report/page/chart_kinds.h"

namespace darknumber {
namespace {

constexpr std::array<ChartKind, 20> all_charts{{
    {"strip", "How far off each estimator is, and which way. Of a run."},
    {"split",
     "The mean error of each estimator: seen wrongly, and extrapolated wrongly. Of a run."},
    {"hundred[LABEL]", "What a hundred registers say. Of a run."},
    {"histogram[LABEL]", "The estimates of all registers. Of a run."},
    {"intervals[LABEL]", "Which intervals cover the truth. Of a run."},
    {"sweep[LABEL]", "The measure along the factor. Of a sweep over one number."},
    {"loops", "The measure at all combinations of several factors. Of another sweep."},
    {"tornado[LABEL]", "What each factor moves by itself. Of one_at_a_time."},
    {"ledger[LABEL]", "What each violation adds. Of a ledger."},
    {"worlds[LABEL]", "The estimates in all worlds considered. Of a sample."},
    {"effects[LABEL]", "Which factors move the measure. Of morris."},
    {"indices[LABEL]", "Which factors its variance comes from. Of sobol."},
    {"tipping", "The measure along a factor, and where it meets the target. Of tipping_point."},
    {"map", "Where two factors together meet the target. Of tipping_point."},
    {"number", "How many there are in the worlds that explain a table. Of explain."},
    {"profile", "How well the best world with so many explains the table. Of explain."},
    {"beliefs", "Where in its belief each factor lies after the table. Of explain."},
    {"cells", "Which cells of the table these worlds explain worst. Of explain."},
    {"estimates", "What each estimator makes of a table. Of an estimate."},
    {"bounds",
     "The odds ratios of every two lists, by the number of persons. Of an estimate, and of "
     "explain."},
}};

}  // namespace

const std::array<ChartKind, 20>& chart_kinds() {
  return all_charts;
}

}  // namespace darknumber
