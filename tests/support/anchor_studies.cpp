// SPDX-License-Identifier: MIT
#include "tests/support/anchor_studies.h"

#include <fmt/core.h>

#include <cmath>

namespace darknumber::testing {
namespace {

const std::string false_share = R"("path": "agencies[*].false_positive_share", "range": [0, 0.5])";

AnchorWorld two_lists(double first, double second) {
  return {{first, second}, ""};
}

void add_false_records(std::vector<Anchor>& all) {
  const AnchorWorld world = two_lists(0.1, 0.2);
  all.push_back({"false records on both lists", world, false_share, 2.0, 1.0 - std::sqrt(0.5)});
  all.push_back({"false records on one list", world,
                 R"("path": "agencies[A].false_positive_share", "range": [0, 0.9])", 2.0, 0.5});
  all.push_back({"missed links", world,
                 R"("path": "agencies[A].missed_link_probability", "range": [0, 0.9])", 2.0, 0.5});
  all.push_back(
      {"false records and missed links", world,
       R"("paths": ["agencies[A].false_positive_share", "agencies[B].false_positive_share",
                              "agencies[A].missed_link_probability"], "range": [0, 0.5])",
       1.0 / 0.729, 0.1});
}

/// The odds ratio with which half of the overlap under independence is left.
double doubling_odds_ratio(double p1, double p2) {
  return 0.5 * (1.0 - p1 - p2 + p1 * p2 / 2.0) / ((1.0 - p1 / 2.0) * (1.0 - p2 / 2.0));
}

void add_dependence(std::vector<Anchor>& all) {
  const double pairs[][2] = {{0.1, 0.1}, {0.2, 0.3}, {0.5, 0.5}};
  for (const auto& [p1, p2] : pairs)
    all.push_back({fmt::format("dependence at {} and {}", p1, p2), two_lists(p1, p2),
                   R"("path": "dependence[A,B].odds_ratio", "range": [0.01, 100], "scale": "log")",
                   2.0, doubling_odds_ratio(p1, p2)});
}

/// One in five is met with probability 0.5 by either agency, the others with 0.1: the estimate is
/// 0.18^2 / (0.2 0.25 + 0.8 0.01) of the truth.
void add_classes(std::vector<Anchor>& all) {
  constexpr double target = 0.0324 / 0.058;
  AnchorWorld classes = two_lists(0.18, 0.18);
  // ln 9 apart, the log-odds of 0.1 and 0.5.
  classes.further = fmt::format(
      R"("population": {{"victims": {}, "traits": [{{"name": "ease", "distribution": "classes",
          "values": [0, {:.17g}], "shares": [0.8, 0.2]}}]}})",
      classes.victims, std::log(9.0));
  all.push_back({"latent classes", classes,
                 R"("path": "agencies[*].loadings[ease]", "range": [0.5, 1.5])", target, 1.0});
}

/// Solved elsewhere, to the digits given: the root of 1 - n/N = product of (1 - n_j/N).
void add_three_lists(std::vector<Anchor>& all) {
  const std::string factor = R"("path": "agencies[*].false_positive_share", "range": [0.01, 0.5])";
  constexpr double last_digit = 5.1e-9;
  all.push_back(
      {"three lists, 0.2 to 0.4", {{0.2, 0.3, 0.4}, ""}, factor, 2.0, 0.28206176, last_digit});
  all.push_back(
      {"three lists, 0.05 to 0.15", {{0.05, 0.1, 0.15}, ""}, factor, 2.0, 0.28996702, last_digit});
  all.push_back(
      {"three lists, 0.02 to 0.05", {{0.02, 0.03, 0.05}, ""}, factor, 2.0, 0.29187852, last_digit});
}

}  // namespace

std::string AnchorWorld::estimator() const {
  return capture_probabilities.size() == 2 ? "lincoln_petersen[A,B]" : "independence";
}

std::string AnchorWorld::with_study(const std::string& members, int replicates) const {
  std::string agencies;
  char name = 'A';
  for (double p : capture_probabilities)
    agencies += fmt::format(R"({}{{"name": "{}", "capture_probability": {:.17g}}})",
                            agencies.empty() ? "" : ", ", name++, p);
  const std::string population = further.find("\"population\"") == std::string::npos
                                     ? fmt::format(R"("population": {{"victims": {}}}, )", victims)
                                     : "";
  const std::string method = capture_probabilities.size() == 2
                                 ? R"({"method": "lincoln_petersen"})"
                                 : R"({"method": "loglinear", "terms": "independence"})";
  return fmt::format(
      R"({{"schema": 1, {}{}{}"agencies": [{}], "estimation": {{"estimators": [{}]}},
          "monte_carlo": {{"replicates": {}}}, "study": {{"estimator": "{}", {}}}}})",
      population, further, further.empty() ? "" : ", ", agencies, method, replicates, estimator(),
      members);
}

std::string Anchor::study(const std::string& evaluate, int replicates) const {
  return world.with_study(
      fmt::format(R"("type": "tipping_point", "evaluate": "{}", "measure": "inflation",
                     "target": {:.17g}, "factors": [{{{}}}])",
                  evaluate, target, factor),
      replicates);
}

std::vector<Anchor> anchors() {
  std::vector<Anchor> all;
  add_false_records(all);
  add_dependence(all);
  add_classes(all);
  add_three_lists(all);
  return all;
}

}  // namespace darknumber::testing
