// SPDX-License-Identifier: MIT
#include "tests/support/accuracy.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "tests/support/reference.h"

namespace darknumber::testing {
namespace {

/// Processors differ by up to 2.3e-13 in estimates (docs/verification.md).
constexpr int least_power = -11;
constexpr double of_processors = 1e-12;

/// "Rcapture 1.4.4"; what was written out in R is R's.
std::string package_in(const nlohmann::json& file) {
  const std::string name = file.at("package").at("name");
  const std::string version = file.at("package").at("version");
  return (name == "hand-computed in base R" ? "R" : name) + " " + version;
}

}  // namespace

double Distances::add(double value, double reference, double scale) {
  const double difference = relative_difference(value, reference, scale);
  keep(difference, false);
  return difference;
}

bool Distances::add_equal(bool equal) {
  keep(equal ? 0.0 : 1.0, true);
  return equal;
}

void Distances::add_in_errors(double standard_errors) {
  keep(std::abs(standard_errors), false);
}

void Distances::keep(double size, bool exact) {
  all_.push_back({size, page_->table_});
  exact_ = exact_ && exact;
  page_->account_for(1);
}

double Distances::median() const {
  if (all_.empty()) return 0.0;
  std::vector<double> sizes;
  for (const Distance& one : all_) sizes.push_back(one.size);
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>((sizes.size() - 1) / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

Distance Distances::worst() const {
  const auto less = [](const Distance& a, const Distance& b) { return a.size < b.size; };
  return all_.empty() ? Distance{} : *std::max_element(all_.begin(), all_.end(), less);
}

nlohmann::json AccuracyPage::open(const std::string& dataset, const std::string& estimator,
                                  const std::string& package) {
  nlohmann::json file = read_reference(dataset, estimator);
  from(dataset, package.empty() ? package_in(file) : package,
       "golden/" + dataset + "." + estimator + ".json");
  return file;
}

void AccuracyPage::from(const std::string& table, const std::string& package,
                        const std::string& file) {
  table_ = table;
  package_ = package;
  file_ = file;
}

AccuracyRow& AccuracyPage::row(const std::string& method, const std::string& options) {
  for (AccuracyRow& row : rows_)
    if (row.method == method && row.options == options && row.package == package_) return row;
  return rows_.emplace_back(
      AccuracyRow{method, options, package_, Distances(*this), Distances(*this), Distances(*this)});
}

void AccuracyPage::disagrees(const std::string& method, const std::string& reason, int values) {
  auto found =
      std::find_if(disagreements_.begin(), disagreements_.end(), [&](const Disagreement& one) {
        return one.method == method && one.package == package_ && one.reason == reason;
      });
  if (found == disagreements_.end())
    found = disagreements_.insert(found, Disagreement{method, package_, reason, 0, {}});
  found->values += values;
  found->tables.insert(table_);
  account_for(values);
}

void AccuracyPage::account_for(int values) {
  if (!file_.empty()) files_[file_] += values;
}

std::string power_above(double difference) {
  int power = least_power;
  while (power < 0 && difference >= std::pow(10.0, power)) ++power;
  return difference < 1.0 ? fmt::format("< 1e{}", power) : fmt::format("{:.0e}", difference);
}

bool is_on_edge(double difference) {
  for (int power = least_power; power <= 0; ++power)
    if (std::abs(difference - std::pow(10.0, power)) <= of_processors) return true;
  return false;
}

}  // namespace darknumber::testing
