// SPDX-License-Identifier: MIT
#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

/// Gerritse, van der Heijden & Bakker (2015), Sensitivity of population size estimation for
/// violating parametric assumptions in log-linear models, J. Official Statistics 31, 357-379:
/// two lists with an odds ratio that is assumed, n00 = theta n10 n01 / n11. The counts are those of
/// van der Heijden et al. (2012) as cited elsewhere; they were not checked against the paper.
int main() {
  ContingencyTable counts(2);
  counts.add(0b11, 1085.0);   // population register and police
  counts.add(0b01, 26254.0);  // register alone
  counts.add(0b10, 255.0);    // police alone
  const auto missed = [&](double odds_ratio) {
    return size_of(counts, FixedOddsRatio{odds_ratio}) - counts.observed();
  };
  SideBySide table("Gerritse, van der Heijden & Bakker (2015)");
  table.compare("on neither list, odds ratio 1", {6170}, missed(1.0));
  table.compare("on neither list, odds ratio 1/2", {3085}, missed(0.5));
  table.compare("on neither list, odds ratio 2", {12341}, missed(2.0));
  table.compare("population, odds ratio 1", {33764}, size_of(counts, FixedOddsRatio{1.0}));
  return table.finish();
}
