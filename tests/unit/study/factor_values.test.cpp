// SPDX-License-Identifier: MIT
#include "engine/study/factor_values.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "engine/input/make_value.h"

namespace darknumber::factor_values_test {
namespace {

Factor with_range(double low, double high, FactorScale scale = FactorScale::linear,
                  FactorKind kind = FactorKind::continuous) {
  Factor factor;
  factor.paths = {"x"};
  factor.range = Bounds{low, high};
  factor.scale = scale;
  factor.kind = kind;
  return factor;
}

double number_at(const Factor& factor, double u) {
  return value_at(factor, u).number();
}

/// How often each whole number comes at 10,000 even shares.
std::map<double, int> counts_of(const Factor& factor) {
  std::map<double, int> counts;
  for (int i = 0; i < 10000; ++i) {
    const Value value = value_at(factor, (i + 0.5) / 10000.0);
    CHECK(value.is_integer());
    ++counts[value.number()];
  }
  return counts;
}

}  // namespace

TEST_CASE("a factor goes through its range evenly, its ends exactly") {
  const Factor linear = with_range(0.1, 0.4);
  CHECK(number_at(linear, 0.0) == 0.1);
  CHECK(number_at(linear, 1.0) == 0.4);
  CHECK(number_at(linear, 0.5) == Approx(0.25));
  CHECK(number_at(linear, 0.25) == Approx(0.175));
  CHECK_FALSE(value_at(linear, 0.0).is_integer());
  const Factor log = with_range(0.5, 8.0, FactorScale::log);
  CHECK(number_at(log, 0.0) == 0.5);
  CHECK(number_at(log, 1.0) == 8.0);
  CHECK(number_at(log, 0.5) == Approx(2.0));
  CHECK(number_at(log, 0.25) == Approx(1.0));
}

TEST_CASE("whole numbers are equally likely, on a log scale by the log of n + 1 over n") {
  const auto even = counts_of(with_range(3, 7, FactorScale::linear, FactorKind::integer));
  REQUIRE(even.size() == 5);
  for (const auto& [number, count] : even) CHECK(count == 2000);
  const auto log = counts_of(with_range(1, 4, FactorScale::log, FactorKind::integer));
  REQUIRE(log.size() == 4);
  for (const auto& [number, count] : log)
    CHECK(count == Approx(10000.0 * std::log((number + 1.0) / number) / std::log(5.0)).margin(1.0));
  CHECK(number_at(with_range(1, 4, FactorScale::log, FactorKind::integer), 1.0) == 4.0);
  CHECK(number_at(with_range(3, 7, FactorScale::linear, FactorKind::integer), 1.0) == 7.0);
}

TEST_CASE("a choice takes each of its values equally often") {
  Factor factor;
  factor.paths = {"x"};
  factor.kind = FactorKind::choice;
  factor.values = {make_value("first"), make_value("second"), make_value(3)};
  CHECK(value_at(factor, 0.0).text() == "first");
  CHECK(value_at(factor, 0.3333).text() == "first");
  CHECK(value_at(factor, 0.3334).text() == "second");
  CHECK(value_at(factor, 0.67).number() == 3.0);
  CHECK(value_at(factor, 1.0).number() == 3.0);
}

TEST_CASE("settings set every path of a factor") {
  Factor both = with_range(0.0, 1.0);
  both.paths = {"x", "y"};
  const std::vector<Value> values{make_value(0.25), make_value("z")};
  Factor other = with_range(0.0, 1.0);
  other.paths = {"w"};
  const Settings settings = settings_of({both, other}, values);
  REQUIRE(settings.size() == 3);
  CHECK(settings[0].first == "x");
  CHECK(settings[1].first == "y");
  CHECK(settings[1].second.number() == 0.25);
  CHECK(settings[2].first == "w");
  CHECK(settings[2].second.text() == "z");
  CHECK(name_of(both) == "x + y");
}

}  // namespace darknumber::factor_values_test
