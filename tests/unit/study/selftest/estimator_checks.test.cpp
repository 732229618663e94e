// SPDX-License-Identifier: MIT
#include "engine/study/selftest/estimator_checks.h"

#include <catch2/catch.hpp>

#include "engine/study/selftest/enumeration.h"
#include "engine/study/selftest/formulas.h"
#include "engine/study/selftest/interval_checks.h"

namespace darknumber::estimator_checks_test {
namespace {

bool holds(const SelfFinding& finding) {
  return !finding.result.rejects();
}

}  // namespace

TEST_CASE(
    "selftest: all registers of a few persons are there, and their probabilities are the "
    "multinomial") {
  const Law law{0.3, 0.3, 0.2, 0.2};
  const EveryTable every = every_table(law, 5);
  CHECK(every.tables.size() == 56);  // C(8, 3)
  double sum = 0.0;
  std::vector<double> sizes;
  for (std::size_t t = 0; t < every.tables.size(); ++t) {
    sum += every.probabilities[t];
    sizes.push_back(every.tables[t].on_all(0b01));
  }
  CHECK(sum == Approx(1.0).epsilon(1e-14));
  // The size of the first list is binomial with n = 5, p = 0.5.
  const KnownMean known = known_mean(every, sizes, 10.0);
  CHECK(known.expected == Approx(2.5).epsilon(1e-14));
  CHECK(known.variance == Approx(1.25).epsilon(1e-14));
  CHECK(known.reach == Approx(2.5).epsilon(1e-14));
  CHECK(tables_between(2, 1, 3).size() == 27);
}

TEST_CASE(
    "selftest: a closed form that is off by a millionth is seen, and one that is right is not") {
  const std::vector<ContingencyTable> tables = tables_between(2, 1, 4);
  const SizeOf of_engine = size_by(LincolnPetersen{});
  CHECK(holds(compare_sizes(tables, of_engine, petersen_formula)));
  const auto off = [](const ContingencyTable& table) -> std::optional<double> {
    return 1.000001 * petersen_formula(table).value();
  };
  CHECK_FALSE(holds(compare_sizes(tables, of_engine, off)));
  CHECK_FALSE(holds(compare_sizes(tables, of_engine, chapman_formula)));
  // An engine without an answer, and tables without any.
  CHECK_FALSE(holds(compare_sizes(
      tables, [](const ContingencyTable&) { return std::optional<double>(); }, petersen_formula)));
  CHECK_FALSE(holds(compare_sizes({}, of_engine, petersen_formula)));
}

TEST_CASE(
    "selftest: Chapman's estimator is unbiased where lists must overlap, and Petersen's is not") {
  CHECK(holds(chapman_bias(size_by(Chapman{}))));
  CHECK_FALSE(holds(chapman_bias(size_by(LincolnPetersen{}))));
}

TEST_CASE("selftest: a coverage is held to its share by the binomial law, within what is allowed") {
  CHECK(check_share_near("coverage", 0.95, 0.01, 3800, 4000).p_value == 1.0);
  CHECK_FALSE(check_share_near("coverage", 0.95, 0.01, 3860, 4000).rejects());
  CHECK(check_share_near("coverage", 0.95, 0.01, 3910, 4000).rejects());
  // In standard errors from the share: 0.1 over sqrt(0.9 0.1 / 400).
  CHECK(check_share_near("coverage", 0.9, 0.01, 320, 400).statistic == Approx(-0.1 / 0.015));
  CHECK(check_share_near("coverage", 0.95, 0.01, 3640, 4000).rejects());
  // P(X <= 1) of ten with a half each is 11/1024; both tails are asked.
  CHECK(check_share_near("share", 0.6, 0.1, 1, 10).p_value == Approx(22.0 / 1024.0));
}

}  // namespace darknumber::estimator_checks_test
