// SPDX-License-Identifier: MIT
#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

namespace {

/// The four lists of the United Kingdom: without the public, police and agency united.
ContingencyTable four_lists() {
  ListsInUse lists = letters(5);
  lists.pop_back();
  return project(published("united_kingdom_five_lists"), lists);
}

}  // namespace

/// Silverman (2020), Model fitting in multiple systems analysis for the quantification of modern
/// slavery, JRSS A 183, 691-736: how far models of the same table are from each other. Its own
/// selection rules are not among our methods; the estimates without selection are.
int main() {
  const ContingencyTable uk = published("united_kingdom");
  const ContingencyTable uk_five = published("united_kingdom_five_lists");
  const ContingencyTable dutch = published("netherlands");
  const ContingencyTable dutch_five = published("netherlands_five_lists");
  SideBySide table("Silverman (2020)");
  table.compare("UK, 6 lists, main effects", {12214, 0, By::program}, size_of(uk, main_effects()));
  table.compare("UK, 5 lists, main effects", {13444, 0, By::program},
                size_of(uk_five, main_effects()));
  table.compare("UK, 4 lists, main effects", {10694, 0, By::program},
                size_of(four_lists(), main_effects()));
  table.compare("UK, 6 lists, all pairs", {10569, 0, By::program}, size_of(uk, all_pairs_model()));
  table.compare("UK, 5 lists, all pairs", {11233, 0, By::program},
                size_of(uk_five, all_pairs_model()));
  table.compare("Netherlands, 6 lists, main effects", {52823, 0, By::program},
                size_of(dutch, main_effects()));
  table.compare("Netherlands, 5 lists, main effects", {52924, 0, By::program},
                size_of(dutch_five, main_effects()));
  table.compare("Netherlands, 6 lists, all pairs", {47683, 0, By::program},
                size_of(dutch, all_pairs_model()));
  table.compare("Netherlands, 5 lists, all pairs", {45135, 0, By::program},
                size_of(dutch_five, all_pairs_model()));
  return table.finish();
}
