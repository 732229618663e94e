// SPDX-License-Identifier: MIT
#include "engine/report/bounds/bounds_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/report/charts/lines.h"
#include "engine/report/numbers.h"

namespace darknumber {
namespace {

/// The drawing reaches so many times as far as the least association on each side.
constexpr double reach_in_persons = 5.0;
constexpr double reach_in_factor = 4.0;
constexpr int spots_of_line = 120;

std::string ratio_at(const ListPair& pair, double persons) {
  return significant_text(pair.odds_ratio_at(persons));
}

ChartLine line_of(const TableBounds& bounds, std::size_t index, std::pair<double, double> span) {
  const ListPair& pair = bounds.pairs.pairs[index];
  ChartLine line{pair_text(bounds, pair), {}, "near-open"};
  line.label += ": " + ratio_at(pair, bounds.least.persons);
  if (bounds.pairs.pairs.size() > 1 && index == bounds.least.together) line.style = "over-open";
  if (index == bounds.least.apart) line.style = "under-open";
  for (int spot = 0; spot <= spots_of_line; ++spot) {
    const double share = static_cast<double>(spot) / spots_of_line;
    const double persons = span.first * std::pow(span.second / span.first, share);
    if (const double ratio = pair.odds_ratio_at(persons); ratio > 0.0)
      line.spots.emplace_back(persons, ratio);
  }
  return line;
}

std::string caption_of(const TableBounds& bounds) {
  const std::string size = counted(std::round(bounds.least.persons), "person");
  if (bounds.pairs.pairs.size() == 1)
    return fmt::format("The line is the pair of lists. It is independent at {}.", size);
  const std::string factor = significant_text(bounds.least.factor);
  return fmt::format(
      "Each line is a pair of lists. Only at {} do all of them lie within the band, 1/{} to {}. "
      "The numbers beside the names are odds ratios there.",
      size, factor, factor);
}

}  // namespace

std::optional<Figure> bounds_figure(const TableBounds& bounds) {
  const LeastAssociation& least = bounds.least;
  if (!std::isfinite(least.factor)) return std::nullopt;
  const std::pair<double, double> span{
      std::max(bounds.pairs.fewest_persons, least.persons / reach_in_persons),
      least.persons * reach_in_persons};
  LinesChart chart{"number of persons", "odds ratio of two lists", {}, span, {}, {}, {}, {}};
  chart.up = {1.0 / (reach_in_factor * least.factor), reach_in_factor * least.factor};
  chart.reference = 1.0;
  chart.reference_text = "independent";
  chart.band = std::pair{1.0 / least.factor, least.factor};
  chart.marked = least.persons;
  for (std::size_t p = 0; p < bounds.pairs.pairs.size(); ++p)
    chart.lines.push_back(line_of(bounds, p, span));
  Figure figure{"bounds", "How associated every two lists are, by the number of persons",
                caption_of(bounds), ""};
  figure.svg = lines_svg(figure.name, figure.title, chart);
  return figure;
}

}  // namespace darknumber
