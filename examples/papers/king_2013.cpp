// SPDX-License-Identifier: MIT
#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

namespace {

Obtained average_by_bic(const CellsInDoubt& in_doubt) {
  LoglinearAverage average;
  average.criterion = Criterion::bic;
  average.order = 2;
  const ContingencyTable table = published("scotland");
  EstimatorSpec spec{"average_bic", average, letters(table.lists())};
  spec.in_doubt = in_doubt;
  return {std::get<Estimate>(fit(spec, table, table)).population_size};
}

}  // namespace

/// People who inject drugs in Scotland, 2006. King, Bird, Overstall, Hay & Hutchinson (2013), J. R.
/// Statist. Soc. A 176; Overstall, King, Bird, Hutchinson & Hay (2014), Statist. in Med. 33:
/// Bayesian averages over log-linear models of pairs, with the count of one cell right-censored.
/// The numbers are those of the authors' R package conting 1.7 on the table of everyone (bict,
/// prior "UIP", 20,000 draws, two chains each), which the paper has by age, sex and region. A unit
/// information prior has the weight of one person, and so the average by BIC is near its posterior
/// mean.
int main() {
  const CellsInDoubt diagnoses_alone{{}, {0b1000}};
  SideBySide table("People who inject drugs in Scotland, 2006");
  // The mean of the package's two chains, and half their difference for its error.
  table.compare("posterior mean, the cell at face value", {32169.9, 0, By::program, 712.1},
                average_by_bic({}));
  table.compare("posterior mean, the cell an upper bound", {25450.5, 0, By::program, 302.2},
                average_by_bic(diagnoses_alone));
  table.claim("with a bound on the cell there are some 7,000 fewer",
              average_by_bic({}).value - average_by_bic(diagnoses_alone).value > 6000.0);
  return table.finish();
}
