// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/logit_normal.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/contingency_table.h"
#include "engine/estimators/fitting/normal_nodes.h"

namespace darknumber::logit_normal_test {

TEST_CASE("the nodes of the normal distribution have its moments") {
  const NormalNodes nodes = normal_nodes(20);
  double moment = 1.0;  // 1, 1, 3, 15, ... of even orders
  for (int order = 0; order < 40; order += 2) {
    double even = 0.0;
    double odd = 0.0;
    for (std::size_t i = 0; i < nodes.at.size(); ++i) {
      const double weight = std::exp(nodes.log_weight[i]);
      even += weight * std::pow(nodes.at[i], order);
      odd += weight * std::pow(nodes.at[i], order + 1);
    }
    INFO(order);
    CHECK(even == Approx(moment).epsilon(1e-10));
    CHECK(std::abs(odd) < 1e-10 * moment * (order + 1));
    moment *= order + 1;
  }
}

TEST_CASE("of many maxima of the normal model neither the lists' order nor a scale picks one") {
  // Independence and persons on all lists besides: any pair of neighbouring nodes fits them alike,
  // with 658, 847, 1,778 persons in all, and so on to 7e9.
  const std::vector<double> cells{0, 40, 31, 108, 6, 1, 6, 307};
  std::vector<int> order{0, 1, 2};
  do {
    for (const double scale : {0.3, 1.0, 7.0}) {
      ContingencyTable table(3);
      for (CaptureHistory h = 1; h < 8; ++h) {
        CaptureHistory moved = 0;
        for (int list = 0; list < 3; ++list)
          if (contains(h, list)) moved |= only(order[static_cast<std::size_t>(list)]);
        table.add(moved, scale * cells[h]);
      }
      FittedModel model;
      REQUIRE(fit_logit_normal_model(margins_of(table), true, model) == FitStatus::ok);
      CHECK(table.observed() + std::exp(model.intercept) ==
            Approx(657.586995 * scale).epsilon(1e-8));
      CHECK(model.deviance.value() == Approx(12.2127 * scale).epsilon(1e-5));
    }
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("where everyone is on one list the normal model has a dark figure of 0") {
  const ContingencyTable table(3, {0, 0, 0, 0, 20, 30, 25, 10});  // its log odds to infinity
  FittedModel model;
  CHECK(fit_logit_normal_model(margins_of(table), true, model) == FitStatus::ok);
  CHECK(model.intercept == -INFINITY);
}

TEST_CASE("a normal model that ends without heterogeneity has the criteria of its parameters") {
  const ContingencyTable table(3, {0, 400, 390, 100, 410, 105, 99, 20});
  FittedModel model;
  REQUIRE(fit_logit_normal_model(margins_of(table), true, model) == FitStatus::ok);
  REQUIRE(model.heterogeneity.front().value == 0.0);
  CHECK(model.parameters == 5);
  const double minus_twice = -2.0 * model.log_likelihood;
  CHECK(model.aic == Approx(minus_twice + 10.0).epsilon(1e-14));
  CHECK(model.bic == Approx(minus_twice + 5.0 * std::log(1524.0)).epsilon(1e-14));
  CHECK(model.bic_cells == Approx(minus_twice + 5.0 * std::log(7.0)).epsilon(1e-14));
}

// Four times the table has the same estimates and four times the information.
TEST_CASE("standard errors of the normal model fall with the root of the counts") {
  const std::vector<double> cells{0, 145, 110, 42, 95, 30, 35, 21};
  std::vector<double> fourfold;
  for (double count : cells) fourfold.push_back(4.0 * count);
  FittedModel once;
  FittedModel four;
  REQUIRE(fit_logit_normal_model(margins_of(ContingencyTable(3, cells)), true, once) ==
          FitStatus::ok);
  REQUIRE(fit_logit_normal_model(margins_of(ContingencyTable(3, fourfold)), true, four) ==
          FitStatus::ok);
  REQUIRE(once.standard_errors.size() == 3);
  for (std::size_t t = 0; t < 3; ++t) {
    CHECK(four.coefficients[t] == Approx(once.coefficients[t]).epsilon(1e-6));
    CHECK(four.standard_errors[t] == Approx(0.5 * once.standard_errors[t]).epsilon(1e-4));
  }
}

}  // namespace darknumber::logit_normal_test
