// SPDX-License-Identifier: MIT
#include "engine/estimators/fitting/decomposable_graphs.h"

#include <catch2/catch.hpp>
#include <set>

namespace darknumber::decomposable_graphs_test {
namespace {

/// The edges of a graph: its pairs of lists that are in a clique together.
std::set<CaptureHistory> edges_of(const DecomposableGraph& graph, int lists) {
  std::set<CaptureHistory> edges;
  for (const CliqueLink& link : graph)
    for (int a = 0; a < lists; ++a)
      for (int b = a + 1; b < lists; ++b)
        if (is_subset(only(a) | only(b), link.clique)) edges.insert(only(a) | only(b));
  return edges;
}

}  // namespace

TEST_CASE("decomposable graphs: as many as are known, each once") {
  const std::size_t known[] = {1, 2, 8, 61, 822};  // labelled chordal graphs, OEIS A058862
  for (int lists = 1; lists <= 5; ++lists) {
    const std::vector<DecomposableGraph> graphs = decomposable_graphs(lists);
    CHECK(graphs.size() == known[lists - 1]);
    std::set<std::set<CaptureHistory>> different;
    for (const DecomposableGraph& graph : graphs) different.insert(edges_of(graph, lists));
    CHECK(different.size() == graphs.size());
  }
}

TEST_CASE("decomposable graphs: cliques are maximal, and meet those before in the separator") {
  for (int lists = 1; lists <= 5; ++lists)
    for (const DecomposableGraph& graph : decomposable_graphs(lists)) {
      CaptureHistory before = 0;
      for (std::size_t i = 0; i < graph.size(); ++i) {
        CHECK((graph[i].clique & before) == graph[i].separator);
        before |= graph[i].clique;
        for (std::size_t other = 0; other < graph.size(); ++other)
          CHECK((other == i || !is_subset(graph[i].clique, graph[other].clique)));
      }
      CHECK(before == history_count(lists) - 1);
    }
}

}  // namespace darknumber::decomposable_graphs_test
