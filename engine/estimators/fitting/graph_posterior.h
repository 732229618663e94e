// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/estimators/fitting/decomposable_graphs.h"

namespace darknumber {

/// A negative binomial prior of N, that of a Poisson number whose mean is a gamma variate: up to a
/// constant log Gamma(N + shape) - log Gamma(N + 1) + N log(scale / (1 + scale)), with mean shape
/// times scale. Source: Madigan & York (1997), section 3.
struct NegativeBinomial {
  double shape = 1.0;
  double scale = 1.0;
};

/// The joint posterior of a decomposable graph G and M, the persons on no list, up to a constant:
///   log p(M, G) = log N! + log prior(N) - log Gamma(M + 1) + c_G + sum over the links (C, S) of G
///                 of g_C(M) - g_S(M),   g_S(M) = log Gamma(a_S + M),
/// N = n + M. Of a margin over the lists S only the cell of those on none of S depends on M: it
/// holds M and the persons observed on none of them, and a_S is their number and the cell's prior
/// weight delta 2^(k - |S|). For the empty set a = n + delta 2^k. The constant c_G has the other
/// cells. The prior of N is 1/N or negative binomial, that of the graphs uniform, that of the cells
/// hyper-Dirichlet. Source: Dawid & Lauritzen (1993), Ann. Statist. 21; Madigan & York (1997),
/// Biometrika 84.
class GraphPosterior {
 public:
  /// On at most 5 lists.
  GraphPosterior(const ContingencyTable& table, double delta,
                 const std::vector<DecomposableGraph>& graphs,
                 const std::optional<NegativeBinomial>& prior = {});

  /// What all graphs share at one M: g_S for every set S of lists, and log(a_S + M), by which g_S
  /// grows to M + 1.
  struct At {
    double size = 0.0;       // M, not always whole
    double common = 0.0;     // log N! + log prior(N) - log Gamma(M + 1)
    double log_next = 0.0;   // log(M + 1)
    double log_prior = 0.0;  // by how much log N! + log prior(N) grows to N + 1: log N for 1/N
    std::array<double, 32> gamma{};
    std::array<double, 32> log{};
  };
  At at(double missing) const;

  double log_weight(std::size_t graph, const At& at) const {
    const Links& links = links_[graph];
    double sum = constants_[graph] + at.common;
    for (std::size_t i = 0; i < links.count; ++i)
      sum += at.gamma[links.cliques[i]] - at.gamma[links.separators[i]];
    return sum;
  }

  /// By how much log p(M, G) grows from M to M + 1, in three parts, each monotone in M:
  /// `up` = log((a_C + M)/(M + 1)) of the first clique C; `total`, log(N/(a_0 + M)) with the prior
  /// 1/N, log((N + shape)/(a_0 + M)) and a constant with a negative binomial one; and `down` >= 0,
  /// falling, the sum of log((a_S + M)/(a_C + M)) over the other links. It grows by up + total -
  /// down.
  struct Growth {
    double up = 0.0;
    double total = 0.0;
    double down = 0.0;
  };
  Growth growth(std::size_t graph, const At& at) const;

  std::size_t graphs() const { return links_.size(); }
  double observed() const { return observed_; }

 private:
  /// A graph without pointers to follow: the sums go through all graphs again and again.
  struct Links {
    std::size_t count = 0;
    std::array<std::uint8_t, 5> cliques{};
    std::array<std::uint8_t, 5> separators{};
  };

  std::vector<Links> links_;
  double observed_;
  std::optional<NegativeBinomial> prior_;
  std::array<double, 32> offsets_{};  // a_S
  std::size_t sets_;
  std::vector<double> constants_;  // c_G
};

}  // namespace darknumber
