// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/core/contingency_table.h"

namespace darknumber {

// Closed forms of estimates, written from their sources and apart from engine/estimators, for
// selftest to compare with. A table over two lists has counts x10, x01, x11, one over three x100 to
// x111. Each gives nothing where a number that it divides by is 0.

/// n1 n2 / m. Source: Seber (1982), The Estimation of Animal Abundance, section 3.1.
std::optional<double> petersen_formula(const ContingencyTable& table);
/// (n1 + 1)(n2 + 1)/(m + 1) - 1. Source: Chapman (1951).
std::optional<double> chapman_formula(const ContingencyTable& table);
/// n + (k - 1)/k f1^2/(2 f2). Source: Chao (1987), Biometrics 43; the factor as in Rcapture.
std::optional<double> chao_formula(const ContingencyTable& table);
/// n + theta x10 x01 / x11. Source: Gerritse, van der Heijden & Bakker (2015).
std::optional<double> odds_ratio_formula(const ContingencyTable& table, double odds_ratio);
/// n1 n2 (1 - beta - gamma)/(m - gamma n1). Source: Ding & Fienberg (1994).
std::optional<double> linkage_formula(const ContingencyTable& table, double missed,
                                      double false_links);
/// (n1 - share x10) n2 / m. Source: Zhang & Dunne (2018).
std::optional<double> trimmed_formula(const ContingencyTable& table, double share);
/// D / C with C = 1 - sum of Z_i / n_i, divided by k, and D = n - sum of Z_i / k, Z_i those on list
/// i alone. Source: Chao & Tsay (1998).
std::optional<double> coverage_formula(const ContingencyTable& table);
/// Three lists, all pairs dependent: n + x111 x100 x010 x001 / (x110 x101 x011).
/// Source: Fienberg (1972), Biometrika 59; Bishop, Fienberg & Holland (1975), section 6.4.
std::optional<double> all_pairs_formula(const ContingencyTable& table);
/// Three lists, A and B dependent, C apart: n + x001 (x100 + x010 + x110)/(x101 + x011 + x111).
std::optional<double> one_pair_formula(const ContingencyTable& table);
/// Three lists, A and B independent given C: n + x100 x010 / x110.
std::optional<double> conditional_formula(const ContingencyTable& table);
/// Independence of all lists: the root N > n of prod (1 - n_j / N) = 1 - n / N, by bisection.
/// Source: Darroch (1958), Biometrika 45.
std::optional<double> independence_formula(const ContingencyTable& table);

}  // namespace darknumber
