// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/math/special_functions/binomial.hpp>
#include <cmath>
#include <vector>

#include "engine/performance/moments.h"
#include "engine/performance/quantiles.h"
#include "examples/papers/published_tables.h"
#include "examples/papers/side_by_side.h"

using namespace papers;

namespace {

constexpr double least_observed = 30.0;

/// Whom the other lists have of the persons on one list, whose number is known.
ContingencyTable members_of(const ContingencyTable& table, int list) {
  ListsInUse others = letters(table.lists());
  others.erase(others.begin() + list);
  ContingencyTable members(table.lists());
  for (CaptureHistory h = 1; h < history_count(table.lists()); ++h)
    if (contains(h, list)) members.add(h, table[h]);
  return project(members, others);
}

/// log(estimate / number of members) by the independence model, for each list but `left_out` whose
/// members the other lists have often enough.
void add_log_biases(const ContingencyTable& table, int left_out, std::vector<double>& biases) {
  for (int list = 0; list < table.lists(); ++list) {
    const ContingencyTable members = members_of(table, list);
    if (list == left_out || members.observed() < least_observed) continue;
    biases.push_back(std::log(size_of(members, main_effects()) / table.on_all(only(list))));
  }
}

void compare_internal_consistency(SideBySide& table) {
  constexpr int border_police = 1;  // list K: no overlap of the others among its members
  constexpr int none = -1;
  std::vector<double> biases;
  add_log_biases(published("united_kingdom_five_lists"), none, biases);
  add_log_biases(published("netherlands_five_lists"), border_police, biases);
  for (const char* name : {"new_orleans_five_lists", "western_united_states", "australia"})
    add_log_biases(published(name), none, biases);
  std::sort(biases.begin(), biases.end());
  const Moments moments = moments_of(biases);
  double squares = 0.0;
  for (double bias : biases) squares += bias * bias;
  table.compare("subsets of known size", {10, 0, By::program}, static_cast<double>(biases.size()));
  table.compare("independence, mean log relative bias", {-0.29, 2}, moments.mean);
  table.compare("independence, median", {-0.28, 2}, quantile_of_sorted(biases, 0.5));
  table.show("independence, standard deviation", {0.50, 2}, {moments.sd()});
  table.show("independence, root mean square", {0.55, 2},
             {std::sqrt(squares / static_cast<double>(biases.size()))});
}

/// log of the probability of one history of `on` of `lists` lists, capture probabilities common to
/// all lists and Beta(a, b) over persons.
double log_probability(double a, double b, int on, int lists) {
  return std::lgamma(a + on) + std::lgamma(b + lists - on) - std::lgamma(a + b + lists) -
         std::lgamma(a) - std::lgamma(b) + std::lgamma(a + b);
}

/// The large-sample relative bias of the model with all interactions but the top one: p0 (exp(g) -
/// 1), g the alternating sum of the logs. Source: Binette & Steorts (2022).
double bias_by_formula(double a, double b, int lists) {
  double exponent = 0.0;
  for (int on = 0; on <= lists; ++on)
    exponent -= std::pow(-1.0, on) *
                boost::math::binomial_coefficient<double>(static_cast<unsigned>(lists),
                                                          static_cast<unsigned>(on)) *
                log_probability(a, b, on, lists);
  return std::exp(log_probability(a, b, 0, lists)) * std::expm1(exponent);
}

/// The expected table of a million persons.
ContingencyTable expected_table(double a, double b, int lists) {
  ContingencyTable table(lists);
  for (CaptureHistory h = 1; h < history_count(lists); ++h)
    table.add(h, 1e6 * std::exp(log_probability(a, b, lists_on(h), lists)));
  return table;
}

double bias_by_fit(double a, double b, int lists, const Method& method) {
  return size_of(expected_table(a, b, lists), method) / 1e6 - 1.0;
}

void compare_beta_biases(SideBySide& table) {
  constexpr double missed = 0.75;  // the mean probability not to be captured
  for (int lists = 2; lists <= 6; ++lists)
    for (double precision : {1.0, 5.0, 40.0}) {
      const double a = (1.0 - missed) * precision;
      const double b = missed * precision;
      table.compare(std::to_string(lists) + " lists, Beta of precision " +
                        std::to_string(static_cast<int>(precision)) + ", relative bias",
                    {bias_by_formula(a, b, lists), 6, By::formula},
                    bias_by_fit(a, b, lists, all_but_the_top(lists)));
    }
  table.compare("Beta(.8, 6), 2 lists, Lincoln-Petersen, bias", {-0.49, 2, By::program},
                bias_by_fit(0.8, 6.0, 2, LincolnPetersen{}));
  const std::vector<Given> no_top{
      {-0.21, 2, By::program}, {-0.14, 2, By::program}, {-0.09, 2, By::program}};
  const std::vector<Given> independence{
      {-0.47, 2, By::program}, {-0.46, 2, By::program}, {-0.44, 2, By::program}};
  for (int lists = 3; lists <= 5; ++lists) {
    const auto i = static_cast<std::size_t>(lists - 3);
    const std::string label = "Beta(.8, 6), " + std::to_string(lists) + " lists, ";
    table.compare(label + "no top interaction", no_top[i],
                  bias_by_fit(0.8, 6.0, lists, all_but_the_top(lists)));
    table.compare(label + "independence", independence[i],
                  bias_by_fit(0.8, 6.0, lists, main_effects()));
  }
}

}  // namespace

/// Binette & Steorts (2022), On the reliability of multiple systems estimation models in the
/// presence of heterogeneity, JRSS A: how well an estimate finds again the size of a list, which is
/// known, from the other lists; and the large-sample bias where persons differ.
int main() {
  SideBySide table("Binette & Steorts (2022)");
  compare_internal_consistency(table);
  compare_beta_biases(table);
  return table.finish();
}
