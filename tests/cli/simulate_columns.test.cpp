// SPDX-License-Identifier: MIT
// What the columns of simulate's files say is what the scenario asks for: exactly where it fixes a
// number, and within five standard errors of a binomial where it fixes a probability p: with n
// draws a defect of 5 sqrt(p (1 - p) / n) is seen, 0.008 of a rate of 0.02 on 7,000 records.
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/cli/population.h"
#include "tests/cli/program.h"

namespace darknumber::testing::simulate_columns_test {
namespace {

constexpr double five = 5.0;  // standard errors

/// `together`: how many people share a draw, on average over people.
void check_share(double part, double whole, double probability, double together = 1.0) {
  REQUIRE(whole > 0.0);
  const double error = std::sqrt(probability * (1.0 - probability) * together / whole);
  INFO(part << " of " << whole << ", asked for " << probability);
  CHECK(std::abs(part / whole - probability) <= five * error);
}

/// Lines for which a column has this text.
double count(const Csv& csv, const std::string& column, const std::string& text) {
  double lines = 0.0;
  for (std::size_t row = 0; row < csv.size(); ++row) lines += csv.text(row, column) == text;
  return lines;
}

nlohmann::json scenario_as_run(const std::vector<std::string>& words) {
  std::vector<std::string> all{"run", "--replicates", "1", "--format", "json"};
  all.insert(all.end(), words.begin(), words.end());
  return document(darknumber(all).out)["scenario"];
}

/// The lines of one person in records.csv.
using Lines = std::vector<std::size_t>;
std::map<std::string, Lines> by_person(const Csv& records) {
  std::map<std::string, Lines> persons;
  for (std::size_t row = 0; row < records.size(); ++row)
    persons[records.text(row, "person")].push_back(row);
  return persons;
}

/// Shares of one agency's lines of detection, of those that were reported, and of those confirmed.
struct Rates {
  double detected = 0.0;
  double reported = 0.0;
  double reported_victims = 0.0;
  double confirmed = 0.0;
  double confirmed_victims = 0.0;
  double anonymous = 0.0;
  double missed = 0.0;
  double duplicates = 0.0;
};

std::map<std::string, Rates> rates_of(const Population& drawn) {
  const Csv& records = drawn.records;
  std::map<std::string, Rates> agencies;
  for (std::size_t row = 0; row < records.size(); ++row) {
    Rates& rates = agencies[records.text(row, "agency")];
    if (records.flag(row, "duplicate")) {
      rates.duplicates += 1.0;
      continue;
    }
    rates.detected += 1.0;
    const auto person = static_cast<std::size_t>(records.number(row, "person"));
    const bool victim = drawn.persons.flag(person - 1, "victim");
    rates.reported += records.flag(row, "reported");
    rates.reported_victims += records.flag(row, "reported") && victim;
    rates.confirmed += records.flag(row, "confirmed");
    rates.confirmed_victims += records.flag(row, "confirmed") && victim;
    rates.anonymous += records.flag(row, "anonymous");
    rates.missed += records.flag(row, "missed_link");
  }
  return agencies;
}

const std::string everything = "scenarios/everything.json";

}  // namespace

TEST_CASE("as many victims are present in every period as the scenario says") {
  const std::string file = "scenarios/violations/turnover.json";
  const Population drawn = simulate({file, "--replicate", "2"});
  constexpr int periods = 12;
  constexpr double victims = 10000.0;
  std::vector<double> present(periods, 0.0);
  double persons = 0.0;
  for (std::size_t row = 0; row < drawn.persons.size(); ++row) {
    if (!drawn.persons.flag(row, "victim")) continue;
    persons += 1.0;
    const int from = static_cast<int>(drawn.persons.number(row, "present_from"));
    const int to = static_cast<int>(drawn.persons.number(row, "present_to"));
    REQUIRE(from >= 1);
    REQUIRE(from <= to);
    REQUIRE(to <= periods);
    for (int period = from; period <= to; ++period)
      present[static_cast<std::size_t>(period - 1)] += 1.0;
  }
  for (double here : present) CHECK(here == victims);
  check_share(persons - victims, victims * (periods - 1), 0.05);
}

TEST_CASE("without turnover there are N victims, numbered in order, all there throughout") {
  const Population drawn = simulate({"scenarios/violations/none.json"});
  REQUIRE(drawn.persons.size() == 10000);
  for (std::size_t row = 0; row < drawn.persons.size(); ++row) {
    CHECK(drawn.persons.text(row, "person") == std::to_string(row + 1));
    CHECK(drawn.persons.flag(row, "victim"));
    CHECK(drawn.persons.text(row, "present_from") == "1");
    CHECK(drawn.persons.text(row, "present_to") == "1");
  }
}

TEST_CASE("persons have the strata and traits that the scenario says") {
  const Population drawn = simulate({everything});
  double victims = 0.0;
  std::map<std::string, double> strata;
  double conspicuous = 0.0;
  double sum = 0.0;
  double squares = 0.0;
  for (std::size_t row = 0; row < drawn.persons.size(); ++row) {
    if (!drawn.persons.flag(row, "victim")) continue;
    victims += 1.0;
    strata[drawn.persons.text(row, "stratum")] += 1.0;
    const double visibility = drawn.persons.number(row, "trait_visibility");
    sum += visibility;
    squares += visibility * visibility;
    const double side = drawn.persons.number(row, "trait_side of the law");
    CHECK((side == Approx(-0.3) || side == Approx(0.7)));
    conspicuous += side > 0.0;
  }
  REQUIRE(strata.size() == 3);
  constexpr double of_one_stratum = 0.2 * 8.0 + 0.3 * 3.0 + 0.5;  // groups of 8 and 3; alone
  check_share(strata["domestic"], victims, 0.5, of_one_stratum);
  check_share(strata["foreign"], victims, 0.4, of_one_stratum);
  check_share(strata["hidden"], victims, 0.1, of_one_stratum);
  check_share(conspicuous, victims, 0.3);
  constexpr double sd = 0.5;
  CHECK(std::abs(sum / victims) <= five * sd / std::sqrt(victims));
  const double variance = sd * sd;
  CHECK(std::abs(squares / victims - variance) <= five * variance * std::sqrt(2.0 / victims));
}

TEST_CASE("along a continuum the victims are those above the line") {
  const Population drawn = simulate({"scenarios/violations/severity.json"});
  CHECK(drawn.persons.size() == 40000);
  constexpr double line = 0.6744897501960817;
  double victims = 0.0;
  for (std::size_t row = 0; row < drawn.persons.size(); ++row) {
    CHECK(drawn.persons.flag(row, "victim") == (drawn.persons.number(row, "severity") > line));
    victims += drawn.persons.flag(row, "victim");
  }
  check_share(victims, 40000.0, 0.25);
}

TEST_CASE("bystanders are as many as the scenario says, or each is on some list") {
  const Population finite = simulate({everything});
  CHECK(count(finite.persons, "victim", "0") == 20000.0);
  double hidden = 0.0;
  for (std::size_t row = 0; row < finite.persons.size(); ++row)
    hidden +=
        !finite.persons.flag(row, "victim") && finite.persons.text(row, "stratum") == "hidden";
  CHECK(hidden == 0.0);  // their share of bystanders is 0
  const Population unlimited = simulate({"scenarios/violations/false_positives.json"});
  const auto persons = by_person(unlimited.records);
  for (std::size_t row = 0; row < unlimited.persons.size(); ++row)
    if (!unlimited.persons.flag(row, "victim"))
      CHECK(persons.count(unlimited.persons.text(row, "person")) == 1);
}

TEST_CASE("a fifth of each list's reported records is of bystanders where that is asked for") {
  const Population drawn = simulate({"scenarios/violations/false_positives.json"});
  std::map<std::string, std::pair<double, double>> false_and_all;
  for (std::size_t row = 0; row < drawn.records.size(); ++row) {
    auto& [wrong, all] = false_and_all[drawn.records.text(row, "agency")];
    const auto person = static_cast<std::size_t>(drawn.records.number(row, "person"));
    wrong += !drawn.persons.flag(person - 1, "victim");
    all += 1.0;
  }
  REQUIRE(false_and_all.size() == 5);
  for (const auto& [agency, lines] : false_and_all) check_share(lines.first, lines.second, 0.2);
}

// Without what moves these rates by person: who is detected is not everybody's average.
TEST_CASE("records are reported, confirmed, anonymous, not linked and duplicated at their rates") {
  const std::vector<std::string> words{everything,
                                       "--set",
                                       "population.victims=40000",
                                       "--set",
                                       "agencies[*].reporting_loadings[side of the law]=0",
                                       "--set",
                                       "agencies[*].anonymous_loadings[side of the law]=0"};
  const Population drawn = simulate(words);
  const auto scenario = scenario_as_run(words);
  const auto& persons = scenario["verification"];
  auto rates = rates_of(drawn);
  for (const auto& agency : scenario["agencies"]) {
    INFO(agency["name"]);
    const Rates& found = rates[agency["name"]];
    check_share(found.reported, found.detected, agency["reporting_probability"]);
    const auto kept = [&](const char* whom) {
      return persons[whom].get<double>() *
             (agency.contains("verification") ? agency["verification"][whom].get<double>() : 1.0);
    };
    check_share(found.confirmed_victims, found.reported_victims, kept("keeps_victims"));
    check_share(found.confirmed - found.confirmed_victims, found.reported - found.reported_victims,
                kept("keeps_others"));
    check_share(found.anonymous, found.confirmed, agency["anonymous_share"]);
    check_share(found.missed, found.confirmed, agency["missed_link_probability"]);
    check_share(found.duplicates, found.confirmed, agency["duplicate_probability"]);
  }
}

TEST_CASE("a person's linked records are one entity, and every other record one of its own") {
  const Population drawn = simulate({everything, "--set", "agencies[*].false_link_probability=0",
                                     "--set", "agencies[*].missed_link_probability=0.3"});
  Names taken;
  int linked_apart = 0;
  for (const auto& [person, lines] : by_person(drawn.records)) {
    std::string own;
    Names detected;
    for (std::size_t row : lines) {
      const std::string& agency = drawn.records.text(row, "agency");
      const std::string& entity = drawn.records.text(row, "entity");
      const bool duplicate = drawn.records.flag(row, "duplicate");
      const bool detached =
          drawn.records.flag(row, "anonymous") || drawn.records.flag(row, "missed_link");
      REQUIRE(detected.insert(agency).second == !duplicate);
      if (!drawn.records.flag(row, "confirmed")) {
        REQUIRE_FALSE(detached);
        REQUIRE_FALSE(duplicate);
        continue;
      }
      if (detached || duplicate || own.empty()) REQUIRE(taken.insert(entity).second);
      if (detached || duplicate)
        ++linked_apart;
      else if (own.empty())
        own = entity;
      else
        REQUIRE(entity == own);
    }
  }
  CHECK(linked_apart >= 1000);
  CHECK(taken.size() == drawn.entities.size());
}

TEST_CASE("a referral comes from an agency that refers there, at the scenario's probability") {
  const Population drawn = simulate({"scenarios/violations/referral.json"});
  double met_by_police_alone = 0.0;
  double passed_on = 0.0;
  for (const auto& [person, lines] : by_person(drawn.records)) {
    std::map<std::string, std::string> source;
    for (std::size_t row : lines)
      source[drawn.records.text(row, "agency")] = drawn.records.text(row, "source");
    for (const auto& [agency, from] : source) {
      REQUIRE((from == "own" || from == "referred"));
      if (from == "own") continue;
      REQUIRE(agency == "Shelters");
      REQUIRE(source.count("Police") == 1);
    }
    if (source.count("Police") == 0 || source["Shelters"] == "own") continue;
    met_by_police_alone += 1.0;
    passed_on += source["Shelters"] == "referred";
  }
  check_share(passed_on, met_by_police_alone, 0.1);
}

TEST_CASE("one in fifty of the entities on one list vanishes into another's by a false link") {
  const std::string file = "scenarios/violations/false_links.json";
  const Population before = simulate({file, "--set", "agencies[*].false_link_probability=0"});
  const Population after = simulate({file});
  double single = 0.0;
  for (const auto& [entity, agencies] : entities_of_records(before.records))
    single += agencies.size() == 1;
  const auto vanished = static_cast<double>(before.entities.size() - after.entities.size());
  check_share(vanished, single, 0.02);
  std::map<std::string, Names> persons;
  for (std::size_t row = 0; row < after.records.size(); ++row)
    persons[after.records.text(row, "entity")].insert(after.records.text(row, "person"));
  double others = 0.0;
  for (const auto& [entity, whose] : persons) others += static_cast<double>(whose.size()) - 1.0;
  CHECK(others == vanished);  // nobody is linked twice or to himself: each person was one entity
}

TEST_CASE("the register knows the stratum of all entities but a share") {
  const Population drawn = simulate({"scenarios/violations/unknown_strata.json"});
  check_share(count(drawn.entities, "stratum", ""), static_cast<double>(drawn.entities.size()),
              0.3);
}

}  // namespace darknumber::testing::simulate_columns_test
