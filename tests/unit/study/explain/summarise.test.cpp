// SPDX-License-Identifier: MIT
#include "engine/study/explain/summarise.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace darknumber::summarise_test {

TEST_CASE("what only several runs can show is missing of a single one") {
  const std::vector<double> draws{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3};
  const QuantityPosterior one = quantity_of({draws});
  CHECK(one.mean == Approx(5.0));
  CHECK_FALSE(one.mcse);
  CHECK_FALSE(one.r_hat);
  const QuantityPosterior two = quantity_of({draws, draws});
  REQUIRE(two.mcse);
  CHECK((*two.mcse)[shown_median] > 0.0);
  REQUIRE(two.r_hat);
  CHECK(*two.r_hat > 0.9);
}

TEST_CASE("the error of the evidence is that of the mean over runs") {
  std::vector<PosteriorRun> runs(3);
  for (std::size_t r = 0; r < runs.size(); ++r)
    runs[r].log_evidence = -10.0 - static_cast<double>(r);
  const EvidenceOfRuns evidence = evidence_of(runs);
  CHECK(evidence.mean == Approx(-11.0));
  CHECK(evidence.sd == Approx(1.0));
  REQUIRE(evidence.mcse);
  CHECK(*evidence.mcse == Approx(1.0 / std::sqrt(3.0)));
  runs.resize(1);
  CHECK_FALSE(evidence_of(runs).mcse);
  // Runs that agree by luck have no less than the error that each says of itself.
  std::vector<PosteriorRun> agreeing(3);
  for (PosteriorRun& run : agreeing) run.log_evidence_variance = 0.09;
  CHECK(*evidence_of(agreeing).mcse == Approx(0.3 / std::sqrt(3.0)));
}

TEST_CASE("runs that disagree have no answer, and a single one cannot disagree") {
  Explanation found;
  found.p = 0.5;
  CHECK(verdict_of(found) == ExplainVerdict::fits);
  found.worst_r_hat = 1.2;
  CHECK(verdict_of(found) == ExplainVerdict::runs_disagree);
}

}  // namespace darknumber::summarise_test
