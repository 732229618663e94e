// SPDX-License-Identifier: MIT
#include "engine/estimators/pair_estimates.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "engine/estimators/methods/lincoln_petersen.h"

namespace darknumber {

std::vector<PairEstimate> pair_estimates(const ContingencyTable& table) {
  std::vector<PairEstimate> pairs;
  for (int first = 0; first < table.lists(); ++first)
    for (int second = first + 1; second < table.lists(); ++second) {
      const double n1 = table.on_all(only(first));
      const double n2 = table.on_all(only(second));
      const double m = table.on_all(only(first) | only(second));
      PairEstimate pair{first, second, n1, n2, m, std::nullopt, 0.0};
      if (m > 0.0) {
        const PairDarkFigure unseen = dark_figure_of_pair(n1 - m, n2 - m, m);
        pair.size = n1 + (n2 - m) + unseen.dark_figure;
        pair.se = std::sqrt(unseen.variance);
      }
      pairs.push_back(pair);
    }
  return pairs;
}

std::optional<PairDifference> surest_difference(const std::vector<PairEstimate>& pairs) {
  constexpr double level = 0.05;  // of all comparisons together, both sides
  int comparisons = 0;
  double greatest = 0.0;
  std::optional<PairDifference> found;
  for (std::size_t a = 0; a < pairs.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      if (!pairs[a].size || !pairs[b].size) continue;
      ++comparisons;
      const double relative_a = pairs[a].se / *pairs[a].size;
      const double relative_b = pairs[b].se / *pairs[b].size;
      const double error = std::hypot(relative_a, relative_b);
      const double z = std::abs(std::log(*pairs[a].size / *pairs[b].size)) / error;
      if (!(error > 0.0) || z <= greatest) continue;
      greatest = z;
      const bool a_is_less = *pairs[a].size < *pairs[b].size;
      found = PairDifference{pairs[a_is_less ? a : b], pairs[a_is_less ? b : a]};
    }
  if (!found) return std::nullopt;
  const double quantile = boost::math::quantile(
      boost::math::complement(boost::math::normal(), level / 2.0 / comparisons));
  return greatest > quantile ? found : std::nullopt;
}

}  // namespace darknumber
