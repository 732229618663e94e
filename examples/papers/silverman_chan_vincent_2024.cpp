// SPDX-License-Identifier: MIT
#include <string_view>

#include "examples/papers/resampling.h"

using namespace papers;

namespace {

/// What the paper found by its downhill search, which is not one of our methods: another selection
/// leads to the same model.
void compare_downhill(SideBySide& table) {
  table.compare("UK, 5 lists, downhill (ours: stepwise 0.005)", {12262},
                size_of(published("united_kingdom_five_lists"), stepwise(0.005)));
  table.compare("UK, 6 lists, downhill (ours: stepwise 0.005)", {12350},
                size_of(published("united_kingdom"), stepwise(0.005)));
  table.compare("New Orleans, 8 lists, downhill (ours: stepwise 0.02)", {1110},
                size_of(published("new_orleans"), stepwise(0.02)));
}

void compare_korea(SideBySide& table) {
  const ContingencyTable korea = published("korea");
  table.compare("Korea, 3 lists, minimum BIC", {157}, size_of(korea, minimum_bic(2)));
  table.compare("Korea, main effects", {142.0, 1, By::program}, size_of(korea, main_effects()));
  table.compare("Korea, stepwise 0.02", {268.78, 2, By::program}, size_of(korea, stepwise(0.02)));
}

/// The intervals of the largest candidate sets take minutes.
void compare_intervals(SideBySide& table, bool all) {
  const ContingencyTable korea = published("korea");
  compare_bca(table, "Korea, minimum BIC", {128, 349}, korea, minimum_bic(2));
  compare_bca(table, "Korea, best model alone, [12,23]", {131, 248}, korea,
              with_terms({0b011, 0b110}));
  if (!all) return;
  compare_bca(table, "New Orleans, 5 lists, minimum BIC, pairs", {397, 1505},
              published("new_orleans_five_lists"), minimum_bic(2));
  compare_bca(table, "UK, 5 lists, minimum BIC, pairs", {11456, 43894},
              published("united_kingdom_five_lists"), minimum_bic(2));
  compare_bca(table, "UK, 5 lists, minimum BIC, up to order 4", {11168, 56052},
              published("united_kingdom_five_lists"), minimum_bic(4));
}

}  // namespace

/// Silverman, Chan & Vincent (2024), Bootstrapping multiple systems estimates to account for model
/// selection, Statistics and Computing 34:44: estimates by the minimum of BIC over hierarchical
/// models. With the argument `intervals`, also those intervals that take long.
int main(int argc, char** argv) {
  const bool all = argc > 1 && std::string_view(argv[1]) == "intervals";
  const ContingencyTable uk = published("united_kingdom_five_lists");
  SideBySide table("Silverman, Chan & Vincent (2024)");
  const Estimate pairs = answer(uk, minimum_bic(2));
  table.compare("UK, 5 lists, pairs", {22991}, pairs.population_size);
  table.compare("UK, 5 lists, pairs: BIC of the best model", {196.540, 3, By::program},
                pairs.model->bic);
  table.compare("UK, 5 lists, up to order 4", {25311}, size_of(uk, minimum_bic(4)));
  table.compare("UK, 5 lists: BIC of the model with 12262", {197.495, 3, By::program},
                answer(uk, stepwise(0.005)).model->bic);
  table.compare("New Orleans, 5 lists, pairs", {981},
                size_of(published("new_orleans_five_lists"), minimum_bic(2)));
  compare_downhill(table);
  compare_korea(table);
  compare_intervals(table, all);
  return table.finish();
}
