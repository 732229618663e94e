// SPDX-License-Identifier: MIT
#include "examples/papers/published_tables.h"
#include "examples/papers/resampling.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

namespace {

/// Forty persons on list A, thirty on B, twenty on C, six on A and B: each model fails in its own
/// way, or not.
void compare_codes(SideBySide& table) {
  const ContingencyTable artificial(3, {0, 40, 30, 6, 20, 0, 0, 0});
  const auto code = [&](const std::vector<CaptureHistory>& terms) {
    return std::string(name_of(status_of(outcome_of(artificial, with_terms(terms)))));
  };
  table.compare_words("Artificial, [12,13,23]", "not_identifiable", code({0b011, 0b101, 0b110}));
  table.compare_words("Artificial, [12,3]", "no_mle", code({0b011}));
  table.compare_words("Artificial, [13,23]", "ok", code({0b101, 0b110}));
}

}  // namespace

/// Chan, Silverman & Vincent (2021), Multiple systems estimation for sparse capture data:
/// inferential challenges when there are nonoverlapping lists, JASA 116, 1297-1306: the estimates
/// of New Orleans, in the first version of the table (185 persons) and the corrected one, their BCa
/// intervals, and the codes of their section 2.
int main() {
  const ContingencyTable eight = published("new_orleans");
  const ContingencyTable five = published("new_orleans_five_lists");
  const ContingencyTable first_eight = first_version(eight);
  const ContingencyTable first_five = first_version(five);

  SideBySide table("Chan, Silverman & Vincent (2021)");
  table.compare("New Orleans, 8 lists, stepwise 0.02", {1184},
                size_of(first_eight, stepwise(0.02)));
  table.compare("New Orleans, 8 lists, main effects", {997}, size_of(first_eight, main_effects()));
  table.compare("New Orleans, 8 lists, stepwise 0.01", {997}, size_of(first_eight, stepwise(0.01)));
  table.compare("New Orleans, 5 lists, stepwise 0.02", {1034}, size_of(first_five, stepwise(0.02)));
  table.compare("New Orleans, 5 lists, main effects", {1034}, size_of(first_five, main_effects()));
  table.compare("New Orleans corrected, 8 lists, stepwise 0.02", {1110.488, 3},
                size_of(eight, stepwise(0.02)));
  table.compare("New Orleans corrected, 5 lists, main effects", {981},
                size_of(five, main_effects()));
  compare_codes(table);
  compare_bca(table, "New Orleans, 8 lists, stepwise 0.02", {717, 1657}, first_eight,
              stepwise(0.02));
  compare_bca(table, "New Orleans, 8 lists, main effects", {644, 1618}, first_eight,
              main_effects());
  compare_bca(table, "New Orleans, 5 lists, stepwise 0.02", {589, 1703}, first_five,
              stepwise(0.02));
  return table.finish();
}
