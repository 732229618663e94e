// SPDX-License-Identifier: MIT
#include "engine/estimators/methods/sample_coverage.h"
#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

namespace {

Given by_program(double value, int decimals) {
  return {value, decimals, By::program};
}

Method lists_independent() {
  return SampleCoverage{CoverageVariant::independent};
}

/// Hepatitis A in a college of northern Taiwan, 1995: serum, doctors' reports, questionnaires. The
/// true number was later found to be near 545.
void compare_hepatitis(SideBySide& table) {
  const ContingencyTable hepatitis(3, {0, 69, 55, 21, 63, 17, 18, 28});
  const auto two_lists = [&](std::size_t first, std::size_t second) {
    const ListsInUse lists = letters(3);
    return size_of(project(hepatitis, {lists[first], lists[second]}), LincolnPetersen{});
  };
  table.compare("hepatitis A, Lincoln-Petersen, lists 1 and 2", {336}, two_lists(0, 1));
  table.compare("hepatitis A, Lincoln-Petersen, lists 1 and 3", {378}, two_lists(0, 2));
  table.compare("hepatitis A, Lincoln-Petersen, lists 2 and 3", {334}, two_lists(1, 2));
  table.compare("hepatitis A, independence", by_program(388.5, 1),
                size_of(hepatitis, main_effects()));
  table.compare("hepatitis A, all pairs", by_program(1312.8, 1),
                size_of(hepatitis, all_pairs_model()));
  table.compare("hepatitis A, sample coverage", {0.513, 3},
                coverage_statistics(hepatitis).coverage);
  table.compare("hepatitis A, by coverage, lists independent", {407},
                size_of(hepatitis, lists_independent()));
}

/// Known diabetes in a town of northern Italy, 1988: clinic or doctor, hospital, prescriptions,
/// strips and syringes.
void compare_diabetes(SideBySide& table) {
  const ContingencyTable diabetes(
      4, {0, 709, 74, 104, 182, 650, 20, 157, 10, 12, 7, 18, 8, 46, 14, 58});
  table.compare("diabetes, independence", by_program(2250.6, 1), size_of(diabetes, main_effects()));
  table.compare("diabetes, all pairs", by_program(2789.8, 1), size_of(diabetes, all_pairs_model()));
  table.compare("diabetes, no top interaction", by_program(5366.9, 1),
                size_of(diabetes, all_but_the_top(4)));
  table.compare("diabetes, sample coverage", by_program(0.803, 3),
                coverage_statistics(diabetes).coverage);
  table.compare("diabetes, by coverage, lists independent", by_program(2271.7, 1),
                size_of(diabetes, lists_independent()));
}

}  // namespace

/// Chao, Tsay, Lin, Shau & Chao (2001), The applications of capture-recapture models to
/// epidemiological data, Statistics in Medicine 20, 3123-3157: two tables that textbooks use.
int main() {
  SideBySide table("Chao, Tsay, Lin, Shau & Chao (2001)");
  compare_hepatitis(table);
  compare_diabetes(table);
  return table.finish();
}
