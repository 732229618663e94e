// SPDX-License-Identifier: MIT
#include "engine/scenario/description/path_words.h"

#include <catch2/catch.hpp>

#include "engine/scenario/format/field_tables.h"

namespace darknumber::path_words_test {
namespace {

std::string said(const std::string& path) {
  return words_of_path(path, Words{}).name;
}

/// A path to a field of a section, with names in its brackets.
std::string path_to(std::string section, std::string_view field) {
  const bool pairs =
      section == "dependence[]" || section == "avoidance[]" || section == "referrals[]";
  for (std::size_t at = section.find("[]"); at != std::string::npos;
       at = section.find("[]", at + 1))
    section.insert(at + 1, pairs ? "Police,Shelter" : "X");
  return section + "." + std::string(field);
}

bool is_of_the_world(std::string_view section) {
  for (const std::string_view begin : {"population", "bystanders", "agencies", "dependence",
                                       "avoidance", "referrals", "verification", "estimation"})
    if (section.starts_with(begin)) return true;
  return false;
}

}  // namespace

TEST_CASE("a path is said in words, with the names of its brackets") {
  CHECK(said("agencies[*].false_positive_share") == "the share of false records on every list");
  CHECK(said("agencies[Police].capture_probability") == "the chance that Police detects a victim");
  CHECK(said("agencies[Police].by_stratum[Dutch].false_positive_share") ==
        "the share of false records on the list of Police, of those who are Dutch");
  CHECK(said("agencies[*].loadings[visibility]") ==
        "how much visibility counts in being detected by each agency");
  CHECK(said("dependence[Police,Border police].odds_ratio") ==
        "the odds ratio between Police and Border police");
  CHECK(said("dependence[Police,Shelter,victims].odds_ratio") ==
        "the odds ratio between Police and Shelter, of victims");
  CHECK(said("avoidance[Police,Shelter].probability") ==
        "the chance that contact with Police keeps somebody from Shelter");
  CHECK(said("referrals[Police,Shelter].probability") ==
        "the chance that Police passes somebody on to Shelter");
  CHECK(said("estimation.remove[single].share") ==
        "the share taken out of those on one list alone");
  CHECK(said("population.groups[5].share") == "the share of victims who live in groups of 5");
  CHECK(said("population.no_such") == "population.no_such");
}

TEST_CASE("shares are read in percent, other numbers as they are") {
  CHECK(words_of_path("agencies[*].anonymous_share", Words{}).unit == PathUnit::share);
  CHECK(words_of_path("population.victims", Words{}).unit == PathUnit::number);
  CHECK(words_of_path("dependence[A,B].odds_ratio", Words{}).unit == PathUnit::number);
}

TEST_CASE("paths of one field are said as one") {
  const auto together = [](const std::vector<std::string>& paths) {
    return words_of_paths(paths, Words{}).name;
  };
  CHECK(together({"agencies[A].false_positive_share", "agencies[B].false_positive_share",
                  "agencies[C].false_positive_share"}) ==
        "the share of false records on the lists of A, B and C");
  CHECK(together({"referrals[A,B].probability", "referrals[A,C].probability"}) ==
        "the chance that A passes somebody on to B and the chance that A passes somebody on to C");
  CHECK(together({"agencies[A].anonymous_share", "bystanders.count"}) ==
        "the share of anonymous records on the list of A and the number of people who are not "
        "victims");
}

TEST_CASE("words are those of the scenario, and a name is never taken for a mark") {
  Words fish;
  fish.victim = "fish";
  fish.victims = "fish";
  CHECK(words_of_path("population.victims", fish).name == "the number of fish");
  CHECK(words_of_path("agencies[{list}].capture_probability", fish).name ==
        "the chance that {list} detects a fish");
}

TEST_CASE("every number of the world has words") {
  std::string without;
  int fields = 0;
  for (const FieldSection& section : scenario_sections()) {
    if (!is_of_the_world(section.path)) continue;
    for (const Field& field : section.fields) {
      if (field.type != FieldType::number && field.type != FieldType::integer) continue;
      const std::string path = path_to(std::string(section.path), field.name);
      ++fields;
      if (said(path) == path) without += path + "\n";
    }
  }
  CHECK(without == "");
  CHECK(fields > 0);
}

}  // namespace darknumber::path_words_test
