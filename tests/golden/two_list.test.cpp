// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/estimators/fit.h"
#include "engine/estimators/methods/chao.h"
#include "tests/golden/comparisons.h"
#include "tests/support/reference.h"

namespace darknumber::two_list_test {
namespace {

constexpr const char* formulas = "R 4.2.2";
constexpr double exact = 1e-13;  // rounding of the reference's own digits

/// A reference number; "Inf" and the like for those that do not exist.
bool is_number(const nlohmann::json& value) {
  return value.is_number();
}

FitOutcome estimate_pair(const ReferenceTable& table, const nlohmann::json& pair, Method method) {
  const ListsInUse all = every_agency(table.lists);
  EstimatorSpec spec = over_all_lists(table, std::move(method));
  spec.lists.clear();
  for (const char* key : {"list_i", "list_j"})
    for (const ListInUse& list : all)
      if (list.name == pair.at(key).get<std::string>()) spec.lists.push_back(list);
  return estimate(spec, all, table.counts);
}

}  // namespace

void compare_pairs(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("two_list");
  for (const std::string& dataset : datasets) {
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json reference = page.open(dataset, "two_list");
    testing::AccuracyRow& of_lp = page.row("lincoln_petersen");
    testing::AccuracyRow& of_chapman = page.row("chapman");
    const std::size_t lists = table.lists.size();
    REQUIRE(reference.at("values").at("pairs").size() == lists * (lists - 1) / 2);
    for (const nlohmann::json& pair : reference.at("values").at("pairs")) {
      INFO(dataset << " " << pair.dump());
      const FitOutcome lp = estimate_pair(table, pair, LincolnPetersen{});
      if (pair.at("m") == 0) {
        CHECK(status_of(lp) == Status::no_overlap);
        page.disagrees("lincoln_petersen",
                       "the formula divides by 0 where nobody is on both lists; here `no_overlap`");
      } else {
        REQUIRE(status_of(lp) == Status::ok);
        const Estimate& e = std::get<Estimate>(lp);
        CHECK(of_lp.values.add(e.population_size, pair.at("LP")) <= exact);
        CHECK(of_lp.errors.add(*e.se, pair.at("LP_se")) <= exact);
        CHECK(of_lp.errors.add(*e.se * *e.se, pair.at("LP_var")) <= exact);
      }
      const FitOutcome chapman = estimate_pair(table, pair, Chapman{});
      REQUIRE(status_of(chapman) == Status::ok);
      const Estimate& e = std::get<Estimate>(chapman);
      REQUIRE(is_number(pair.at("Chapman")));
      CHECK(of_chapman.values.add(e.population_size, pair.at("Chapman")) <= exact);
      CHECK(of_chapman.errors.add(*e.se, pair.at("Chapman_se")) <= exact);
      CHECK(e.boundary == (pair.at("m") == 0 || *e.se == 0.0));
    }
  }
  CHECK(count_of_files("two_list") == datasets.size());
}

void compare_chao(testing::AccuracyPage& page) {
  const std::vector<std::string> datasets = indexed_datasets("chao_lower_bound");
  for (const std::string& dataset : datasets) {
    INFO(dataset);
    const ReferenceTable table = read_reference_table(dataset);
    const nlohmann::json hand =
        page.open(dataset, "chao_lower_bound", formulas).at("values").at("hand");
    testing::AccuracyRow& row = page.row("chao");
    const FitOutcome outcome =
        estimate(over_all_lists(table, Chao{}), every_agency(table.lists), table.counts);
    REQUIRE(status_of(outcome) == Status::ok);
    const Estimate& e = std::get<Estimate>(outcome);
    CHECK(hand.at("n") == table.counts.observed());
    REQUIRE(is_number(hand.at("Chao_t")));  // the form with (k - 1)/k
    CHECK(row.values.add(e.population_size, hand.at("Chao_t")) <= exact);
    // The variance is on file for the limit of many lists, where the factor is 1; the same function
    // gives both.
    const ChaoEstimate limit = chao_from_frequencies(
        {table.counts.observed(), table.counts.on_exactly(1), table.counts.on_exactly(2)}, 1.0);
    CHECK(row.values.add(table.counts.observed() + limit.dark_figure, hand.at("Chao1_poisson")) <=
          exact);
    CHECK(row.errors.add(limit.variance, hand.at("Chao1_var")) <= exact);
  }
  CHECK(count_of_files("chao_lower_bound") == datasets.size());
}

TEST_CASE("Lincoln-Petersen and Chapman equal the reference on every pair of lists") {
  testing::AccuracyPage page;
  compare_pairs(page);
}

TEST_CASE("Chao's estimator equals the reference") {
  testing::AccuracyPage page;
  compare_chao(page);
}

}  // namespace darknumber::two_list_test
