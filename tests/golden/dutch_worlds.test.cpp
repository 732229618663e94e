// SPDX-License-Identifier: MIT
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/contingency_table.h"
#include "engine/core/estimate.h"
#include "engine/input/read_table.h"
#include "engine/scenario/format/read_agency_table.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/prepared_point.h"
#include "engine/world/calibration/calibrate.h"
#include "tests/support/checkout.h"

namespace darknumber::dutch_worlds_test {
namespace {

/// Silverman (2020), JRSS A 183(3), Table 2: list sizes in the scenario's order of agencies
/// (P, K, Z, R, O, I), and persons observed.
constexpr std::array<double, 6> published_sizes{4812, 1348, 848, 742, 536, 398};
constexpr double published_observed = 8234;

/// A world, its solved population size before rounding (to 0.1), and N-hat/truth on its expected
/// table: chao, independence, pairwise, stepwise by AIC and by BIC. From a program that shares no
/// code with this one (plain Python: its own laws, quadrature, and dense Newton fits; referral by
/// enumerating which agency would refer to which).
struct DutchWorld {
  std::string file;
  double population_size;
  std::array<double, 5> inflation;
};

const std::vector<DutchWorld> dutch_worlds{
    {"netherlands/none", 52823.5, {1.275651, 1.000000, 1.000000, 1.000000, 1.000000}},
    {"netherlands/false_positives", 30511.0, {2.243338, 1.731291, 2.097521, 1.492779, 1.557776}},
    {"netherlands/linkage", 47134.0, {1.433025, 1.120708, 1.194099, 1.120708, 1.120708}},
    {"netherlands/heterogeneity", 59661.3, {1.136264, 0.885390, 0.999420, 0.850020, 0.885390}},
    {"netherlands/dependence", 54496.7, {1.243191, 0.969297, 1.000000, 1.000000, 1.000000}},
    {"netherlands/all", 32277.5, {2.174004, 1.636538, 2.393392, 1.442772, 1.507945}},
    {"netherlands", 32277.5, {2.174004, 1.636538, 2.393392, 1.442772, 1.507945}},
    {"netherlands/everything", 22501.2, {1.265534, 0.939037, 1.224825, 1.009760, 0.984024}},
};

PreparedPoint prepare(const std::string& file) {
  return prepare_point(load_scenario(testing::checkout() + "/scenarios/" + file + ".json"));
}

double inflation_of(const PreparedPoint& study, std::size_t answer) {
  REQUIRE(status_of(study.on_expected[answer]) == Status::ok);
  return std::get<Estimate>(study.on_expected[answer]).population_size / study.truth();
}

}  // namespace

TEST_CASE("every Dutch world gives back the published list sizes and number observed") {
  for (const DutchWorld& dutch : dutch_worlds) {
    INFO(dutch.file);
    const PreparedPoint study = prepare(dutch.file);
    const ContingencyTable& entities = study.expected.entities;
    REQUIRE(entities.lists() == 6);
    // Capture probabilities are written to ten decimals: 5e-11 times a population below 60,000,
    // and twice that where half of a list is false.
    for (int list = 0; list < 6; ++list)
      CHECK(std::abs(entities.on_all(only(list)) -
                     published_sizes[static_cast<std::size_t>(list)]) < 1e-5);
    // One victim more adds less than 0.02 to the number observed, list sizes held; half of that
    // is what a whole number of victims can miss by.
    CHECK(std::abs(entities.observed() - published_observed) < 0.01);
    CHECK(std::abs(static_cast<double>(study.scenario.population.victims) - dutch.population_size) <
          0.6);
  }
}

TEST_CASE("calibrated to the published table, every Dutch world gives back its own number") {
  for (const DutchWorld& dutch : dutch_worlds) {
    INFO(dutch.file);
    Scenario scenario = prepare(dutch.file).scenario;
    std::vector<std::string> notes;
    const ContingencyTable table =
        read_agency_table(read_table_file(testing::checkout() + "/examples/data/netherlands.csv"),
                          scenario, {}, notes)
            .table;
    CHECK(notes.empty());
    for (AgencySpec& agency : scenario.agencies)
      agency.rates.capture_probability = agency.in_stratum[0].capture_probability = 0.5;
    scenario.population.victims = 1;
    const auto calibrated = std::get<Calibrated>(calibrate(scenario, table, Match::sizes));
    CHECK(std::abs(calibrated.victims - dutch.population_size) < 0.05 + 1e-9);
    CHECK(calibrated.expected.entities.observed() == Approx(published_observed).epsilon(1e-10));
    for (int list = 0; list < 6; ++list)
      CHECK(calibrated.expected.entities.on_all(only(list)) ==
            Approx(published_sizes[static_cast<std::size_t>(list)]).epsilon(1e-10));
  }
}

TEST_CASE("on every Dutch world the estimators are as wrong as computed elsewhere") {
  for (const DutchWorld& dutch : dutch_worlds) {
    const PreparedPoint study = prepare(dutch.file);
    REQUIRE(study.answers.size() == dutch.inflation.size());
    for (std::size_t i = 0; i < dutch.inflation.size(); ++i) {
      INFO(dutch.file << ", " << study.answers[i].label);
      CHECK(std::abs(inflation_of(study, i) - dutch.inflation[i]) < 1e-6);
    }
  }
}

TEST_CASE("in the textbook's world the independence model is right") {
  const PreparedPoint study = prepare("textbook");
  for (std::size_t a = 0; a < study.answers.size(); ++a) {
    const std::string& label = study.answers[a].label;
    if (label != "independence" && label != "pairwise" &&
        label != "lincoln_petersen[Police,Helpline]")
      continue;
    INFO(label);
    CHECK(inflation_of(study, a) == Approx(1.0).epsilon(1e-9));
  }
}

}  // namespace darknumber::dutch_worlds_test
