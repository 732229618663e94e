// SPDX-License-Identifier: MIT
#include "engine/estimators/estimate_all.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/fitting/interval_formulas.h"

namespace darknumber::estimate_all_test {
namespace {

const std::vector<std::string> agencies{"A", "B", "C"};
const std::vector<std::string> strata{"men", "women"};
const ListsInUse in_use = every_agency(agencies);

const ContingencyTable men(3, {0, 30, 20, 7, 25, 4, 5, 2});
const ContingencyTable women(3, {0, 12, 9, 3, 17, 6, 2, 1});
const ContingencyTable without_overlap(3, {0, 12, 9, 0, 17, 0, 0, 0});
const ContingencyTable nobody(3);

ContingencyTable sum(const ContingencyTable& a, const ContingencyTable& b) {
  ContingencyTable table = a;
  for (CaptureHistory h = 1; h < b.counts().size(); ++h) table.add(h, b[h]);
  return table;
}

EstimatorSpec estimator(const std::string& label, Method method, bool stratify = false) {
  EstimatorSpec spec;
  spec.label = label;
  spec.method = std::move(method);
  spec.lists = in_use;
  spec.stratify = stratify;
  return spec;
}

std::vector<FitOutcome> answer(const std::vector<EstimatorSpec>& estimators,
                               const ContingencyTable& first, const ContingencyTable& second) {
  return estimate_all(estimators, in_use, sum(first, second), {first, second});
}

const Estimate& value(const FitOutcome& outcome) {
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

}  // namespace

TEST_CASE("each estimator is followed by its strata where it works by them") {
  const auto answers = answers_of({estimator("chao", Chao{}), estimator("lp", Chapman{}, true),
                                   estimator("mean", MeanOf{{"chao"}})},
                                  strata);
  REQUIRE(answers.size() == 5);
  const std::vector<std::string> labels{"chao", "lp", "lp[men]", "lp[women]", "mean"};
  for (std::size_t a = 0; a < labels.size(); ++a) CHECK(answers[a].label == labels[a]);
  CHECK(answers[3].estimator == 1);
  CHECK(answers[3].stratum == std::size_t{1});
  CHECK_FALSE(answers[1].stratum);
}

TEST_CASE("a stratum of histories left out alone adds what was left out, and nothing else") {
  Estimate of_men;
  of_men.population_size = 150.0;
  of_men.se = 20.0;
  of_men.dropped = 3.0;
  const FitOutcome total =
      sum_over_strata({{of_men, 93.0, 3.0}, {Status::no_data, 7.0, 7.0}}, 0.95);
  CHECK(value(total).population_size == 150.0);
  CHECK(value(total).dropped == 10.0);
  // Of 100 entities 90 are left.
  CHECK(value(total).interval->lower == lognormal_interval(90.0, 60.0, 20.0, 0.95).lower);
}

TEST_CASE("a sum over strata adds estimates and variances") {
  for (const Method& method :
       {Method(Chao{}), Method(LoglinearFixed{FixedTerms::independence, {}}),
        Method(LoglinearStepwise{Criterion::p_value}), Method(LoglinearAll{Criterion::bic})}) {
    const auto outcomes = answer({estimator("e", method, true)}, men, women);
    REQUIRE(outcomes.size() == 3);
    // The parts are what the method makes of each stratum on its own, selection and all.
    const FitOutcome of_men = estimate(estimator("e", method), in_use, men);
    const FitOutcome of_women = estimate(estimator("e", method), in_use, women);
    CHECK(value(outcomes[1]).population_size == value(of_men).population_size);
    CHECK(value(outcomes[2]).population_size == value(of_women).population_size);
    const Estimate& total = value(outcomes[0]);
    CHECK(total.population_size == value(of_men).population_size + value(of_women).population_size);
    CHECK(*total.se == Approx(std::hypot(*value(of_men).se, *value(of_women).se)).epsilon(1e-14));
    const double observed = men.observed() + women.observed();
    const Interval interval =
        lognormal_interval(observed, total.population_size - observed, *total.se, 0.95);
    CHECK(total.interval->lower == interval.lower);
    CHECK(total.interval->upper == interval.upper);
    CHECK_FALSE(total.model);
  }
}

TEST_CASE("a sum over strata adds cells in doubt cell by cell") {
  EstimatorSpec spec = estimator("e", LoglinearFixed{FixedTerms::independence, {}}, true);
  spec.in_doubt = {{0b100}, {0b001}};
  const auto outcomes = answer({spec}, men, women);
  const std::vector<CellInDoubt>& all = value(outcomes[0]).in_doubt;
  REQUIRE(all.size() == 2);
  for (std::size_t c = 0; c < 2; ++c) {
    const CellInDoubt& of_men = value(outcomes[1]).in_doubt[c];
    const CellInDoubt& of_women = value(outcomes[2]).in_doubt[c];
    CHECK(all[c].history == of_men.history);
    CHECK(all[c].omitted == (c == 0));
    CHECK(all[c].count == men[all[c].history] + women[all[c].history]);
    CHECK(all[c].persons == of_men.persons + of_women.persons);
    CHECK(of_women.persons > 0.0);
  }
}

TEST_CASE("a sum is at the boundary where one of its strata is") {
  EstimatorSpec chapman = estimator("chapman", Chapman{}, true);
  chapman.lists = {in_use[0], in_use[1]};
  chapman.own_lists = true;
  const ContingencyTable apart(3, {0, 12, 9, 0, 17, 6, 2, 0});  // A and B share no one
  const auto outcomes = answer({chapman}, men, apart);
  CHECK(value(outcomes[0]).boundary);
  CHECK_FALSE(value(outcomes[1]).boundary);
  CHECK(value(outcomes[2]).boundary);
  // n of its interval is the number on either of its own two lists.
  const double observed = (30 + 20 + 7 + 4 + 5 + 2) + (12 + 9 + 6 + 2);
  const Estimate& total = value(outcomes[0]);
  const Interval interval =
      lognormal_interval(observed, total.population_size - observed, *total.se, 0.95);
  CHECK(total.interval->lower == interval.lower);
}

TEST_CASE("a sum fails with its first stratum that fails") {
  const EstimatorSpec chao = estimator("chao", Chao{}, true);
  CHECK(status_of(answer({chao}, men, without_overlap)[0]) == Status::no_overlap);
  CHECK(status_of(answer({chao}, nobody, without_overlap)[0]) == Status::no_overlap);
  CHECK(status_of(answer({chao}, without_overlap, nobody)[0]) == Status::no_overlap);
  const auto outcomes = answer({chao}, men, without_overlap);
  CHECK(status_of(outcomes[1]) == Status::ok);
  CHECK(status_of(outcomes[2]) == Status::no_overlap);
}

TEST_CASE("a sum leaves out a stratum without entities") {
  const EstimatorSpec chao = estimator("chao", Chao{}, true);
  const auto outcomes = answer({chao}, men, nobody);
  CHECK(value(outcomes[0]).population_size == value(outcomes[1]).population_size);
  CHECK(*value(outcomes[0]).se == *value(outcomes[1]).se);
  CHECK(status_of(outcomes[2]) == Status::no_data);
  CHECK(status_of(answer({chao}, nobody, nobody)[0]) == Status::no_data);
}

TEST_CASE("a sum has no standard error where a stratum has none") {
  const ContingencyTable fractions(3, {0, 0.25, 0.125, 0, 0.125, 0, 0, 5.0});  // f1 = 1/2, f2 = 0
  const auto outcomes = answer({estimator("chao", Chao{}, true)}, men, fractions);
  REQUIRE_FALSE(value(outcomes[2]).se);
  CHECK_FALSE(value(outcomes[0]).se);
  CHECK_FALSE(value(outcomes[0]).interval);
  CHECK(value(outcomes[0]).population_size ==
        value(outcomes[1]).population_size + value(outcomes[2]).population_size);
}

TEST_CASE("a mean is of the others' estimates, wherever it stands, and has no standard error") {
  const auto outcomes = answer(
      {estimator("mean", MeanOf{{"strata", "whole", "pairs"}}), estimator("strata", Chao{}, true),
       estimator("whole", Chao{}), estimator("pairs", LoglinearFixed{FixedTerms::pairwise, {}})},
      men, women);
  REQUIRE(outcomes.size() == 6);
  const Estimate& mean = value(outcomes[0]);
  CHECK(mean.population_size ==
        Approx((value(outcomes[1]).population_size + value(outcomes[4]).population_size +
                value(outcomes[5]).population_size) /
               3.0)
            .epsilon(1e-14));
  CHECK_FALSE(mean.se);
  CHECK_FALSE(mean.interval);
}

TEST_CASE("a mean fails with its first member that fails") {
  const std::vector<EstimatorSpec> members{
      estimator("chao", Chao{}), estimator("pairs", LoglinearFixed{FixedTerms::pairwise, {}})};
  const auto mean_of = [&](std::vector<std::string> labels) {
    std::vector<EstimatorSpec> all = members;
    all.push_back(estimator("mean", MeanOf{std::move(labels)}));
    return status_of(answer(all, without_overlap, without_overlap)[2]);
  };
  CHECK(mean_of({"chao", "pairs"}) == Status::no_overlap);
  CHECK(mean_of({"pairs", "chao"}) == Status::not_identifiable);
}

}  // namespace darknumber::estimate_all_test
