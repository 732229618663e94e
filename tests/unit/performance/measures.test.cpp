// SPDX-License-Identifier: MIT
#include "engine/performance/measures.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

namespace darknumber::measures_test {
namespace {

ReplicateRow estimated(double estimate) {
  return {estimate, no_number, no_number, no_number, 0, 0, 0, 0, Status::ok, false};
}

ReplicateRow failed(Status status) {
  ReplicateRow row = estimated(no_number);
  row.status = status;
  return row;
}

ReplicateRows rows_of(const std::vector<double>& estimates) {
  ReplicateRows rows;
  for (const double estimate : estimates) rows.push_back(estimated(estimate));
  return rows;
}

double value(std::string_view name, const ReplicateRows& rows, double truth) {
  return measure(name, rows, truth)->value;
}

double mcse(std::string_view name, const ReplicateRows& rows, double truth) {
  return measure(name, rows, truth)->mcse;
}

TEST_CASE("of a truth of 0 there is no measure, whatever was estimated") {
  for (const ReplicateRows& rows : {rows_of({1, 2, 3}), ReplicateRows{failed(Status::no_data)}})
    for (const Measured& measured : measure_all(rows, 0.0)) {
      INFO(measured.name);
      CHECK(std::isnan(measured.value));
      CHECK(std::isnan(measured.mcse));
      CHECK(measured.n_used == 0);
    }
  CHECK(measure_all({failed(Status::no_data)}, 0.0).front().n_failed == 1);
}

TEST_CASE("a hand-computed case: estimates 1, 2, 3, 6 of a truth of 2") {
  const ReplicateRows rows = rows_of({1, 2, 3, 6});
  CHECK(value("mean", rows, 2) == 3.0);
  CHECK(value("bias", rows, 2) == 1.0);
  CHECK(value("relative_bias", rows, 2) == 0.5);
  CHECK(value("inflation", rows, 2) == 1.5);
  // S^2 = (4 + 1 + 0 + 9) / 3
  CHECK(value("empirical_se", rows, 2) == Approx(std::sqrt(14.0 / 3.0)).epsilon(1e-14));
  CHECK(mcse("empirical_se", rows, 2) == Approx(std::sqrt(14.0 / 18.0)).epsilon(1e-14));
  CHECK(mcse("bias", rows, 2) == Approx(std::sqrt(14.0 / 12.0)).epsilon(1e-14));
  CHECK(mcse("inflation", rows, 2) == Approx(std::sqrt(14.0 / 12.0) / 2.0).epsilon(1e-14));
  // Squared errors 1, 0, 1, 16: mean 4.5, sum of squared deviations 177.
  CHECK(value("rmse", rows, 2) == Approx(std::sqrt(4.5)).epsilon(1e-14));
  CHECK(mcse("rmse", rows, 2) ==
        Approx(std::sqrt(177.0 / 12.0) / (2.0 * std::sqrt(4.5))).epsilon(1e-14));
  CHECK(value("median", rows, 2) == 2.5);
  CHECK(value("median_inflation", rows, 2) == 1.25);
  // Type 7: ranks 0.75 and 2.25 from 0, so 1.75 and 3.75.
  CHECK(value("iqr", rows, 2) == 2.0);
  CHECK(value("risk_over_1", rows, 2) == 0.5);
  CHECK(value("risk_over_1.5", rows, 2) == 0.25);
  CHECK(value("risk_under_1", rows, 2) == 0.25);
  CHECK(mcse("risk_over_1.5", rows, 2) == Approx(std::sqrt(0.25 * 0.75 / 4.0)).epsilon(1e-14));
}

TEST_CASE("logarithmic measures of estimates N/e, N e, N e^3") {
  const double truth = 100.0;
  const ReplicateRows rows =
      rows_of({truth * std::exp(-1.0), truth * std::exp(1.0), truth * std::exp(3.0)});
  CHECK(value("log_bias", rows, truth) == Approx(1.0).epsilon(1e-14));
  CHECK(mcse("log_bias", rows, truth) == Approx(2.0 / std::sqrt(3.0)).epsilon(1e-14));
  CHECK(value("log_sd", rows, truth) == Approx(2.0).epsilon(1e-14));
  // Squared deviations 4, 0, 4: their standard error sqrt((16/3) / 3), over 2 x 2.
  CHECK(mcse("log_sd", rows, truth) == Approx(1.0 / 3.0).epsilon(1e-12));
}

TEST_CASE("intervals: coverage, misses on either side, width") {
  ReplicateRows rows = rows_of({10, 10, 10, 10, 30});
  const std::vector<std::pair<double, double>> ends{{8, 12}, {11, 13}, {5, 9}, {10, 10}};
  for (std::size_t i = 0; i < ends.size(); ++i) {
    rows[i].lower = ends[i].first;
    rows[i].upper = ends[i].second;
  }
  rows.push_back(failed(Status::no_mle));
  CHECK(measure("coverage", rows, 10)->n_used == 4);
  CHECK(measure("coverage", rows, 10)->n_failed == 1);
  CHECK(value("coverage", rows, 10) == 0.5);
  CHECK(mcse("coverage", rows, 10) == 0.25);
  CHECK(value("miss_below", rows, 10) == 0.25);
  CHECK(value("miss_above", rows, 10) == 0.25);
  CHECK(value("width", rows, 10) == 2.5);
  // The mean of the estimates with an interval is 10 whatever the truth.
  CHECK(value("coverage", rows, 12) == 0.5);
  CHECK(value("coverage_bias_eliminated", rows, 12) == 0.5);
  CHECK(value("coverage", rows, 100) == 0.0);
  CHECK(value("coverage_bias_eliminated", rows, 100) == 0.5);
}

TEST_CASE("an estimate that grows without bound counts as infinite in the order of estimates") {
  ReplicateRows rows = rows_of({1, 2, 3});
  rows.push_back(failed(Status::no_overlap));
  rows.push_back(failed(Status::no_mle));
  CHECK(value("median", rows, 2) == 3.0);
  CHECK(value("mean", rows, 2) == 2.0);
  CHECK(measure("mean", rows, 2)->n_used == 3);
  CHECK(measure("median", rows, 2)->n_used == 5);
  CHECK(measure("median", rows, 2)->n_failed == 2);
  CHECK(value("risk_over_2", rows, 2) == 0.4);
  CHECK(value("risk_under_1", rows, 2) == 0.2);
  CHECK(value("failure_rate", rows, 2) == 0.4);
  CHECK(value("failure_rate_no_mle", rows, 2) == 0.2);
  CHECK(value("failure_rate_no_overlap", rows, 2) == 0.2);
  CHECK(value("failure_rate_no_data", rows, 2) == 0.0);
  CHECK(std::isinf(value("q95", rows, 2)));
  CHECK(std::isnan(mcse("q95", rows, 2)));
  CHECK(std::isnan(mcse("median", rows, 2)));  // the upper rank of its interval is a failure
  CHECK(std::isinf(value("iqr", rows, 2)));    // 2 to infinity
  rows.push_back(failed(Status::no_mle));
  CHECK(std::isinf(value("median", rows, 2)));  // half of 3 and half of infinity
  for (int i = 0; i < 8; ++i) rows.push_back(failed(Status::no_mle));
  CHECK(std::isnan(value("iqr", rows, 2)));  // infinity less infinity
  CHECK(std::isinf(value("trimmed_mean", rows, 2)));
}

TEST_CASE("other replicates without an estimate have no place in the order of estimates") {
  for (const Status status : {Status::no_data, Status::not_identifiable, Status::not_converged,
                              Status::chains_disagree, Status::needs_counts}) {
    INFO(name_of(status));
    ReplicateRows rows = rows_of({1, 2, 3, 9});
    for (int i = 0; i < 6; ++i) rows.push_back(failed(status));
    for (const char* name : {"median", "q05", "q95", "iqr", "trimmed_mean", "median_inflation",
                             "risk_over_2", "risk_under_1"}) {
      INFO(name);
      CHECK(value(name, rows, 2) == value(name, rows_of({1, 2, 3, 9}), 2));
      CHECK(measure(name, rows, 2)->n_used == 4);
      CHECK(measure(name, rows, 2)->n_failed == 6);
    }
    CHECK(value("risk_over_2", rows, 2) == 0.25);
    CHECK(value("failure_rate", rows, 2) == 0.6);
    // One of each kind: the one without bound is at the upper end, the other nowhere.
    rows = rows_of({1, 2, 3});
    rows.push_back(failed(Status::no_mle));
    rows.push_back(failed(status));
    CHECK(value("median", rows, 2) == 2.5);
    CHECK(value("risk_over_2", rows, 2) == 0.25);
    CHECK(measure("median", rows, 2)->n_used == 4);
    CHECK(measure("median", rows, 2)->n_failed == 2);
    // Nothing but such: no median, and no risk.
    const ReplicateRows none{failed(status), failed(status)};
    CHECK(std::isnan(value("median", none, 2)));
    CHECK(std::isnan(value("iqr", none, 2)));
    CHECK(std::isnan(value("risk_over_2", none, 2)));
    for (const Measured& measured : measure_all(none, 2.0))
      if (measured.name == "trimmed_mean") CHECK(std::isnan(measured.value));
  }
}

TEST_CASE("a trimmed mean leaves out whole replicates at both ends, failures among them") {
  std::vector<double> estimates{1000, -1000};
  for (int i = 0; i < 17; ++i) estimates.push_back(5.0 + i % 2);
  ReplicateRows rows = rows_of(estimates);
  rows.push_back(failed(Status::no_mle));
  // 20 replicates: two off each end, which are -1000, a 5, 1000 and the failure; 8 fives, 8 sixes.
  CHECK(value("trimmed_mean", rows, 5) == 5.5);
}

TEST_CASE("the split of the mean error adds up, and its ratio has the error of a ratio") {
  ReplicateRows rows = rows_of({110, 130, 150, 120});
  const std::vector<std::pair<double, double>> seen{{50, 45}, {60, 48}, {55, 40}, {52, 49}};
  for (std::size_t i = 0; i < seen.size(); ++i) {
    rows[i].observed = seen[i].first;
    rows[i].victims_observed = seen[i].second;
  }
  const double bias = value("bias", rows, 100);
  CHECK(bias == 27.5);
  CHECK(value("observed_error", rows, 100) == 8.75);  // 5, 12, 15, 3
  CHECK(value("extrapolation_error", rows, 100) == 18.75);
  CHECK(value("amplification", rows, 100) == Approx(27.5 / 8.75).epsilon(1e-14));
  // Residuals e = x - A y of x = 10, 30, 50, 20: the delta method is the standard error of their
  // mean, over 8.75.
  const double a = 27.5 / 8.75;
  const std::vector<double> residuals{10 - 5 * a, 30 - 12 * a, 50 - 15 * a, 20 - 3 * a};
  double squares = 0.0;
  for (const double e : residuals) squares += e * e;
  CHECK(mcse("amplification", rows, 100) ==
        Approx(std::sqrt(squares / 3.0 / 4.0) / 8.75).epsilon(1e-12));
}

TEST_CASE("observed and overlap count every replicate, implied coverage those with an estimate") {
  ReplicateRows rows = rows_of({100, 200});
  rows.push_back(failed(Status::no_mle));
  const std::vector<double> observed{50, 50, 20};
  for (std::size_t i = 0; i < 3; ++i) {
    rows[i].observed = observed[i];
    rows[i].overlap = observed[i] / 10.0;
  }
  CHECK(value("observed", rows, 100) == 40.0);
  CHECK(mcse("observed", rows, 100) == Approx(10.0).epsilon(1e-14));
  CHECK(value("overlap", rows, 100) == 4.0);
  CHECK(value("implied_coverage", rows, 100) == 0.375);
}

TEST_CASE("a shift of 1e8 leaves spreads as they are") {
  const double shift = 1e8;
  const std::vector<double> estimates{1, 2, 3, 6, 7, 7.5, 11};
  std::vector<double> shifted;
  for (const double x : estimates) shifted.push_back(x + shift);
  CHECK(mcse("mean", rows_of(shifted), 2) ==
        Approx(mcse("mean", rows_of(estimates), 2)).epsilon(1e-14));
  for (const std::string_view name : {"bias", "empirical_se", "rmse", "iqr"}) {
    CAPTURE(name);
    CHECK(value(name, rows_of(shifted), 2 + shift) == value(name, rows_of(estimates), 2));
    CHECK(mcse(name, rows_of(shifted), 2 + shift) == mcse(name, rows_of(estimates), 2));
  }
}

TEST_CASE("what cannot be said of too few replicates does not exist") {
  CHECK(std::isnan(value("mean", {}, 2)));
  CHECK(std::isnan(value("median", {}, 2)));
  CHECK(std::isnan(value("failure_rate", {}, 2)));
  CHECK(std::isnan(value("mean", {failed(Status::no_data)}, 2)));
  CHECK(value("mean", rows_of({5}), 2) == 5.0);
  for (const Measured& one : measure_all(rows_of({5}), 2)) {
    CAPTURE(one.name);
    if (one.name.find("risk") == one.name.npos && one.name.find("failure") == one.name.npos)
      CHECK(std::isnan(one.mcse));
  }
  CHECK(std::isnan(value("empirical_se", rows_of({5}), 2)));
  CHECK(std::isnan(value("model_se", rows_of({5, 6}), 2)));  // no standard errors
  CHECK(measure("model_se", rows_of({5, 6}), 2)->n_used == 0);
  CHECK(std::isnan(value("coverage", rows_of({5, 6}), 2)));
  CHECK(std::isnan(value("amplification", rows_of({5, 6}), 2)));  // n - D is 0
}

TEST_CASE("names: families take any X above 0 and any failure, and nothing else") {
  for (const char* name : {"mean", "risk_over_1", "risk_over_2.50", "risk_under_0.01",
                           "risk_over_1e3", "failure_rate_chains_disagree"})
    CHECK(is_measure(name));
  for (const char* name : {"", "means", "risk_over_", "risk_over_X", "risk_over_0", "risk_over_-1",
                           "risk_over_2x", "risk_over_inf", "risk_over_nan", "risk_over_ 2",
                           "failure_rate_ok", "failure_rate_", "failure_rate_STATUS", "Mean"})
    CHECK_FALSE(is_measure(name));
  CHECK_FALSE(measure("means", rows_of({1}), 1));
  CHECK(measure("risk_over_2.50", rows_of({1}), 1)->name == "risk_over_2.50");
}

TEST_CASE("measure_all gives every line of the list, once, by a name that can be asked for") {
  const std::vector<Measured> all = measure_all(rows_of({1, 2, 3}), 2);
  std::set<std::string> names;
  for (const Measured& one : all) {
    CHECK(names.insert(one.name).second);
    CHECK(is_measure(one.name));
  }
  // 29 single measures, four risks, seven failures
  CHECK(all.size() == measure_kinds().size() - 3 + 3 + 1 + status_count - 1);
  for (const char* name : {"risk_over_1.5", "risk_over_2", "risk_over_5", "risk_under_0.5"})
    CHECK(names.count(name) == 1);
}

TEST_CASE("the exact value is the measure of the expected table, where that means something") {
  ReplicateRow expected = estimated(150);
  expected.se = 20;
  expected.lower = 120;
  expected.upper = 190;
  expected.observed = 60;
  expected.victims_observed = 50;
  CHECK(exact_value("mean", expected, 100) == 150);
  CHECK(exact_value("median", expected, 100) == 150);
  CHECK(exact_value("q95", expected, 100) == 150);
  CHECK(exact_value("inflation", expected, 100) == 1.5);
  CHECK(exact_value("log_bias", expected, 100) == Approx(std::log(1.5)).epsilon(1e-15));
  CHECK(exact_value("model_se", expected, 100) == 20);
  CHECK(exact_value("risk_over_1.4", expected, 100) == 1);
  CHECK(exact_value("risk_over_1.5", expected, 100) == 0);
  CHECK(exact_value("observed_error", expected, 100) == 10);
  CHECK(exact_value("extrapolation_error", expected, 100) == 40);
  CHECK(exact_value("amplification", expected, 100) == 5);
  CHECK(exact_value("implied_coverage", expected, 100) == 0.4);
  for (const char* name : {"coverage", "empirical_se", "rmse", "log_sd", "iqr", "no such measure"})
    CHECK(std::isnan(exact_value(name, expected, 100)));
  CHECK(std::isnan(exact_value("bias", failed(Status::no_mle), 100)));
  CHECK(exact_value("failure_rate", failed(Status::no_mle), 100) == 1);
}

}  // namespace
}  // namespace darknumber::measures_test
