// SPDX-License-Identifier: MIT
#include <cmath>
#include <vector>

#include "examples/papers/resampling.h"

using namespace papers;

namespace {

/// The root mean square of a column, with its Monte Carlo standard error: that of the mean square,
/// over twice the root.
Obtained root_mean_square(std::vector<double> errors) {
  for (double& error : errors) error *= error;
  const Moments squares = moments_of(errors);
  const double root = std::sqrt(squares.mean);
  return {root, squares.standard_error() / (2.0 * root)};
}

/// Errors of one method in the simulation.
struct Errors {
  std::vector<double> of_size;
  std::vector<double> of_log;
  int failed = 0;

  void add(const FitOutcome& outcome, double truth) {
    if (const Estimate* estimate = std::get_if<Estimate>(&outcome)) {
      of_size.push_back(estimate->population_size - truth);
      of_log.push_back(std::log(estimate->population_size / truth));
    } else {
      ++failed;
    }
  }
};

/// The published simulation had `published` tables: its Monte Carlo error follows from ours.
void compare(SideBySide& table, const std::string& what, Given given, const Obtained& obtained,
             std::size_t replicates) {
  constexpr double published = 500.0;
  given.standard_error =
      obtained.standard_error * std::sqrt(static_cast<double>(replicates) / published);
  table.compare(what, given, obtained);
}

}  // namespace

/// Chan, Silverman & Vincent (2021), section 3.4: tables drawn from the stepwise fit to the five
/// lists of the United Kingdom, and how far stepwise selection and the minimum of BIC over models
/// with pairs are off. An argument says how many tables; 500 without.
int main(int argc, char** argv) {
  const std::uint32_t replicates = tables_asked_for(argc, argv, 500);
  const Estimate truth = answer(published("united_kingdom_five_lists"), stepwise(0.02));
  const TableSampler tables = model_of(truth, 5);
  const double size = std::round(truth.population_size);

  Errors by_p_value;
  Errors by_bic;
  for (std::uint32_t replicate = 0; replicate < replicates; ++replicate) {
    const ContingencyTable drawn = tables.draw(replicate);
    by_p_value.add(outcome_of(drawn, stepwise(0.02)), size);
    by_bic.add(outcome_of(drawn, minimum_bic(2)), size);
  }

  SideBySide table("Chan, Silverman & Vincent (2021), section 3.4: " + std::to_string(replicates) +
                   " tables");
  table.compare("persons in the population", {11313}, truth.population_size);
  compare(table, "stepwise 0.02, root mean square error of N", {3057},
          root_mean_square(by_p_value.of_size), replicates);
  compare(table, "minimum BIC, root mean square error of N", {5834},
          root_mean_square(by_bic.of_size), replicates);
  compare(table, "stepwise 0.02, root mean square error of log N", {0.19, 2},
          root_mean_square(by_p_value.of_log), replicates);
  compare(table, "minimum BIC, root mean square error of log N", {0.34, 2},
          root_mean_square(by_bic.of_log), replicates);
  table.claim("stepwise selection is less wrong than the minimum of BIC",
              root_mean_square(by_p_value.of_log).value < root_mean_square(by_bic.of_log).value);
  std::printf("Tables without an estimate: stepwise %d, minimum BIC %d.\n", by_p_value.failed,
              by_bic.failed);
  return table.finish();
}
