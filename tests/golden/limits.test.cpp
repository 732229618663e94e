// SPDX-License-Identifier: MIT
// The inflation of four estimators in the large-sample limit, five lists with capture probabilities
// (.02, .03, .10, .015, .02), against values that an independent program gave to four decimals.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "engine/world/world.h"
#include "tests/support/checkout.h"
#include "tests/support/large_sample.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::limits_test {
namespace {

using namespace testing;

constexpr std::int64_t victims = 1'000'000;
constexpr double half_a_digit = 0.5e-4 + 1e-9;  // four decimals are printed
const std::vector<double> capture{0.02, 0.03, 0.10, 0.015, 0.02};

/// Observed, then LP of lists 3 and 1, independence, all pairs and Chao; all divided by N.
using Row = std::array<double, 5>;

std::map<std::string, Row> reference() {
  std::ifstream file(testing::checkout() + "/tests/golden/reference/limits.tsv");
  REQUIRE(file.good());
  std::map<std::string, Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::string name;
    std::getline(fields, name, '\t');
    for (double& value : rows[name]) fields >> value;
    REQUIRE(fields);
  }
  return rows;
}

Scenario baseline() {
  return textbook(victims, capture);
}

Scenario singletons(double share) {
  Scenario scenario = baseline();
  set_false_positive_shares(scenario, std::vector<double>(5, share));
  return scenario;
}

/// A pool of 0.25 N bystanders, each on list j with probability `factor` times the victims'.
Scenario pool(double factor) {
  Scenario scenario = baseline();
  std::vector<double> alarms = capture;
  for (double& alarm : alarms) alarm *= factor;
  set_false_alarms(scenario, victims / 4, alarms);
  return scenario;
}

/// 0.02 N bystanders on list 3, a share of them on list 1 as well: two strata of bystanders.
Scenario copied(double share) {
  Scenario scenario = baseline();
  set_strata(scenario, {{"copied", 0.5, share}, {"not copied", 0.5, 1.0 - share}});
  set_false_alarms(scenario, victims / 50, {0.0, 0.0, 1.0, 0.0, 0.0});
  scenario.agencies[0].in_stratum[0].false_alarm_probability = 1.0;
  return scenario;
}

Scenario with_rate(double AgencyRates::*rate, double value) {
  Scenario scenario = baseline();
  set_rate(scenario, rate, value);
  return scenario;
}

Scenario heterogeneous(double sd) {
  Scenario scenario = baseline();
  add_trait(scenario, {"trait", NormalTrait{sd}}, std::vector<double>(5, 1.0));
  return scenario;
}

Scenario uncatchable(double share) {
  Scenario scenario = baseline();
  set_strata(scenario, {{"catchable", 1.0 - share, 0.5}, {"uncatchable", share, 0.5}});
  for (AgencySpec& agency : scenario.agencies) agency.in_stratum[1].capture_probability = 0.0;
  return scenario;
}

Scenario referring(double probability) {
  Scenario scenario = baseline();
  scenario.referrals = {{2, 0, probability, Group::everyone}};
  return scenario;
}

/// After contact with list 3 a person avoids every other.
Scenario avoiding(double probability) {
  Scenario scenario = baseline();
  for (int other : {0, 1, 3, 4})
    scenario.avoidance.push_back({2, other, probability, Group::everyone});
  return scenario;
}

constexpr auto anonymous = &AgencyRates::anonymous_share;
constexpr auto duplicates = &AgencyRates::duplicate_probability;
/// Anonymous records thrown away never reach the register.
constexpr auto reported = &AgencyRates::reporting_probability;

