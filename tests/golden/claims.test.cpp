// SPDX-License-Identifier: MIT
#include <boost/math/distributions/normal.hpp>
#include <boost/math/special_functions/owens_t.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/checkout.h"
#include "tests/support/ran_study.h"

namespace darknumber::testing::claims_test {
namespace {

/// Two lists of p1 and p2 whose overlap has the odds ratio theta (Plackett 1965).
double plackett(double p1, double p2, double theta) {
  const double s = 1.0 + (p1 + p2) * (theta - 1.0);
  return (s - std::sqrt(s * s - 4.0 * theta * (theta - 1.0) * p1 * p2)) / (2.0 * (theta - 1.0));
}

/// Two lists where a share f of either is false, each record alone.
double with_false(double f) {
  return 1.0 / ((1.0 - f) * (1.0 - f));
}

/// Two lists, the first of which refers a share rho to the second.
double with_referral(double p1, double p2, double rho) {
  return (p2 + rho * p1 * (1.0 - p2)) / (p2 + rho * (1.0 - p2));
}

/// Two lists, the second avoided with probability a after the first.
double with_avoidance(double p1, double a) {
  return (1.0 - a * p1) / (1.0 - a);
}

/// Two halves of the victims with chances that are q of the usual: E[p1] E[p2] / E[p1 p2].
double of_halves(std::pair<double, double> first, std::pair<double, double> second) {
  return (first.first + first.second) * (second.first + second.second) / 2.0 /
         (first.first * second.first + first.second * second.second);
}

double tail(double x) {
  return boost::math::cdf(boost::math::complement(boost::math::normal(), x));
}

/// Two lists whose chances are normal distribution functions of severity from 1 on, softness s,
/// against the victims, above 1.5.
double with_blur(double s) {
  const double correlation = 1.0 / (1.0 + s * s);
  const double h = std::sqrt(correlation);
  const double both =
      tail(h) - 2.0 * boost::math::owens_t(h, std::sqrt((1.0 - correlation) / (1.0 + correlation)));
  return tail(h) * tail(h) / both / tail(1.5);
}

/// Two agencies refer a share rho each to a third, under all pairwise interactions.
double hub(double p1, double p2, double p3, double rho) {
  const double one = p3 + rho * (1.0 - p3);
  const double two = 1.0 - (1.0 - p3) * (1.0 - rho) * (1.0 - rho);
  return 1.0 + (1.0 - p1) * (1.0 - p2) * (1.0 - p3) * (two * p3 / (one * one) - 1.0);
}

/// Three lists and two classes under all pairwise interactions, which estimate those on no list by
/// n111 n100 n010 n001 / (n110 n101 n011).
double classes_under_pairwise() {
  const std::vector<std::vector<double>> chances{{0.033, 0.099, 0.132}, {0.825, 0.759, 0.99}};
  const std::vector<double> shares{0.9, 0.1};
  double estimate = 1.0;
  double observed = 0.0;
  for (unsigned h = 1; h < 8; ++h) {
    double cell = 0.0;
    unsigned lists = 0;
    for (std::size_t c = 0; c < 2; ++c) {
      double share = shares[c];
      lists = 0;
      for (unsigned j = 0; j < 3; ++j) {
        share *= (h >> j & 1U) != 0 ? chances[c][j] : 1.0 - chances[c][j];
        lists += h >> j & 1U;
      }
      cell += share;
    }
    observed += cell;
    estimate *= lists % 2 == 1 ? cell : 1.0 / cell;
  }
  return observed + estimate;
}

/// Chao's estimator, of five lists with a share f of single false records.
double chao_with_false(double f) {
  std::vector<double> on{1.0, 0.0, 0.0};  // shares on none, one and two lists
  double records = 0.0;
  for (const double p : {0.02, 0.03, 0.1, 0.015, 0.02}) {
    on = {on[0] * (1.0 - p), on[1] * (1.0 - p) + on[0] * p, on[2] * (1.0 - p) + on[1] * p};
    records += p;
  }
  const double false_records = records * f / (1.0 - f);
  const double ones = on[1] + false_records;
  return 1.0 - on[0] + false_records + 0.8 * ones * ones / (2.0 * on[2]);
}

/// Three lists of which the first two have an odds ratio, taken as independent: the root N of
/// 1 - r / N = product of 1 - n / N, r on a list, by halving.
double under_independence(const std::vector<double>& chances, double theta) {
  const double both = plackett(chances[0], chances[1], theta);
  const double on_none = (1.0 - chances[0] - chances[1] + both) * (1.0 - chances[2]);
  double low = 1.0 - on_none;
  double high = 100.0;
  for (int step = 0; step < 200; ++step) {
    const double middle = 0.5 * (low + high);
    double product = 1.0;
    for (const double chance : chances) product *= 1.0 - chance / middle;
    (1.0 - (1.0 - on_none) / middle > product ? high : low) = middle;
  }
  return low;
}

struct ClosedForm {
  std::string file;
  std::size_t claim;  // from 1
  double value;
};

/// What theory gives for claims on expected tables; the files say from where.
std::vector<ClosedForm> closed_forms() {
  const double p = 0.1;
  const double f = 0.2;
  const double extra = p * f / (1.0 - f);  // false records of a list, by victims
  const double none = 0.9 * 0.9 * 0.9;     // on no list of three
  const auto copied = [&](double s) { return (p + extra) * (p + extra) / (p * p + s * extra); };
  const auto pool = [](double mu, double c) {
    return (1.0 + c * mu) * (1.0 + c * mu) / (1.0 + c * c * mu);
  };
  const double amplified = 1.0 + extra / (p * 0.81);
  return {{"02-small-overlap.json", 1, p * p / plackett(p, p, 0.5)},
          {"02-small-overlap.json", 2, 1.0 - none - 0.0045 + 2.0 * none},
          {"02-small-overlap.json", 4, 1.0 - none - 0.0005 + none / 2.0},
          {"03-amplified-twice.json", 1, with_false(f)},
          {"03-amplified-twice.json", 2, (2.0 - f) / (2.0 * p * (1.0 - f))},
          {"03-amplified-twice.json", 3,
           1.0 - none + 3.0 * extra + none * amplified * amplified * amplified},
          {"03-amplified-twice.json", 4, pool(0.25, 1.0)},
          {"04-always-upwards.json", 2, copied(0.2)},
          {"04-always-upwards.json", 4, copied(0.25)},
          {"04-always-upwards.json", 5, copied(1.0)},
          {"04-always-upwards.json", 6, pool(0.05, 5.0)},
          {"05-beyond-repair.json", 2, 0.81 * with_false(f)},
          {"05-beyond-repair.json", 3, 0.36 * with_false(f)},
          {"06-anonymous-reports.json", 1, with_false(f)},
          {"06-anonymous-reports.json", 2, 1.21},
          {"06-anonymous-reports.json", 4, of_halves({0.6, 1.0}, {0.6, 1.0})},
          {"07-avoidance.json", 1, with_avoidance(p, 0.5)},
          {"07-avoidance.json", 2, of_halves({0.5, 1.0}, {1.0, 0.5})},
          {"07-avoidance.json", 3, of_halves({0.5, 1.0}, {0.5, 1.0})},
          {"07-avoidance.json", 4, 0.7},
          {"08-duty-to-report.json", 2, of_halves({0.2, 1.0}, {1.0, 0.2})},
          {"08-duty-to-report.json", 4, 100.0 * 0.95 / 0.05},
          {"08-duty-to-report.json", 5, of_halves({1.0, 0.2}, {1.0, 0.2})},
          {"09-lowered-overlap.json", 1, 1.0 / 0.81},
          {"10-referral.json", 1, with_referral(p, p, 0.05)},
          {"10-referral.json", 2, hub(p, 0.12, p, 0.3)},
          {"10-referral.json", 5, with_avoidance(p, 0.3)},
          {"11-unequal-chances.json", 1, of_halves({0.18, 0.02}, {0.02, 0.18})},
          {"11-unequal-chances.json", 3, classes_under_pairwise()},
          {"12-open-population.json", 1, 1.0 / 0.75},
          {"12-open-population.json", 2, 2.0 / 1.5},
          {"12-open-population.json", 3, 1.0 / 0.75 / 1.5},
          {"13-only-error-stays.json", 3, p * p / plackett(p, p, 3.0)},
          {"13-only-error-stays.json", 4, 2.0 - 2.0 * p + plackett(p, p, 3.0)},
          {"14-underestimation.json", 2, with_referral(p, p, 0.05) * with_false(f)},
          {"14-underestimation.json", 3, with_referral(p, p, 0.05) * with_false(0.1)},
          {"14-underestimation.json", 4, with_referral(p, 0.02, 0.05) * with_false(0.3)},
          {"14-very-unlikely.json", 1, with_false(0.4)},
          {"14-very-unlikely.json", 2, 0.85 * with_referral(p, p, 0.05) * with_false(f)},
          {"14-very-unlikely.json", 3, 0.7 * with_referral(p, p, 0.1)},
          {"15-lowest-threshold.json", 1, tail(1.0) / tail(1.5)},
          {"18-worry-to-coercion.json", 1, with_blur(0.5)},
          {"18-worry-to-coercion.json", 3, tail(2.0) / tail(1.5)},
          {"19-unknown-sector.json", 1, 0.355},
          {"19-unknown-sector.json", 2, of_halves({0.18, 0.02}, {0.18, 0.02})},
          {"21-no-complaint.json", 1, with_false(0.43)},
          {"21-no-complaint.json", 2, with_false(0.31)},
          {"21-what-complaints-tell.json", 1, 10000.0 / with_false(0.43)},
          {"21-what-complaints-tell.json", 2, 10000.0 / with_false(0.2875)},
          {"21-what-complaints-tell.json", 3, 10000.0},
          {"22-dutch-and-foreign.json", 1, 5000.0 * with_false(0.4)},
          {"23-another-technique.json", 3, chao_with_false(f)},
          {"24-fish-pond.json", 2, 0.64 * with_false(f) * with_avoidance(p, 0.3)},
          {"24-fish-pond.json", 4, 1.0},
          {"25-least-biased.json", 3, with_avoidance(0.3, 0.8)},
          {"25-least-biased.json", 6, with_false(0.5)},
          {"26-lists-that-fill-gaps.json", 1, with_avoidance(0.5, 0.3)},
          {"26-lists-that-fill-gaps.json", 2, 1.0},
          {"26-lists-that-fill-gaps.json", 3, with_referral(0.5, 0.2, 0.2)},
          {"26-lists-that-fill-gaps.json", 4, 1.0},
          {"27-sparse-selection.json", 1, under_independence({0.01, 0.04, 0.2}, 4.0)},
          {"27-sparse-selection.json", 2, under_independence({0.01, 0.2, 0.04}, 4.0)},
          {"27-sparse-selection.json", 3, under_independence({0.04, 0.2, 0.01}, 4.0)},
          {"27-sparse-selection.json", 4, under_independence({0.01, 0.2, 0.04}, 0.25)},
          {"27-sparse-selection.json", 5, under_independence({0.04, 0.2, 0.01}, 0.25)},
          {"27-sparse-selection.json", 6, 1.0},
          {"27-sparse-selection.json", 7, 1.0},
          {"27-sparse-selection.json", 8, under_independence({0.04, 0.2, 0.01}, 0.25)},
          {"28-small-group.json", 1, 1.0 / (1.0 - p * 0.75)},
          {"28-small-group.json", 2, 0.9 + p / 0.25},
          {"28-small-group.json", 3, 1.0 / (1.0 - 0.01 * 0.75)},
          {"28-small-group.json", 4, 1.0 / (1.0 - p * 0.19)},
          {"28-small-group.json", 5, 1.0 / (0.95 * 0.95)},
          {"29-two-that-agree.json", 2, with_false(f)},
          {"29-two-that-agree.json", 4, 0.5 + 0.5 * with_false(f)}};
}

}  // namespace

TEST_CASE("claims on expected tables agree with their closed forms") {
  std::map<std::string, std::vector<ClaimResult>> claims;
  for (const ClosedForm& form : closed_forms()) {
    INFO(form.file << ", claim " << form.claim);
    if (claims.count(form.file) == 0)
      claims[form.file] = run_study_file(checkout() + "/scenarios/claims/" + form.file).run.claims;
    CHECK(claims[form.file].at(form.claim - 1).points.at(0).value ==
          Approx(form.value).epsilon(1e-9));
  }
}

TEST_CASE("intervals of people found in groups hold the truth as often as theory says") {
  // Groups of m, of whom two lists with chances p find q of each that they visit: the standard
  // error is sqrt(1 + (m - 1) r^2) times what the intervals take it for, r = (q - p) / (1 - p).
  const auto held = [](double m, double q) {
    const double r = (q - 0.1) / 0.9;
    return 1.0 - 2.0 * tail(1.959964 / std::sqrt(1.0 + (m - 1.0) * r * r));
  };
  const std::vector<double> theory{0.95, 0.95, held(8.0, 0.8), held(2.0, 0.8), held(8.0, 0.2)};
  const auto claims =
      run_study_file(checkout() + "/scenarios/claims/30-found-in-groups.json").run.claims;
  constexpr double one_in_a_million = 4.9;
  for (std::size_t c = 0; c < theory.size(); ++c) {
    INFO("claim " << c + 1);
    const double error = std::sqrt(theory[c] * (1.0 - theory[c]) / 2000.0);
    CHECK(std::abs(claims.at(c).points.at(0).value - theory[c]) < one_in_a_million * error);
  }
}

}  // namespace darknumber::testing::claims_test
