// SPDX-License-Identifier: MIT
#include "tests/support/reference.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/support/checkout.h"

namespace darknumber {
namespace {

std::string folder() {
  return testing::checkout() + "/tests/golden/reference/";
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::stringstream stream(line);
  for (std::string field; std::getline(stream, field, ',');) fields.push_back(field);
  return fields;
}

nlohmann::json read_json(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("no reference file " + path);
  return nlohmann::json::parse(file);
}

}  // namespace

ReferenceTable read_reference_table(const std::string& dataset) {
  std::ifstream file(folder() + "data/" + dataset + ".csv");
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("no reference table " + dataset);
  std::vector<std::string> lists = fields_of(line);
  lists.pop_back();  // count
  ContingencyTable counts(static_cast<int>(lists.size()));
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = fields_of(line);
    CaptureHistory history = 0;
    for (std::size_t list = 0; list < lists.size(); ++list)
      if (fields.at(list) == "1") history |= only(static_cast<int>(list));
    counts.add(history, std::stod(fields.back()));
  }
  return {std::move(lists), std::move(counts)};
}

nlohmann::json read_reference(const std::string& dataset, const std::string& estimator) {
  return read_json(folder() + "golden/" + dataset + "." + estimator + ".json");
}

std::vector<std::string> indexed_datasets(const std::string& estimator) {
  return read_json(folder() + "golden/INDEX.json").at("by_estimator").at(estimator);
}

std::size_t count_of_files(const std::string& estimator) {
  const std::string ending = "." + estimator + ".json";
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder() + "golden")) {
    const std::string name = entry.path().filename().string();
    if (name.size() > ending.size() &&
        name.compare(name.size() - ending.size(), ending.size(), ending) == 0)
      ++count;
  }
  return count;
}

CaptureHistory term_of(const std::string& text, const ReferenceTable& table) {
  CaptureHistory term = 0;
  std::size_t begin = 0;
  for (;;) {
    const std::size_t colon = text.find(':', begin);
    const std::string name = text.substr(begin, colon - begin);
    const auto found = std::find(table.lists.begin(), table.lists.end(), name);
    if (found == table.lists.end()) throw std::runtime_error("no list " + name);
    term |= only(static_cast<int>(found - table.lists.begin()));
    if (colon == std::string::npos) return term;
    begin = colon + 1;
  }
}

std::vector<CaptureHistory> interactions_in(const std::string& model) {
  std::vector<CaptureHistory> terms(1, 0);
  for (char c : model) {
    if (c == ',') terms.push_back(0);
    if (c >= '1' && c <= '9') terms.back() |= only(c - '1');
  }
  std::erase_if(terms, [](CaptureHistory term) { return lists_on(term) < 2; });
  return terms;
}

EstimatorSpec over_all_lists(const ReferenceTable& table, Method method) {
  EstimatorSpec spec;
  spec.method = std::move(method);
  spec.lists = every_agency(table.lists);
  return spec;
}

double relative_difference(double value, double reference, double scale) {
  if (value == reference) return 0.0;
  const double size = std::max(std::abs(reference), scale);
  const double difference = std::abs(value - reference) / (size > 0.0 ? size : 1.0);
  return std::isnan(difference) ? 1e300 : difference;
}

double WorstDifference::add(double value, double reference, double scale) {
  const double difference = relative_difference(value, reference, scale);
  worst_ = std::max(worst_, difference);
  return difference;
}

}  // namespace darknumber
