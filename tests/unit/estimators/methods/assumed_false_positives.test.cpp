// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/assumed_false_positives.h"

#include <catch2/catch.hpp>

#include "engine/estimators/estimate_all.h"
#include "engine/study/run_study.h"
#include "engine/world/solving/unsolvable.h"
#include "tests/unit/estimators/repair_checks.h"

namespace darknumber::assumed_false_positives_test {
namespace {

using namespace testing;

const std::vector<double> shares{0.2, 0.1, 0.0};

/// A world with these shares of false records, and three lists of 10,000 victims.
Scenario world_with_false_positives() {
  Scenario scenario = textbook(10000, {0.12, 0.08, 0.1});
  set_false_positive_shares(scenario, shares);
  return scenario;
}

EstimatorSpec spec_of(Method method, std::vector<double> assumed, const ListsInUse& lists) {
  EstimatorSpec spec;
  spec.label = "spec";
  spec.method = std::move(method);
  spec.lists = lists;
  spec.assumed_false_positive_shares = std::move(assumed);
  return spec;
}

const ContingencyTable small(3, {0, 30, 20, 7, 25, 4, 5, 2});
const ListsInUse small_lists = every_agency(std::vector<std::string>{"A", "B", "C"});

}  // namespace

TEST_CASE("that share of a list's records goes from those on it alone") {
  const auto rest = without_assumed_false_positives(small, {0.5, 0.0, 0.25});
  REQUIRE(rest);
  CHECK((*rest)[1] == 30.0 - 0.5 * 43.0);
  CHECK((*rest)[2] == 20.0);
  CHECK((*rest)[4] == 25.0 - 0.25 * 36.0);
  for (CaptureHistory h : {3U, 5U, 6U, 7U}) CHECK((*rest)[h] == small[h]);
}

TEST_CASE("all that are on the list alone may go, and not one more") {
  const auto rest = without_assumed_false_positives(small, {30.0 / 43.0, 0.0, 0.0});
  REQUIRE(rest);
  CHECK((*rest)[1] == 0.0);
  CHECK_FALSE(without_assumed_false_positives(small, {30.1 / 43.0, 0.0, 0.0}));
  CHECK_FALSE(without_assumed_false_positives(small, {0.0, 0.0, 0.99}));
}

TEST_CASE("every method has N back from the right shares") {
  const Scenario scenario = world_with_false_positives();
  const ContingencyTable table = expected_table(scenario);
  const ListsInUse& lists = scenario.estimation.lists;
  for (const Method& method :
       {Method(LoglinearFixed{}), Method(LoglinearFixed{FixedTerms::pairwise, {}})}) {
    const auto size = [&](const std::vector<double>& assumed) {
      return size_of(estimate(spec_of(method, assumed, lists), lists, table));
    };
    CHECK(size(shares) == Approx(10000.0).epsilon(1e-9));
    CHECK(size({}) > 11500.0);
    CHECK(size({0.3, 0.2, 0.1}) < 9500.0);
  }
  const ListsInUse two{lists[0], lists[1]};
  const auto petersen = [&](const std::vector<double>& assumed) {
    return size_of(estimate(spec_of(LincolnPetersen{}, assumed, two), lists, table));
  };
  CHECK(petersen({0.2, 0.1}) == Approx(10000.0).epsilon(1e-10));
  CHECK(petersen({}) == Approx(10000.0 / (0.8 * 0.9)).epsilon(1e-10));
  // A share taken away again from what is right: N (1 - share) less in each list.
  CHECK(petersen({0.4, 0.1}) == Approx(10000.0 * 0.6 / 0.8).epsilon(1e-10));
}

TEST_CASE("n of the interval is what is left, and the estimate says how many were dropped") {
  const ListsInUse two{small_lists[0], small_lists[1]};
  const FitOutcome outcome =
      estimate(spec_of(LincolnPetersen{}, {0.2, 0.0}, two), small_lists, small);
  const ContingencyTable rest(2, {0, 34 - 0.2 * 43, 25, 9});
  const Estimate e = std::get<Estimate>(outcome);
  const Estimate lp = std::get<Estimate>(fit(spec_of(LincolnPetersen{}, {}, two), rest, rest));
  CHECK(e.population_size == Approx(lp.population_size).epsilon(1e-14));
  CHECK(e.interval->lower == Approx(lp.interval->lower).epsilon(1e-14));
  CHECK(e.dropped == Approx(0.2 * 43).epsilon(1e-12));
}

TEST_CASE("a sum over strata has n of what is left in them") {
  EstimatorSpec spec = spec_of(Chao{}, {0.2, 0.0, 0.0}, small_lists);
  spec.stratify = true;
  ContingencyTable both = small;
  for (CaptureHistory h = 1; h < 8; ++h) both.add(h, small[h]);
  const auto outcomes = estimate_all({spec}, small_lists, both, {small, small});
  const Estimate sum = std::get<Estimate>(outcomes[0]);
  const Estimate part = std::get<Estimate>(outcomes[1]);
  CHECK(sum.dropped == Approx(2.0 * 0.2 * 43).epsilon(1e-12));
  // Above what is left, though that is below what was observed.
  CHECK(sum.interval->lower > 2.0 * (93.0 - 0.2 * 43));
  CHECK(sum.population_size == Approx(2.0 * part.population_size).epsilon(1e-14));
}

TEST_CASE("weights that are left have no resampling error; a share of 0 leaves counts whole") {
  const auto of_shares = [&](const std::vector<double>& assumed) {
    return std::get<Estimate>(
        estimate(spec_of(SampleCoverage{}, assumed, small_lists), small_lists, small));
  };
  CHECK(of_shares({0.0, 0.0, 0.0}).se);
  CHECK_FALSE(of_shares({0.1, 0.0, 0.0}).se);
}

TEST_CASE("a drawn table with too few on a list alone has no data") {
  const ListsInUse two{small_lists[0], small_lists[1]};
  CHECK(status_of(estimate(spec_of(LincolnPetersen{}, {0.9, 0.0}, two), small_lists, small)) ==
        Status::no_data);
}

TEST_CASE("too few on a list alone are reported with their numbers, for each list and stratum") {
  EstimatorSpec spec = spec_of(Chao{}, {0.9, 0.0, 0.8}, small_lists);
  const auto faults = assumed_share_faults({spec}, small, {});
  REQUIRE(faults.size() == 2);
  CHECK(faults[0].list == 0);
  CHECK(faults[0].records == 43.0);
  CHECK(faults[0].alone == 30.0);
  CHECK(faults[1].list == 2);
  const std::string message = message_of(faults[0], spec, {});
  CHECK_THAT(message, Catch::Contains("43") && Catch::Contains("38.7") && Catch::Contains("30 "));
  CHECK_THAT(advice_of(faults[0]), Catch::Contains("0.6976"));
  spec.stratify = true;
  const auto by_stratum = assumed_share_faults({spec}, small, {small, ContingencyTable(3)});
  REQUIRE(by_stratum.size() == 2);
  CHECK_THAT(message_of(by_stratum[0], spec, {"men", "women"}), Catch::Contains("\"men\""));
}

TEST_CASE("a scenario whose expected table has too few is refused at the field") {
  Scenario scenario = world_with_false_positives();
  const ListsInUse lists = scenario.estimation.lists;
  scenario.estimation.estimators = {spec_of(Chao{}, shares, lists)};
  CHECK_NOTHROW(prepare_point(scenario));
  scenario.estimation.estimators.push_back(spec_of(Chao{}, {0.0, 0.95, 0.0}, lists));
  try {
    prepare_point(scenario);
    FAIL("nothing was thrown");
  } catch (const UnsolvableScenario& error) {
    CHECK(error.path() == "estimation.estimators[#2].assumed_false_positive_share.B");
  }
}

}  // namespace darknumber::assumed_false_positives_test
