// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/heterogeneity.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr double gamma_start = 3.5;  // Rcapture's

}  // namespace

CaptureColumn heterogeneity_column(Heterogeneity heterogeneity, int lists) {
  CaptureColumn column;
  column.name = "tau";
  for (int on = 0; on <= lists; ++on) {
    switch (heterogeneity) {
      case Heterogeneity::poisson:
        column.whole.push_back((std::int64_t{1} << on) - 1);
        column.at.push_back(static_cast<double>(column.whole.back()));
        break;
      case Heterogeneity::darroch:
        column.whole.push_back(std::int64_t{on} * on);
        column.at.push_back(0.5 * on * on);
        break;
      case Heterogeneity::gamma:
        column.at.push_back(-std::log1p(on / gamma_start));
        column.whole.push_back(std::llround(std::ldexp(column.at.back(), 40)));
        break;
      case Heterogeneity::chao:
      case Heterogeneity::normal:
        DN_EXPECT(false, "heterogeneity with one column");
    }
  }
  return column;
}

CaptureColumn lower_bound_column(int first, int lists) {
  CaptureColumn column;
  column.name = fmt::format("eta{}", first);
  for (int on = 0; on <= lists; ++on) {
    column.whole.push_back(std::max(on - first + 1, 0));
    column.at.push_back(static_cast<double>(column.whole.back()));
  }
  return column;
}

}  // namespace darknumber
