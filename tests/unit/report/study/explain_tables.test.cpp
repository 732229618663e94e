// SPDX-License-Identifier: MIT
#include "engine/report/study/explain_tables.h"

#include <catch2/catch.hpp>

namespace darknumber::explain_tables_test {

TEST_CASE("a quantile of an explanation has no digits that its error leaves open", "[explain]") {
  const Quantiles victims{24926.7, 34161.2, 44635.1, 59540.5, 93175.1};
  const Quantiles errors{774.4, 1212.8, 894.3, 1886.2, 4972.5};
  CHECK(quantile_text(victims, errors, 0, true) == "24,900");
  CHECK(quantile_text(victims, errors, 1, true) == "34,000");
  CHECK(quantile_text(victims, errors, 4, true) == "93,000");
  // In closed form there is no error.
  CHECK(quantile_text(victims, std::nullopt, 0, true) == "24,927");
  const Quantiles sds{0.0616, 0.3061, 0.5687, 0.8536, 1.2145};
  const Quantiles their_errors{0.0029, 0.0078, 0.0062, 0.068, 0.3};
  CHECK(quantile_text(sds, their_errors, 0, false) == "0.062");
  CHECK(quantile_text(sds, their_errors, 2, false) == "0.569");
  CHECK(quantile_text(sds, their_errors, 4, false) == "1.2");
  CHECK(quantile_text(sds, std::nullopt, 2, false) == "0.569");
}

}  // namespace darknumber::explain_tables_test
