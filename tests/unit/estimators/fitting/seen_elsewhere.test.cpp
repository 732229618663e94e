// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/seen_elsewhere.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace darknumber::seen_elsewhere_test {
namespace {

bool begins(const Beginning& beginning, CaptureHistory history) {
  return (history & (only(beginning.lists) - 1U)) == beginning.pattern;
}

LatentClassState class_with(const std::vector<double>& on) {
  LatentClassState state;
  for (std::size_t j = 0; j < on.size(); ++j) {
    state.on[j] = on[j];
    state.off[j] = 1.0 - on[j];
  }
  return state;
}

double probability_of(const LatentClassState& state, CaptureHistory history, int lists) {
  double product = 1.0;
  for (int list = 0; list < lists; ++list) {
    const auto j = static_cast<std::size_t>(list);
    product *= contains(history, list) ? state.on[j] : state.off[j];
  }
  return product;
}

bool is_in(CaptureHistory history, const std::vector<CaptureHistory>& cells) {
  return std::find(cells.begin(), cells.end(), history) != cells.end();
}

}  // namespace

TEST_CASE("every history that is not left out has one beginning, and no other has any") {
  constexpr int lists = 4;
  for (const std::vector<CaptureHistory>& left_out : {std::vector<CaptureHistory>{},
                                                      {0b0001},
                                                      {0b1000},
                                                      {0b1111},
                                                      {0b0110, 0b0111, 0b1000},
                                                      {0b0001, 0b0010, 0b0100, 0b1000}}) {
    const std::vector<Beginning> beginnings = beginnings_without(lists, left_out);
    CHECK(beginnings.size() <= (1 + left_out.size()) * lists);
    for (CaptureHistory h = 0; h < history_count(lists); ++h) {
      INFO(h);
      const auto count = std::count_if(beginnings.begin(), beginnings.end(),
                                       [h](const Beginning& one) { return begins(one, h); });
      CHECK(count == (h == 0 || is_in(h, left_out) ? 0 : 1));
    }
  }
  std::vector<CaptureHistory> all;
  for (CaptureHistory h = 1; h < history_count(lists); ++h) all.push_back(h);
  CHECK(beginnings_without(lists, all).empty());
}

TEST_CASE("the probability to be seen elsewhere is the sum over cells, and keeps its digits") {
  const std::vector<CaptureHistory> singles{0b001, 0b010, 0b100};
  for (const double scale : {0.3, 1e-3, 1e-9, 1e-14}) {
    const LatentClassState state = class_with({scale, 0.5 * scale, 0.7 * scale});
    double sum = 0.0;
    for (CaptureHistory h = 1; h < 8; ++h)
      if (!is_in(h, singles)) sum += probability_of(state, h, 3);
    INFO(scale);
    CHECK(seen_elsewhere(state, beginnings_without(3, singles)) == Approx(sum).epsilon(1e-14));
    double any = 0.0;
    for (CaptureHistory h = 1; h < 8; ++h) any += probability_of(state, h, 3);
    CHECK(seen_elsewhere(state, beginnings_without(3, {})) == Approx(any).epsilon(1e-14));
  }
}

}  // namespace darknumber::seen_elsewhere_test
