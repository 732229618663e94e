// SPDX-License-Identifier: MIT
#include <string>
#include <vector>

#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

namespace {

/// Persons alike within a class: the class's share, and its capture probability on each list.
struct PersonClass {
  double share = 0.0;
  std::vector<double> captures;
};

/// The probability of a history, classes mixed.
double probability(const std::vector<PersonClass>& classes, CaptureHistory history) {
  double sum = 0.0;
  for (const PersonClass& one : classes) {
    double product = one.share;
    for (std::size_t list = 0; list < one.captures.size(); ++list)
      product *=
          contains(history, static_cast<int>(list)) ? one.captures[list] : 1.0 - one.captures[list];
    sum += product;
  }
  return sum;
}

constexpr double persons = 100000.0;  // the largest population of the paper

ContingencyTable expected_table(const std::vector<PersonClass>& classes) {
  const auto lists = static_cast<int>(classes.front().captures.size());
  ContingencyTable table(lists);
  for (CaptureHistory h = 1; h < history_count(lists); ++h)
    table.add(h, persons * probability(classes, h));
  return table;
}

/// The estimate from the expected table, by that of the population.
double limit(const std::vector<PersonClass>& classes, const Method& method) {
  return size_of(expected_table(classes), method) / persons;
}

}  // namespace

/// Aleshin-Guendel, Sadinle & Wakefield (2021), The central role of the identifying assumption in
/// population size estimation, arXiv 2101.09304: three worlds of two classes of persons, and what
/// estimators converge to in them. The settings are the paper's; the numbers beside ours are
/// another program's.
int main() {
  const std::vector<PersonClass> first{{0.5, {0.2475, 0.2475}}, {0.5, {0.7425, 0.7425}}};
  const std::vector<PersonClass> second{{0.9, {0.099, 0.132}}, {0.1, {0.759, 0.99}}};
  const std::vector<PersonClass> third{{0.9, {0.033, 0.099, 0.132}}, {0.1, {0.825, 0.759, 0.99}}};
  SideBySide table("Aleshin-Guendel, Sadinle & Wakefield (2021), limits by the population");
  table.compare("example 1, share on no list", {0.31628, 5, By::program}, probability(first, 0));
  table.compare("example 1, Lincoln-Petersen", {0.8, 4, By::program},
                limit(first, LincolnPetersen{}));
  table.compare("example 2, share on no list", {0.70410, 5, By::program}, probability(second, 0));
  table.compare("example 2, Lincoln-Petersen", {0.4135, 4, By::program},
                limit(second, LincolnPetersen{}));
  table.compare("example 3a, share on no list", {0.68068, 5, By::program}, probability(third, 0));
  const std::vector<PersonClass> third_two{{0.9, {0.033, 0.099}}, {0.1, {0.825, 0.759}}};
  table.compare("example 3a, Lincoln-Petersen of two lists", {0.2824, 4, By::program},
                limit(third_two, LincolnPetersen{}));
  table.compare("example 3a, independence", {0.3902, 4, By::program}, limit(third, main_effects()));
  table.compare("example 3a, all pairs", {6.8345, 4, By::program}, limit(third, all_pairs_model()));
  // The other program has Chao's estimator without its factor (k - 1) / k, here 2/3.
  const double observed = 1.0 - probability(third, 0);
  table.compare("example 3a, Chao without (k - 1) / k", {0.7362, 4, By::program},
                observed + 1.5 * (limit(third, Chao{}) - observed));
  return table.finish();
}
