// SPDX-License-Identifier: MIT
#pragma once

#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

namespace darknumber::testing {

/// How many upright lines of a style an SVG has. Fails where one of them reaches the height of a
/// label's letters, from 10 above the line that they stand on to 3 below it.
inline std::size_t lines_beside_labels(const std::string& svg,
                                       const std::vector<std::string>& labels,
                                       const std::string& style) {
  const std::regex upright(
      "<line x1=\"([0-9.]+)\" y1=\"([0-9.]+)\" x2=\"\\1\" "
      "y2=\"([0-9.]+)\" class=\"" +
      style + "\"/>");
  std::size_t count = 0;
  for (std::sregex_iterator at(svg.begin(), svg.end(), upright), end; at != end; ++at, ++count)
    for (const std::string& label : labels) {
      std::smatch place;
      REQUIRE(std::regex_search(svg, place, std::regex("y=\"([0-9.]+)\"[^>]*>" + label + "<")));
      const double stands_on = std::stod(place[1]);
      INFO(at->str() << " and " << label);
      CHECK((std::stod((*at)[3]) <= stands_on - 10.0 || std::stod((*at)[2]) >= stands_on + 3.0));
    }
  return count;
}

}  // namespace darknumber::testing
