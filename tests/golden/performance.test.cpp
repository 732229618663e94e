// SPDX-License-Identifier: MIT
// R's rsimsum 0.13.0 on a synthetic data set of 500 replicates of three methods; the call and the
// version stand in tests/golden/reference/perf_input.performance_measures.json.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "engine/performance/measures.h"
#include "tests/support/checkout.h"

namespace darknumber::performance_test {
namespace {

constexpr double truth = 10000.0;
const std::string folder = testing::checkout() + "/tests/golden/reference/";

/// Rows by method. The reference made its intervals as estimate +- z se, z the normal 97.5 % point.
std::map<std::string, ReplicateRows> peer_input() {
  constexpr double z = 1.959963984540054;
  std::map<std::string, ReplicateRows> rows;
  std::ifstream file(folder + "perf_input.csv");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string replicate, method, estimate, se;
    std::getline(cells, replicate, ',');
    std::getline(cells, method, ',');
    std::getline(cells, estimate, ',');
    std::getline(cells, se, ',');
    ReplicateRow row{no_number, no_number, no_number, no_number, 0, 0, 0, 0, Status::no_mle, false};
    if (estimate.substr(0, 2) != "NA") {
      row.status = Status::ok;
      row.estimate = std::stod(estimate);
      row.se = std::stod(se);
      row.lower = row.estimate - z * row.se;
      row.upper = row.estimate + z * row.se;
    }
    rows[method].push_back(row);
  }
  return rows;
}

nlohmann::json peer_answers() {
  std::ifstream file(folder + "perf_input.performance_measures.json");
  return nlohmann::json::parse(file)["values"]["summ"];
}

double relative_difference(double value, double reference) {
  return std::abs(value - reference) / std::max(1.0, std::abs(reference));
}

const std::map<std::string, std::string> our_name{
    {"thetamean", "mean"},      {"bias", "bias"},
    {"rbias", "relative_bias"}, {"empse", "empirical_se"},
    {"modelse", "model_se"},    {"relerror", "model_se_error"},
    {"cover", "coverage"},      {"becover", "coverage_bias_eliminated"}};

TEST_CASE("measures and their MCSE agree with rsimsum", "[golden]") {
  auto rows = peer_input();
  int compared = 0;
  for (const nlohmann::json& answer : peer_answers()) {
    const auto name = our_name.find(answer["stat"].get<std::string>());
    if (name == our_name.end()) continue;
    const std::string method = answer["method"];
    CAPTURE(method, name->second);
    const Measured ours = *measure(name->second, rows[method], truth);
    CHECK(relative_difference(ours.value, answer["est"].get<double>()) < 1e-8);
    ++compared;
    if (!answer["mcse"].is_number()) continue;
    CHECK(relative_difference(ours.mcse, answer["mcse"].get<double>()) < 1e-8);
    ++compared;
  }
  CHECK(compared == 44);  // 8 measures of 3 methods, 7 with MCSE; one MCSE of the peer is missing
}

TEST_CASE("the root mean square error is the root of rsimsum's mean square error", "[golden]") {
  auto rows = peer_input();
  int compared = 0;
  for (const nlohmann::json& answer : peer_answers()) {
    if (answer["stat"] != "mse") continue;  // the peer's name for the mean square error
    const Measured ours = *measure("rmse", rows[answer["method"].get<std::string>()], truth);
    const double square = answer["est"].get<double>();
    CHECK(relative_difference(ours.value * ours.value, square) < 1e-8);
    CHECK(relative_difference(2.0 * ours.value * ours.mcse, answer["mcse"].get<double>()) < 1e-8);
    ++compared;
  }
  CHECK(compared == 3);
}

TEST_CASE("the median over existing estimates, and the counts, agree with rsimsum", "[golden]") {
  auto rows = peer_input();
  int compared = 0;
  for (const nlohmann::json& answer : peer_answers()) {
    const std::string method = answer["method"];
    if (answer["stat"] == "nsim") {
      const Measured ours = *measure("mean", rows[method], truth);
      CHECK(ours.n_used == answer["est"].get<std::size_t>());
      CHECK(ours.n_used + ours.n_failed == 500);
      ++compared;
    }
    // The peer leaves missing estimates out of its median; ours counts those that grow without
    // bound as infinite.
    if (answer["stat"] == "thetamedian" && method != "C") {
      const Measured ours = *measure("median", rows[method], truth);
      CHECK(relative_difference(ours.value, answer["est"].get<double>()) < 1e-8);
      ++compared;
    }
  }
  CHECK(compared == 5);
}

}  // namespace
}  // namespace darknumber::performance_test
