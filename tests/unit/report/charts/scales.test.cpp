// SPDX-License-Identifier: MIT
#include "engine/report/charts/scales.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <utility>

namespace darknumber::scales_test {
namespace {

std::vector<std::string> texts(const Scale& scale) {
  std::vector<std::string> texts;
  for (const Tick& tick : scale.ticks()) texts.push_back(tick.text);
  return texts;
}

}  // namespace

TEST_CASE("ratios lie on a logarithmic axis that has the truth on it") {
  const Scale scale = ratio_scale({1.5, 4.0, INFINITY, NAN, 0.0});
  CHECK(scale.low() == Approx(0.9));
  CHECK(scale.high() == Approx(4.0 * 1.08));
  CHECK(scale.at(2.0) - scale.at(1.0) == Approx(scale.at(4.0) - scale.at(2.0)));
  CHECK(texts(scale) == std::vector<std::string>{"0.9", "1", "1.2", "1.5", "2", "3"});
  CHECK(scale.at(1e9) == Approx(Scale::right));
  CHECK(scale.at(INFINITY) == Approx(Scale::right));
}

TEST_CASE("texts of ticks do not meet, over many spans") {
  for (const double high : {1.01, 1.2, 2.0, 7.0, 55.0, 1e3, 1e7}) {
    CAPTURE(high);
    const std::vector<Tick> ticks = ratio_scale({high, 1.0 / high}).ticks();
    const Scale scale = ratio_scale({high, 1.0 / high});
    REQUIRE(ticks.size() >= 2);
    bool has_truth = false;
    for (std::size_t t = 0; t < ticks.size(); ++t) {
      has_truth = has_truth || ticks[t].value == 1.0;
      if (t > 0) CHECK(scale.at(ticks[t].value) - scale.at(ticks[t - 1].value) > 14.0);
    }
    CHECK(has_truth);
  }
}

TEST_CASE("between texts of ticks there is room, however long they are") {
  // A digit is 7 wide; between two texts there are 8 more.
  for (const Scale& scale :
       {linear_scale({0.0, 6e9}), linear_scale({0.0, 9e12}), Scale(Scale::Kind::log, 1e3, 1e12),
        Scale(Scale::Kind::log, 1.0, 1e9), Scale(Scale::Kind::log, 1e-9, 1e9)}) {
    const std::vector<Tick> ticks = scale.ticks();
    REQUIRE(ticks.size() >= 2);
    for (std::size_t t = 1; t < ticks.size(); ++t) {
      INFO(ticks[t - 1].text << " " << ticks[t].text);
      const auto digits = static_cast<double>(ticks[t - 1].text.size() + ticks[t].text.size());
      CHECK(scale.at(ticks[t].value) - scale.at(ticks[t - 1].value) >= 3.5 * digits + 8.0);
    }
  }
}

TEST_CASE("logarithmic axes of any span have numbers") {
  for (const auto& [low, high] : {std::pair{0.02, 0.08}, std::pair{2000.0, 8000.0},
                                  std::pair{0.011, 0.019}, std::pair{1e-6, 1e6}}) {
    CAPTURE(low);
    CHECK(Scale(Scale::Kind::log, low, high).ticks().size() >= 2);
  }
}

TEST_CASE("an upright axis goes from the bottom to the top, and its texts do not meet") {
  const UprightAxis axis(Scale(Scale::Kind::linear, 10.0, 30.0), 24.0, 224.0);
  CHECK(axis.at(10.0) == Approx(224.0));
  CHECK(axis.at(25.0) == Approx(74.0));
  CHECK(axis.at(30.0) == Approx(24.0));
  Drawing drawing;
  UprightAxis(Scale(Scale::Kind::linear, 10.0, 30.0), 100.0, 130.0).draw(drawing);
  const std::string svg = drawing.svg("n", "t", "w");
  // Of 10, 15, … 30, which lie 7.5 apart, every second one.
  for (const char* there : {">10</text>", ">20</text>", ">30</text>"})
    CHECK(svg.find(there) != std::string::npos);
  CHECK(svg.find(">15</text>") == std::string::npos);
}

TEST_CASE("linear axes have round numbers") {
  CHECK(texts(linear_scale({0.0, 1.0})) ==
        std::vector<std::string>{"0", "0.2", "0.4", "0.6", "0.8", "1.0"});
  CHECK(texts(linear_scale({-3000.0, 12000.0})) ==
        std::vector<std::string>{"0", "5,000", "10,000"});
  // Above a thousand too a step below 1 has its decimals.
  const std::vector<std::string> narrow = texts(linear_scale({32277.9, 32278.4}));
  REQUIRE(narrow.size() >= 2);
  CHECK(std::set<std::string>(narrow.begin(), narrow.end()).size() == narrow.size());
  CHECK(narrow.front() == "32,277.9");
  CHECK(linear_scale({2.0, 2.0}).holds(2.0));
  // Numbers apart by rounding alone are one, and the axis has its ticks.
  const Scale flat = linear_scale({1.0322916666666666, 1.0322916666666668});
  CHECK(flat.high() - flat.low() > 0.5);
  CHECK(flat.ticks().size() >= 2);
  CHECK(linear_scale({}).holds(0.5));
  CHECK(linear_scale({NAN, INFINITY}).holds(0.5));
}

}  // namespace darknumber::scales_test
