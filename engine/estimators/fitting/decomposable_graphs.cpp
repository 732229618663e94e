// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/decomposable_graphs.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr int most_lists = 5;

/// Of each list the set of those that it has an edge with.
using Neighbours = std::array<CaptureHistory, most_lists>;

Neighbours neighbours_of(std::uint32_t edges, int lists) {
  Neighbours neighbours{};
  for (int a = 0; a < lists; ++a)
    for (int b = a + 1; b < lists; ++b, edges >>= 1) {
      if ((edges & 1U) == 0) continue;
      neighbours[static_cast<std::size_t>(a)] |= only(b);
      neighbours[static_cast<std::size_t>(b)] |= only(a);
    }
  return neighbours;
}

bool is_complete(CaptureHistory set, const Neighbours& neighbours) {
  for (int list = 0; list < most_lists; ++list)
    if (contains(set, list) &&
        !is_subset(set & ~only(list), neighbours[static_cast<std::size_t>(list)]))
      return false;
  return true;
}

/// Takes out one by one a list whose neighbours among those left are complete. There always is one
/// exactly if the graph is decomposable. Source: Dirac (1961); Fulkerson & Gross (1965).
std::optional<DecomposableGraph> eliminate(const Neighbours& neighbours, int lists) {
  DecomposableGraph links;
  CaptureHistory left = static_cast<CaptureHistory>(history_count(lists) - 1);
  while (left != 0) {
    int list = 0;
    while (list < lists &&
           !(contains(left, list) &&
             is_complete(neighbours[static_cast<std::size_t>(list)] & left, neighbours)))
      ++list;
    if (list == lists) return std::nullopt;
    const CaptureHistory separator = neighbours[static_cast<std::size_t>(list)] & left;
    links.push_back({separator | only(list), separator});
    left &= ~only(list);
  }
  std::reverse(links.begin(), links.end());
  return links;
}

/// Merges (C, S) and (S, T) into (C, T): what is no clique of its own is a separator too, and in
/// the product the two cancel.
void leave_out_what_cancels(DecomposableGraph& links) {
  for (std::size_t inner = 0; inner < links.size();) {
    const auto outer = std::find_if(links.begin(), links.end(), [&](const CliqueLink& link) {
      return link.separator == links[inner].clique;
    });
    if (outer == links.end()) {
      ++inner;
      continue;
    }
    links[inner].clique = outer->clique;
    links.erase(outer);
  }
}

}  // namespace

std::vector<DecomposableGraph> decomposable_graphs(int lists) {
  DN_EXPECT(lists >= 1 && lists <= most_lists, "graphs are enumerated on 1 to 5 lists");
  std::vector<DecomposableGraph> graphs;
  const std::uint32_t count = std::uint32_t{1} << (lists * (lists - 1) / 2);
  for (std::uint32_t edges = 0; edges < count; ++edges) {
    std::optional<DecomposableGraph> graph = eliminate(neighbours_of(edges, lists), lists);
    if (!graph) continue;
    leave_out_what_cancels(*graph);
    graphs.push_back(std::move(*graph));
  }
  return graphs;
}

}  // namespace darknumber
