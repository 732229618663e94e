// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/chao.h"

#include <catch2/catch.hpp>

namespace darknumber::chao_test {

// Chao (1987), Biometrics 43, with the factor a of Chiu et al. (2014), Biometrics 70: with r = f1 /
// f2 the variance is f2 (a r^2 / 2 + a^2 r^3 + a^2 r^4 / 4). Here r = 2.5 and a = 2/3: 4 (25/12 +
// 125/18 + 625/144) = 1925/36.
TEST_CASE("the variance of Chao's estimator has its factor in every term") {
  const ChaoEstimate chao = chao_from_frequencies({20.0, 10.0, 4.0}, 2.0 / 3.0);
  CHECK(chao.dark_figure == Approx(2.0 / 3.0 * 100.0 / 8.0).epsilon(1e-14));
  CHECK(chao.variance == Approx(1925.0 / 36.0).epsilon(1e-14));
}

}  // namespace darknumber::chao_test
