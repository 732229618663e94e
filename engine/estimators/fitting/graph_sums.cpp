// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/graph_sums.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "engine/core/contracts.h"
#include "engine/estimators/fitting/dyadic_sum.h"

namespace darknumber {
namespace {

using At = GraphPosterior::At;
using Growth = GraphPosterior::Growth;

/// Of a graph on a piece is left out what is below exp(-39) = 1e-17 of the largest single weight
/// met: over 822 graphs and some thousand pieces, below 1e-11 of the mass.
constexpr double negligible = -39.0;

/// The most that the logarithm of a weight may change over a piece. A Gaussian that changes by
/// that much, exp(-4 y^2) on [-1, 1], is summed by sixteen points to 1e-14; an exponential to less.
constexpr double most_change = 16.0;

constexpr int pieces_written_out = 4;       // of at most 2^4 sizes: they are summed term by term
constexpr double most_above_scale = 100.0;  // logarithm of how much larger a weight may be

/// What is known of all graphs on a piece from both of its ends.
struct Ends {
  At first;
  At last;
  double steps = 0.0;
};

struct Bound {
  double log_weight = 0.0;  // no weight on the piece is larger
  double change = 0.0;      // of the log weight, over the piece
};

/// Of one graph: log p grows by up + total - down from one size to the next; each is monotone, and
/// `down` falls, so the ends bound the growth, and the growth bounds log p from either end.
Bound bound_of(const GraphPosterior& posterior, std::size_t graph, const Ends& ends) {
  const Growth first = posterior.growth(graph, ends.first);
  const Growth last = posterior.growth(graph, ends.last);
  const double most = std::max(first.up, last.up) + std::max(first.total, last.total) - last.down;
  const double least = std::min(first.up, last.up) + std::min(first.total, last.total) - first.down;
  Bound bound;
  bound.log_weight =
      std::min(posterior.log_weight(graph, ends.first) + std::max(most, 0.0) * ends.steps,
               posterior.log_weight(graph, ends.last) + std::max(-least, 0.0) * ends.steps);
  bound.change = std::max(std::abs(most), std::abs(least)) * ends.steps;
  return bound;
}

double largest_weight(const GraphPosterior& posterior, const At& at) {
  double largest = -INFINITY;
  for (std::size_t graph = 0; graph < posterior.graphs(); ++graph)
    largest = std::max(largest, posterior.log_weight(graph, at));
  return largest;
}

/// Where, within a factor of two of a size, the weight of a graph stops growing.
double peak_near(const GraphPosterior& posterior, std::size_t graph, std::int64_t size,
                 std::int64_t from, std::int64_t to) {
  std::int64_t low = std::max(from, size / 2);
  std::int64_t high = std::min(to, 2 * size);
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    const Growth growth = posterior.growth(graph, posterior.at(static_cast<double>(middle)));
    (growth.up + growth.total > growth.down ? low : high) = middle;
  }
  return static_cast<double>(low);
}

/// A size with a large weight: the peak of the graph that has the largest on a grid of powers of
/// two. Of many persons peaks are narrower than the grid, and another graph's may be far higher.
double likely_size(const GraphPosterior& posterior, std::int64_t from, std::int64_t to) {
  double best = -INFINITY;
  std::size_t best_graph = 0;
  std::int64_t best_size = from;
  for (std::int64_t size = from;; size = std::min(2 * size, to)) {
    const At at = posterior.at(static_cast<double>(size));
    for (std::size_t graph = 0; graph < posterior.graphs(); ++graph) {
      const double weight = posterior.log_weight(graph, at);
      if (weight > best) {
        best = weight;
        best_graph = graph;
        best_size = size;
      }
    }
    if (size == to) break;
  }
  return peak_near(posterior, best_graph, best_size, from, to);
}

/// Goes through the support piece by piece.
struct Walk {
  const GraphPosterior& posterior;
  GraphSums& sums;
  double largest;  // log of the largest weight met

