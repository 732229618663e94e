// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/estimators/fit.h"
#include "tests/support/reference.h"

namespace darknumber::cells_in_doubt_test {
namespace {

/// People who inject drugs in Scotland, 2006; the list S4, diagnoses of hepatitis C, holds people
/// who no longer do, so that its own cell is too large. King et al. (2013), Overstall et al.
/// (2014).
const ReferenceTable& scotland() {
  static const ReferenceTable table = read_reference_table("ScotPWID");
  return table;
}

constexpr CaptureHistory s3 = 0b0100;
constexpr CaptureHistory s4 = 0b1000;

Estimate estimate_with(const CellsInDoubt& in_doubt, Method method) {
  EstimatorSpec spec = over_all_lists(scotland(), std::move(method));
  spec.in_doubt = in_doubt;
  const FitOutcome outcome = fit(spec, scotland().counts, scotland().counts);
  REQUIRE(status_of(outcome) == Status::ok);
  return std::get<Estimate>(outcome);
}

/// By a program of its own, 60 lines of Python: Newton's method from the design matrix, P(X <= b)
/// and its moments as sums over 0 to b, the error by the delta method.
struct Fitted {
  CellsInDoubt in_doubt;
  FixedTerms terms;
  double size;
  double se;
  double log_likelihood;
  std::map<CaptureHistory, double> cells;
};

const std::vector<Fitted> fits{{{{s4}, {}},
                                FixedTerms::independence,
                                19353.790432992555,
                                865.8130666940086,
                                -70.97046413332066,
                                {{s4, 412.0726096907209}}},
                               {{{s4}, {}},
                                FixedTerms::pairwise,
                                28829.89310045454,
                                10347.273609557882,
                                -38.8895529532503,
                                {{s4, 386.16783255193155}}},
                               {{{}, {s4}},
                                FixedTerms::pairwise,
                                28829.893100453475,
                                10347.27360956693,
                                -38.88955295325011,
                                {{s4, 386.1678325519057}}},
                               {{{s4}, {s3}},
                                FixedTerms::independence,
                                17898.88145431911,
                                1854.8780942362207,
                                -65.69608184768745,
                                {{s4, 402.3581918032727}, {s3, 2799.3191550754823}}},
                               {{{s4}, {s3}},
                                FixedTerms::pairwise,
                                25977.500393545644,
                                21438.170358328818,
                                -33.942410516745674,
                                {{s4, 381.1563822561531}, {s3, 2754.6695754305265}}}};

}  // namespace

TEST_CASE("log-linear models with cells in doubt agree with a program of their own") {
  for (const Fitted& reference : fits) {
    const Estimate estimate =
        estimate_with(reference.in_doubt, LoglinearFixed{reference.terms, {}});
    INFO(reference.size << " " << estimate.population_size);
    CHECK(estimate.population_size == Approx(reference.size).epsilon(1e-8));
    CHECK(estimate.se.value() == Approx(reference.se).epsilon(1e-6));
    CHECK(estimate.model->log_likelihood == Approx(reference.log_likelihood).epsilon(1e-9));
    REQUIRE(estimate.in_doubt.size() == reference.cells.size());
    for (const CellInDoubt& cell : estimate.in_doubt) {
      CHECK(cell.persons == Approx(reference.cells.at(cell.history)).epsilon(1e-7));
      CHECK(cell.count == scotland().counts[cell.history]);
    }
  }
}

TEST_CASE("selections and averages with a cell in doubt agree with all models one by one") {
  // The 64 models of pairs, each fitted by the same program. With the cell of S4 at face value:
  // 34,828 and, on average by BIC, 32,790.
  struct Averages {
    CellsInDoubt cells;
    double by_aic;
    double by_bic;
  };
  const Averages references[] = {{{{s4}, {}}, 26195.67360279295, 25193.88502677296},
                                 {{{}, {s4}}, 26195.492201317786, 25193.853498995977}};
  for (const auto& [cells, by_aic, by_bic] : references) {
    for (const Criterion criterion : {Criterion::aic, Criterion::bic}) {
      const Estimate best = estimate_with(cells, LoglinearAll{criterion, 2});
      CHECK(best.population_size == Approx(25125.63522012576).epsilon(1e-9));
      const Estimate stepwise = estimate_with(cells, LoglinearStepwise{criterion});
      CHECK(stepwise.population_size == Approx(25125.63522012576).epsilon(1e-9));
    }
    CHECK(estimate_with(cells, LoglinearAll{Criterion::bic, 2}).model->bic ==
          Approx(139.93256689694837).epsilon(1e-9));
    LoglinearAverage average;
    average.order = 2;
    average.criterion = Criterion::bic;
    CHECK(estimate_with(cells, average).population_size == Approx(by_bic).epsilon(1e-8));
    average.criterion = Criterion::aic;
    CHECK(estimate_with(cells, average).population_size == Approx(by_aic).epsilon(1e-8));
  }
}

TEST_CASE("Scotland with the cell of one list censored is what conting has") {
  // R package conting 1.7, bict(y ~ (S1+S2+S3+S4)^2, prior = "UIP", n.sample = 20000): posterior
  // means over all models of pairs of two chains. An average by BIC is that posterior but for the
  // prior, which has the weight of one person.
  constexpr double censored[] = {25148.3756875, 25752.699375};
  constexpr double at_face_value[] = {31457.794625, 32882.016375};
  LoglinearAverage average;
  average.order = 2;
  average.criterion = Criterion::bic;
  const Estimate estimate = estimate_with({{}, {s4}}, average);
  CHECK(estimate.population_size > censored[0]);
  CHECK(estimate.population_size < censored[1]);
  const Estimate naive = estimate_with({}, average);
  CHECK(naive.population_size > at_face_value[0]);
  CHECK(naive.population_size < at_face_value[1]);
}

TEST_CASE("decomposable with a cell in doubt agrees with a program that writes every sum out") {
  // 60 lines of C++ that share nothing with the engine: every y from 0 to 684, every M to 60,000
  // (beyond lie 1e-11 of the mass) and each of the 53 graphs, of 61, that the others determine both
  // under, by the rank of their designs.
  const Estimate bounded = estimate_with({{}, {s4}}, Decomposable{});
  CHECK(bounded.population_size == Approx(25080.9257278).epsilon(1e-9));
  CHECK(bounded.se.value() == Approx(2310.43785082).epsilon(1e-7));
  CHECK(bounded.interval->lower == 21382.0);
  CHECK(bounded.posterior->median == 25003.0);
  CHECK(bounded.interval->upper == 29590.0);
  CHECK(bounded.posterior->mode.value() == 24807.0);
  CHECK(bounded.posterior->relative_loss.value() == Approx(24582.6848603).epsilon(1e-9));
  CHECK(bounded.in_doubt.at(0).persons == Approx(441.832243754).epsilon(1e-9));
  CHECK(bounded.posterior->models.at(0).sets == std::vector<CaptureHistory>{0b0101, 0b1010});
  CHECK(bounded.posterior->models.at(0).probability == Approx(0.8396749956).epsilon(1e-9));
  // Other models than those of pairs, and another prior: not conting's 25,148 and 25,753, but far
  // from the 32,805 of the cell at its word, and well within their posterior.
  const Estimate naive = estimate_with({}, Decomposable{});
  CHECK(naive.population_size == Approx(32805.0).margin(0.5));
  const Estimate left_out = estimate_with({{s4}, {}}, Decomposable{});
  CHECK(left_out.population_size == Approx(25197.0).margin(0.5));
}

TEST_CASE("thresholding with a cell in doubt samples the model that it keeps") {
  BayesianThreshold method;
  method.prior = InteractionPrior::improper;
  method.draws = 5000;
  const Estimate left_out = estimate_with({{s4}, {}}, method);
  CHECK(left_out.posterior->kept == std::vector<CaptureHistory>{0b1010});
  const Estimate likeliest =
      estimate_with({{s4}, {}}, LoglinearFixed{FixedTerms::listed, {0b1010}});
  // With a flat prior the posterior is nearly normal around the maximum, with its error.
  CHECK(std::abs(left_out.population_size - likeliest.population_size) < 0.1 * *likeliest.se);
  CHECK(*left_out.se == Approx(*likeliest.se).epsilon(0.05));
  CHECK(left_out.in_doubt.front().persons ==
        Approx(likeliest.in_doubt.front().persons).epsilon(0.05));
  // The bound is so far above that its probability is 1: the same draws.
  const Estimate bounded = estimate_with({{}, {s4}}, method);
  CHECK(bounded.population_size == Approx(left_out.population_size).epsilon(1e-9));
  const Estimate naive = estimate_with({}, method);
  CHECK(naive.population_size > 1.5 * left_out.population_size);
}

}  // namespace darknumber::cells_in_doubt_test
