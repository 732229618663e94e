// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "engine/estimators/fit.h"
#include "engine/world/calibration/calibrate.h"
#include "tests/support/checkout.h"
#include "tests/support/reference.h"
#include "tests/support/scenario_builder.h"

namespace darknumber::calibrated_tables_test {
namespace {

/// The published tables whose every history occurs once; those with strata repeat them.
std::vector<std::string> plain_tables() {
  std::vector<std::string> names;
  const std::string folder = testing::checkout() + "/tests/golden/reference/data";
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (const std::string name = entry.path().stem().string(); !name.ends_with("_strata"))
      names.push_back(name);
  return names;
}

/// The number of victims solved, with every violation off; nothing where no world fits.
std::optional<double> victims_of(const ReferenceTable& table, Match match) {
  const std::vector<double> anything(table.lists.size(), 0.2);
  const Calibration calibration = calibrate(testing::textbook(1, anything), table.counts, match);
  const auto* calibrated = std::get_if<Calibrated>(&calibration);
  if (calibrated == nullptr) {
    UNSCOPED_INFO(std::get<Misfit>(calibration).reason);
    return std::nullopt;
  }
  return calibrated->victims;
}

FitOutcome estimate_all(const ReferenceTable& table, LoglinearFixed method) {
  return estimate(over_all_lists(table, std::move(method)), every_agency(table.lists),
                  table.counts);
}

struct Outcome {
  int agreed = 0;
  WorstDifference difference;
};

/// N as solved and the estimate of the model are the same number or both do not exist.
void compare(const ReferenceTable& table, Match match, const FitOutcome& model, Outcome& outcome) {
  const auto victims = victims_of(table, match);
  const bool exists = status_of(model) == Status::ok;
  REQUIRE(victims.has_value() == exists);
  if (!exists) return;
  CHECK(outcome.difference.add(*victims, std::get<Estimate>(model).population_size) <= 1e-9);
  ++outcome.agreed;
}

}  // namespace

TEST_CASE("with every violation off, N as solved is the independence model's estimate") {
  Outcome outcome;
  for (const std::string& name : plain_tables()) {
    INFO(name);
    const ReferenceTable table = read_reference_table(name);
    compare(table, Match::sizes, estimate_all(table, LoglinearFixed{}), outcome);
  }
  CHECK(outcome.agreed == 19);
}

TEST_CASE("with pairs, N as solved is the estimate of the model with all pairs") {
  Outcome outcome;
  for (const std::string& name : plain_tables()) {
    INFO(name);
    const ReferenceTable table = read_reference_table(name);
    compare(table, Match::pairs, estimate_all(table, {FixedTerms::pairwise, {}}), outcome);
  }
  CHECK(outcome.agreed == 17);  // for the other two there is none
}

}  // namespace darknumber::calibrated_tables_test