  /// A graph and a size whose weight is so far above the scale that sums lose their digits.
  struct Heavier {
    std::size_t graph;
    std::int64_t size;
  };
  std::optional<Heavier> heavier = std::nullopt;

  void sum_piece(PosteriorPiece piece);
  void visit(std::int64_t first, int level, const std::vector<std::uint16_t>& graphs);
};

/// Adds up a piece, of which only the part within the support counts.
void Walk::sum_piece(PosteriorPiece piece) {
  const DyadicRule& rule = dyadic_rule(piece.level);
  for (int p = 0; p < rule.points; ++p) {
    const auto i = static_cast<std::size_t>(p);
    const double size = static_cast<double>(piece.first) + rule.nodes[i];
    if (piece.level <= pieces_written_out &&
        (piece.first + p < sums.from || piece.first + p > sums.to))
      continue;
    const At at = posterior.at(size);
    double weight = 0.0;
    for (std::uint16_t graph : piece.graphs) {
      const double above = posterior.log_weight(graph, at) - sums.log_scale;
      if (above > most_above_scale && !heavier) heavier = Heavier{graph, std::llround(size)};
      const double term = rule.weights[i] * std::exp(above);
      sums.by_graph[graph] += term;
      weight += term;
    }
    if (weight > rule.weights[i] * sums.largest_weight) {
      sums.largest_weight = weight / rule.weights[i];
      sums.likeliest = std::llround(size);
      sums.likeliest_within = piece.level <= pieces_written_out
                                  ? std::int64_t{1} << pieces_written_out
                                  : std::int64_t{1} << (piece.level - 2);
    }
    const double offset = size - sums.centre;
    piece.mass += weight;
    sums.first_moment += weight * offset;
    sums.second_moment += weight * offset * offset;
    const double total = posterior.observed() + size;
    sums.inverse_moment += weight / total;
    sums.inverse_second_moment += weight / (total * total);
  }
  sums.mass += piece.mass;
  sums.pieces.push_back(std::move(piece));
}

/// A piece: summed where all graphs that matter allow it, else its two halves.
void Walk::visit(std::int64_t first, int level, const std::vector<std::uint16_t>& graphs) {
  const std::int64_t count = std::int64_t{1} << level;
  if (heavier || first > sums.to || first + count <= sums.from) return;
  if (level <= pieces_written_out) return sum_piece({first, level, 0.0, graphs});
  std::vector<std::uint16_t> matter;
  const bool within = first >= sums.from && first + count - 1 <= sums.to;
  bool smooth = within && first >= count;  // no nearer to the poles at M <= 0 than it is long
  if (within) {
    const Ends ends{posterior.at(static_cast<double>(first)),
                    posterior.at(static_cast<double>(first + count - 1)),
                    static_cast<double>(count - 1)};
    largest = std::max(
        {largest, largest_weight(posterior, ends.first), largest_weight(posterior, ends.last)});
    const double least = largest + negligible - std::log(static_cast<double>(count));
    for (std::uint16_t graph : graphs) {
      const Bound bound = bound_of(posterior, graph, ends);
      if (bound.log_weight < least) continue;
      matter.push_back(graph);
      smooth &= bound.change <= most_change;
    }
    if (matter.empty()) return;
  } else {
    matter = graphs;
  }
  if (smooth) return sum_piece({first, level, 0.0, std::move(matter)});
  visit(first, level - 1, matter);
  visit(first + count / 2, level - 1, matter);
}

/// The mass of a part of a piece: 2^level sizes from `first` on.
double mass_of_part(const GraphPosterior& posterior, const GraphSums& sums,
                    const PosteriorPiece& piece, std::int64_t first, int level) {
  GraphSums part;
  part.from = sums.from;
  part.to = sums.to;
  part.log_scale = sums.log_scale;
  part.by_graph.assign(posterior.graphs(), 0.0);
  Walk{posterior, part, part.log_scale}.sum_piece({first, level, 0.0, piece.graphs});
  return part.mass;
}

}  // namespace

