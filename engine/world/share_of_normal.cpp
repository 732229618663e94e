// SPDX-License-Identifier: MIT
#include "engine/world/share_of_normal.h"

#include <boost/math/tools/minima.hpp>
#include <cmath>

namespace darknumber {
namespace {

constexpr int halvings = 60;        // to the last bit of a double
constexpr int bits_of_a_turn = 26;  // of a minimum no more can be known

using Excess = std::function<double(double z)>;

double share_below(double z) {
  return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

double change_between(const Excess& excess, double left, double right) {
  const bool here = excess(left) > 0.0;
  for (int halving = 0; halving < halvings; ++halving) {
    const double middle = 0.5 * (left + right);
    ((excess(middle) > 0.0) == here ? left : right) = middle;
  }
  return right;
}

/// Whether a parabola through three values of one sign, at even places, comes to 1/8 of its second
/// difference from zero: at its turn it is at most so far beyond the middle value. With leeway for
/// what is no parabola.
bool may_touch(double before, double here, double after) {
  const double distance = std::abs(here);
  return distance < std::abs(before) && distance <= std::abs(after) &&
         distance <= std::abs(before) + std::abs(after) - 2.0 * distance;
}

/// The places where the excess changes sign, ascending.
std::vector<double> changes_of(const Excess& excess, const std::vector<double>& places,
                               const std::vector<double>& values) {
  std::vector<double> changes;
  for (std::size_t i = 1; i < places.size(); ++i) {
    const bool positive = values[i] > 0.0;
    if ((values[i - 1] > 0.0) != positive) {
      changes.push_back(change_between(excess, places[i - 1], places[i]));
      continue;
    }
    if (i + 1 == places.size() || (values[i + 1] > 0.0) != positive ||
        !may_touch(values[i - 1], values[i], values[i + 1]))
      continue;
    const double turn = boost::math::tools::brent_find_minima(
                            [&](double z) { return positive ? excess(z) : -excess(z); },
                            places[i - 1], places[i + 1], bits_of_a_turn)
                            .first;
    if ((excess(turn) > 0.0) == positive) continue;
    changes.push_back(change_between(excess, places[i - 1], turn));
    changes.push_back(change_between(excess, turn, places[i + 1]));
  }
  return changes;
}

}  // namespace

std::vector<double> even_places(double from, int steps) {
  std::vector<double> places;
  for (int step = 0; step <= steps; ++step)
    places.push_back(from + (range_in_sd - from) * step / steps);
  return places;
}

double share_of_normal(const Excess& excess, const std::vector<double>& places) {
  std::vector<double> values;
  for (double z : places) values.push_back(excess(z));
  bool inside = values.front() > 0.0;
  double begin = places.front();
  double share = 0.0;
  for (double change : changes_of(excess, places, values)) {
    if (inside)
      share += share_below(change) - share_below(begin);
    else
      begin = change;
    inside = !inside;
  }
  return inside ? share + 1.0 - share_below(begin) : share;
}

}  // namespace darknumber
