// SPDX-License-Identifier: MIT
#include <cstdio>
#include <string>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/estimators/estimator_spec.h"
#include "engine/estimators/fit.h"

using namespace darknumber;

namespace {

/// Women found in three lists (Ball, Shin & Yang 2018): 123 persons.
ContingencyTable published_table() {
  ContingencyTable table(3);
  table.add(0b001, 5);
  table.add(0b010, 5);
  table.add(0b100, 41);
  table.add(0b011, 54);
  table.add(0b101, 6);
  table.add(0b111, 12);
  return table;
}

void print(const std::string& label, const FitOutcome& outcome) {
  if (const Estimate* estimate = std::get_if<Estimate>(&outcome))
    std::printf("%-12s  %7.2f persons\n", label.c_str(), estimate->population_size);
  else
    std::printf("%-12s  no estimate: %s\n", label.c_str(),
                std::string(meaning_of(status_of(outcome))).c_str());
}

}  // namespace

/// What three estimators make of one table; the third has no answer, and says so.
int main() {
  const std::vector<std::string> names{"b", "c", "d"};
  const ListsInUse lists = every_agency(names);
  const ContingencyTable table = published_table();
  std::printf("%-12s  %7.2f persons\n", "observed", table.observed());

  const std::vector<EstimatorSpec> specs{
      {"chao", Chao{}, lists},
      {"independence", LoglinearFixed{FixedTerms::independence, {}}, lists},
      {"pairwise", LoglinearFixed{FixedTerms::pairwise, {}}, lists},
  };
  for (const EstimatorSpec& spec : specs) print(spec.label, estimate(spec, lists, table));
  return 0;
}