GraphSums sum_graphs(const GraphPosterior& posterior, std::int64_t from, std::int64_t to) {
  DN_EXPECT(from >= 1 && from <= to, "sizes from 1 on");
  std::vector<std::uint16_t> all(posterior.graphs());
  for (std::size_t graph = 0; graph < all.size(); ++graph)
    all[graph] = static_cast<std::uint16_t>(graph);
  const int level = static_cast<int>(std::bit_width(static_cast<std::uint64_t>(to - 1)));
  double centre = likely_size(posterior, from, to);
  for (;;) {
    GraphSums sums;
    sums.from = from;
    sums.to = to;
    sums.centre = centre;
    sums.log_scale = largest_weight(posterior, posterior.at(centre));
    sums.by_graph.assign(posterior.graphs(), 0.0);
    Walk walk{posterior, sums, sums.log_scale};
    walk.visit(1, level, all);
    if (!walk.heavier) return sums;
    // Begun anew around that graph's peak.
    centre = peak_near(posterior, walk.heavier->graph, walk.heavier->size, from, to);
  }
}

double weight_at(const GraphPosterior& posterior, const GraphSums& sums, double size) {
  const At at = posterior.at(size);
  double weight = 0.0;
  for (std::size_t graph = 0; graph < posterior.graphs(); ++graph)
    weight += std::exp(posterior.log_weight(graph, at) - sums.log_scale);
  return weight;
}

double growth_at(const GraphPosterior& posterior, const GraphSums& sums, double size) {
  const At at = posterior.at(size);
  double difference = 0.0;
  for (std::size_t graph = 0; graph < posterior.graphs(); ++graph) {
    const Growth growth = posterior.growth(graph, at);
    difference += std::exp(posterior.log_weight(graph, at) - sums.log_scale) *
                  std::expm1(growth.up + growth.total - growth.down);
  }
  return difference;
}

std::int64_t climb(std::int64_t low, std::int64_t start, std::int64_t high,
                   const std::function<double(std::int64_t)>& growth) {
  if (start < high && growth(start) > 0.0)
    low = start + 1;
  else if (start > low && growth(start - 1) < 0.0)
    high = start - 1;
  else
    return start;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (growth(middle) > 0.0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::int64_t most_probable_size(const GraphPosterior& posterior, const GraphSums& sums) {
  return climb(std::max(sums.from, sums.likeliest - sums.likeliest_within), sums.likeliest,
               std::min(sums.to, sums.likeliest + sums.likeliest_within), [&](std::int64_t size) {
                 return growth_at(posterior, sums, static_cast<double>(size));
               });
}

double mass_up_to(const GraphPosterior& posterior, const GraphSums& sums, std::int64_t size) {
  double mass = 0.0;
  for (const PosteriorPiece& piece : sums.pieces) {
    std::int64_t first = piece.first;
    if (size < first) break;
    if (size - first >= (std::int64_t{1} << piece.level) - 1) {
      mass += piece.mass;
      continue;
    }
    for (int level = piece.level - 1; level >= 0; --level) {
      const std::int64_t count = std::int64_t{1} << level;
      if (size - first + 1 < count) continue;
      mass += mass_of_part(posterior, sums, piece, first, level);
      first += count;
    }
  }
  return mass;
}

std::int64_t quantile(const GraphPosterior& posterior, const GraphSums& sums, double share) {
  double left = share * sums.mass;
  const PosteriorPiece* found = &sums.pieces.back();
  for (const PosteriorPiece& piece : sums.pieces) {
    if (piece.mass >= left) {
      found = &piece;
      break;
    }
    left -= piece.mass;
  }
  std::int64_t first = found->first;
  for (int level = found->level; level > 0; --level) {
    const double lower_half = mass_of_part(posterior, sums, *found, first, level - 1);
    if (lower_half >= left) continue;
    left -= lower_half;
    first += std::int64_t{1} << (level - 1);
  }
  return std::clamp(first, sums.from, sums.to);
}

}  // namespace darknumber
