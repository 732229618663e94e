// SPDX-License-Identifier: MIT
// The MCSE of a measure is compared with the scatter that the measure really has over independent
// runs: 1000 runs, whose scatter is known to about 2.3 %.
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random_stream.h"
#include "engine/performance/measures.h"
#include "engine/performance/moments.h"
#include "engine/performance/share_measures.h"

namespace darknumber::mcse_test {
namespace {

constexpr double truth = 1000.0;
constexpr std::uint32_t runs = 1000;

/// Replicates of an estimator with a skewed law or a normal one, a noisy standard error of its own,
/// and numbers observed that go along with the estimate.
enum class EstimateLaw { normal, lognormal };

struct Design {
  EstimateLaw law = EstimateLaw::lognormal;
  int replicates = 300;
};

/// Between whole ranks the interval of a quantile is too wide by about one rank in
/// 4 sqrt(R p (1 - p)): 7 % of the 5 % quantile's MCSE at R = 300, 2 % here.
constexpr Design for_quantiles{EstimateLaw::lognormal, 3000};

ReplicateRows draw_rows(std::uint32_t run, Design design) {
  RandomStream stream(1, run, Purpose::victims);
  boost::random::normal_distribution<double> normal;
  ReplicateRows rows;
  for (int r = 0; r < design.replicates; ++r) {
    const double z = normal(stream);
    ReplicateRow row;
    row.estimate = design.law == EstimateLaw::normal ? truth * (1.1 + 0.2 * z)
                                                     : truth * std::exp(0.1 + 0.2 * z);
    row.se = truth * 0.2 * std::exp(0.3 * normal(stream));
    row.lower = row.estimate - 2.0 * row.se;
    row.upper = row.estimate + 2.0 * row.se;
    row.victims_observed = 300.0;
    row.observed = 330.0 + 5.0 * z + 5.0 * normal(stream);
    rows.push_back(row);
  }
  return rows;
}

/// (Mean MCSE x `planted` - real scatter) in standard errors of that difference. The standard error
/// of a standard deviation is that of the squared deviations, / (2 sd).
double mcse_z(std::string_view name, Design design, double planted = 1.0) {
  std::vector<double> values, claimed, squares;
  for (std::uint32_t run = 0; run < runs; ++run) {
    const Measured one = *measure(name, draw_rows(run, design), truth);
    values.push_back(one.value);
    claimed.push_back(one.mcse * planted);
  }
  const Moments value = moments_of(values);
  for (const double x : values) squares.push_back((x - value.mean) * (x - value.mean));
  const double se_of_scatter = moments_of(squares).standard_error() / (2.0 * value.sd());
  const Moments claim = moments_of(claimed);
  return (claim.mean - value.sd()) / std::hypot(claim.standard_error(), se_of_scatter);
}

TEST_CASE("the MCSE of every measure is the scatter that the measure has") {
  for (const std::string_view name :
       {"mean", "relative_bias", "inflation", "model_se", "rmse", "log_bias", "log_sd", "coverage",
        "miss_below", "width", "iqr", "trimmed_mean", "risk_over_1.5", "risk_under_1", "observed",
        "implied_coverage", "observed_error", "extrapolation_error", "amplification"}) {
    CAPTURE(name);
    CHECK(std::abs(mcse_z(name, Design{})) < 5.0);
  }
  for (const std::string_view name : {"median", "q95"}) {
    CAPTURE(name);
    CHECK(std::abs(mcse_z(name, for_quantiles)) < 5.0);
  }
}

TEST_CASE("the MCSE that takes the estimates for normal is right where they are") {
  for (const std::string_view name : {"empirical_se", "model_se_error"}) {
    CAPTURE(name);
    CHECK(std::abs(mcse_z(name, Design{EstimateLaw::normal})) < 5.0);
  }
}

TEST_CASE("a share of none or of all has the error that reaches as far as Wilson's interval") {
  // Wilson's 95 % interval at 0 of 200 ends at 0.018845; a normal one with this error does too.
  CHECK(1.959964 * share_mcse(0.0, 200) == Approx(0.018845).epsilon(1e-4));
  CHECK(share_mcse(1.0, 200) == share_mcse(0.0, 200));
  CHECK(share_mcse(0.5, 100) == 0.05);
  const ReplicateRows rows = draw_rows(0, Design{});
  for (const char* name :
       {"failure_rate", "failure_rate_no_mle", "risk_over_100", "risk_under_0.01"}) {
    const Measured one = *measure(name, rows, truth);
    CHECK(one.value == 0.0);
    CHECK(one.mcse == share_mcse(0.0, 300));
  }
}

TEST_CASE("the check sees an MCSE that is wrong by 15 %") {
  for (const std::string_view name : {"rmse", "amplification", "log_bias"}) {
    CAPTURE(name);
    CHECK(mcse_z(name, Design{}, 1.15) > 5.0);
    CHECK(mcse_z(name, Design{}, 0.85) < -5.0);
  }
  CHECK(mcse_z("median", for_quantiles, 1.15) > 5.0);
  CHECK(mcse_z("median", for_quantiles, 0.85) < -5.0);
}

}  // namespace
}  // namespace darknumber::mcse_test