const std::map<std::string, std::function<Scenario()>> compared{
    {"baseline", baseline},
    {"FP singleton share f=0.05 in every list", [] { return singletons(0.05); }},
    {"FP singleton share f=0.10 in every list", [] { return singletons(0.10); }},
    {"FP singleton share f=0.20 in every list", [] { return singletons(0.20); }},
    {"FP singleton share f=0.30 in every list", [] { return singletons(0.30); }},
    {"FP singleton share f=0.50 in every list", [] { return singletons(0.50); }},
    {"FP pool M=0.25N, g=0.5 p", [] { return pool(0.5); }},
    {"FP pool M=0.25N, g=1.0 p", [] { return pool(1.0); }},
    {"FP pool M=0.25N, g=2.0 p", [] { return pool(2.0); }},
    {"FP pool M=0.25N, g=10.0 p", [] { return pool(10.0); }},
    {"FP F=0.02N at list 3, share s=0.00 copied to list 1", [] { return copied(0.0); }},
    {"FP F=0.02N at list 3, share s=0.25 copied to list 1", [] { return copied(0.25); }},
    {"FP F=0.02N at list 3, share s=1.00 copied to list 1", [] { return copied(1.0); }},
    {"anonymous share a=0.05, kept as new persons", [] { return with_rate(anonymous, 0.05); }},
    {"anonymous share a=0.10, kept as new persons", [] { return with_rate(anonymous, 0.10); }},
    {"anonymous share a=0.30, kept as new persons", [] { return with_rate(anonymous, 0.30); }},
    {"anonymous share a=0.30, dropped", [] { return with_rate(reported, 0.70); }},
    {"within-list unlinked duplicates d=0.05", [] { return with_rate(duplicates, 0.05); }},
    {"within-list unlinked duplicates d=0.10", [] { return with_rate(duplicates, 0.10); }},
    {"logit-normal heterogeneity sigma=0.5, all lists same sign",
     [] { return heterogeneous(0.5); }},
    {"logit-normal heterogeneity sigma=1.0, all lists same sign",
     [] { return heterogeneous(1.0); }},
    {"logit-normal heterogeneity sigma=1.5, all lists same sign",
     [] { return heterogeneous(1.5); }},
    {"logit-normal heterogeneity sigma=2.0, all lists same sign",
     [] { return heterogeneous(2.0); }},
    {"uncatchable share u=0.1", [] { return uncatchable(0.1); }},
    {"uncatchable share u=0.3", [] { return uncatchable(0.3); }},
    {"uncatchable share u=0.5", [] { return uncatchable(0.5); }},
    {"referral 3->1 r=0.02", [] { return referring(0.02); }},
    {"referral 3->1 r=0.05", [] { return referring(0.05); }},
    {"referral 3->1 r=0.10", [] { return referring(0.10); }},
    {"referral 3->1 r=0.30", [] { return referring(0.30); }},
    {"avoidance after list 3, a=0.2", [] { return avoiding(0.2); }},
    {"avoidance after list 3, a=0.5", [] { return avoiding(0.5); }},
    {"avoidance after list 3, a=0.8", [] { return avoiding(0.8); }},
};

Row inflations(const Scenario& scenario) {
  const ContingencyTable table = expected_register(compose_world(scenario)).entities;
  // The reference's Chao has no factor (k - 1) / k, with k = 5 lists.
  const double chao = table.observed() + (population_size(table, Chao{}) - table.observed()) * 1.25;
  Row row{table.observed(), population_size(table, LincolnPetersen{}, {2, 0}),
          population_size(table, independence), population_size(table, pairwise), chao};
  for (double& value : row) value /= static_cast<double>(victims);
  return row;
}

}  // namespace

TEST_CASE("the inflation in the large-sample limit agrees with an independent program",
          "[golden]") {
  const std::array<std::string, 5> columns{"observed", "LP(3,1)", "independence", "all pairs",
                                           "Chao"};
  const auto rows = reference();
  for (const auto& [name, build] : compared) {
    INFO(name);
    const Row& expected = rows.at(name);
    const Row row = inflations(build());
    for (std::size_t column = 0; column < row.size(); ++column) {
      INFO(columns[column] << ": " << row[column] << ", expected " << expected[column]);
      CHECK(std::abs(row[column] - expected[column]) <= half_a_digit);
    }
  }
}

TEST_CASE("every limit of the reference is compared", "[golden]") {
  std::set<std::string> built;
  for (const auto& [name, build] : compared) built.insert(name);
  std::set<std::string> present;
  for (const auto& [name, row] : reference()) present.insert(name);
  CHECK(built == present);
  CHECK(compared.size() == 33);
}

}  // namespace darknumber::limits_test
