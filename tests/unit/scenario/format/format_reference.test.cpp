// SPDX-License-Identifier: MIT
#include "engine/scenario/format/format_reference.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/scenario/format/field_tables.h"
#include "tests/support/checkout.h"
#include "tests/support/small_study.h"
#include "tests/unit/scenario/scenario_text.h"

namespace darknumber::format_reference_test {
namespace {

const std::string page = testing::checkout() + "/docs/format.md";

/// Four agencies with the names that the examples use; `population`, `agency` and `rest` are
/// members.
std::string world(const std::string& population, const std::string& agency,
                  const std::string& rest = "") {
  std::string agencies;
  for (const char* name : {"Police", "Shelter", "Border police", "Coordinator"})
    agencies +=
        std::string(agencies.empty() ? "" : ", ") + "{\"name\": \"" + name + "\", " + agency + "}";
  return "{\"schema\": 1, \"population\": {\"strata\": [{\"name\": \"Dutch\", \"share\": 0.6}, "
         "{\"name\": \"foreign\", \"share\": 0.4}], " +
         population + "}, \"agencies\": [" + agencies + "]" + rest + "}";
}

/// The same with covariates, three years and two sexes, in place of strata.
std::string world_with_covariates(const std::string& rest = "") {
  std::string text = world("\"victims\": 900", "\"capture_probability\": 0.1", rest);
  const std::size_t begin = text.find("\"strata\"");
  const std::size_t end = text.find("], \"victims\"");
  return text.replace(begin, end + 1 - begin,
                      R"("covariates": {"year": {"2013": 0.2, "2014": 0.3, "2015": 0.5},
                                        "sex": {"female": 0.7, "male": 0.3}})");
}

/// Worlds of every kind; an example needs to fit into one of them.
std::vector<std::string> worlds() {
  const std::string counts =
      R"("factors": [{"path": "bystanders.count", "range": [1000, 9000], "kind": "integer"},
                     {"path": "population.victims", "range": [1000, 9000], "kind": "integer"}])";
  const std::string rates = R"("factors": [
              {"path": "agencies[*].anonymous_share", "range": [0, 0.1]},
              {"path": "agencies[*].false_positive_share", "range": [0, 0.1]}])";
  const std::string rate = "\"capture_probability\": 0.1";
  const std::string normal =
      R"("victims": 900, "turnover": {"periods": 12},
         "traits": [{"name": "visibility", "distribution": "normal"}])";
  const std::string classes =
      R"("victims": 900, "traits": [{"name": "visibility", "distribution": "classes",
         "values": [0, 1], "shares": [0.5, 0.5]}])";
  return {world(normal, rate),
          world(classes, rate),
          world_with_covariates(),
          world_with_covariates(R"(, "bystanders": {"count": 9000})"),
          replaced(world(normal, rate),
                   R"("strata": [{"name": "Dutch", "share": 0.6}, )"
                   R"({"name": "foreign", "share": 0.4}], )",
                   ""),
          world(normal, rate, ", \"bystanders\": {\"count\": 9000}"),
          world("\"victims\": 900, \"turnover\": {\"periods\": 12}", rate),
          world("\"victims\": 900", rate),
          world("\"victims\": 900", rate,
                ", \"published\": [{\"label\": \"Rapporteur\", \"low\": 9, "
                "\"high\": 90000, \"estimate\": 900}]"),
          world("\"at_risk\": {\"count\": 9000, \"victims_above\": 1}",
                "\"threshold\": {\"at\": 1, \"capture_probability\": 0.1}"),
          small_study("sweep", R"("points": [{"bystanders.count": 3000}])"),
          small_study("sweep", R"("factors": [{"path": "bystanders.count", "values": [3000]}])"),
          small_study("sample", counts),
          small_study("sample", rates),
          small_study("explain"),
          small_study("morris", counts),
          small_study("sobol", counts),
          small_study("tipping_point", R"("estimator": "independence", "target": 1.5, )" + rates),
          small_study("ledger", R"("hold": "table", "table": "t.csv")")};
}

/// The path with names of these worlds in place of the words in capitals.
std::string named(std::string path) {
  const std::pair<const char*, const char*> names[] = {{"AGENCY", "Police"},
                                                       {"STRATUM", "Dutch"},
                                                       {"TRAIT", "visibility"},
                                                       {"A,B", "Police,Shelter"},
                                                       {"AFTER,OF", "Police,Shelter"},
                                                       {"FROM,TO", "Police,Shelter"},
                                                       {"COVARIATE:LEVEL", "sex:male"},
                                                       {"LISTS", "Border police"},
                                                       {"SIZE", "5"},
                                                       {"LABEL", "Rapporteur"}};
  for (const auto& [word, name] : names)
    if (const std::size_t at = path.find(word); at != std::string::npos)
      path.replace(at, std::string(word).size(), name);
  return path;
}

/// Whether the setting can be made in a world and the world is still one.
bool fits(const std::string& text, const std::string& setting) {
  Value root = tree_of(text);
  Problems problems;
  apply_setting(root, setting, problems);
  if (problems.empty()) read_scenario(root, "world.json", problems);
  return problems.empty();
}

TEST_CASE("docs/format.md is the reference that the program gives") {
  // To write the page anew: DARKNUMBER_WRITE_DOCS=1 build/release/tests/unit_tests 'docs/*'
  if (std::getenv("DARKNUMBER_WRITE_DOCS") != nullptr) std::ofstream(page) << format_reference();
  std::ifstream stream(page, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  CHECK(text == format_reference());
}

TEST_CASE("every example of the reference is read, at the path that the reference gives") {
  for (const FieldSection& section : scenario_sections()) {
    // No path leads to one factor or claim of several; read_study and read_claims try their fields.
    if (section.path.starts_with("study.") || section.path.starts_with("claims")) continue;
    const std::string address = section_address(section.path);
    for (const Field& field : section.fields) {
      // A table needs a file, or counts of as many agencies; published_table.test reads both.
      if (section.path == "table" || field.name == "table") continue;
      const std::string setting = named(address) + (address.empty() ? "" : ".") +
                                  std::string(field.name) + "=" + std::string(field.example);
      INFO(setting);
      int fitting = 0;
      for (const std::string& text : worlds()) fitting += fits(text, setting) ? 1 : 0;
      CHECK(fitting > 0);
    }
  }
}

TEST_CASE("every example of an estimation method is read") {
  const std::string kinds[] = {
      "",
      ", \"terms\": \"pairwise\"",
      ", \"interval\": \"bca\"",
      ", \"terms\": \"pairwise\", \"interval\": \"bca\"",
      ", \"select\": \"stepwise\", \"criterion\": \"bic\"",
      ", \"select\": \"stepwise\", \"criterion\": \"p_value\"",
      ", \"select\": \"all\", \"criterion\": \"aic\"",
      ", \"average\": \"bic\"",
      R"(, "covariates": ["year", "sex"], "terms": "pairwise")",
      R"(, "covariates": ["year"], "select": "three_pass", "criterion": "bic")",
      ", \"prior_shape\": 2, \"prior_scale\": 300"};
  for (const MethodKind* method : method_kinds()) {
    const std::vector<Field> fields = fields_of(*method);
    std::string entry = "{\"label\": \"this\", \"method\": \"" + std::string(method->name) + "\"";
    if (method->lists.two_alone()) entry += ", \"lists\": [\"Police\", \"Shelter\"]";
    for (const Field& field : fields)
      if (field.required && field.name != "method")
        entry += ", \"" + std::string(field.name) + "\": " + std::string(field.example);
    for (const Field& field : fields) {
      if (field.name == "method") continue;
      int fitting = 0;
      for (const std::string& kind : kinds) {
        const std::string estimation = R"(, "estimation": {"lists": ["Police", {"name": "NGO",
            "merge": ["Shelter", "Coordinator"]}, "Border police"],
            "estimators": [{"method": "chao"}, {"method": "loglinear", "terms": "independence"}, )" +
                                       entry + kind + "}]}";
        fitting +=
            fits((kind.find("covariates") != std::string::npos || field.name == "covariates"
                      ? world_with_covariates(estimation)
                      : world("\"victims\": 900", "\"capture_probability\": 0.1", estimation)),
                 "estimation.estimators[this]." + std::string(field.name) + "=" +
                     std::string(field.example))
                ? 1
                : 0;
      }
      INFO(method->name << " " << field.name << ": " << entry);
      CHECK(fitting > 0);
    }
  }
}

TEST_CASE("the JSON in the introduction is a scenario, and its paths can be set") {
  const std::string text = format_reference();
  const std::size_t begin = text.find("```json\n") + 8;
  CHECK(problems_of(text.substr(begin, text.find("```", begin) - begin)).empty());
  const std::size_t table = text.find("| path |");
  int paths = 0;
  for (std::size_t at = text.find("\n| `", table); at < text.find("\n\n", table);
       at = text.find("\n| `", at + 1)) {
    const std::string path = text.substr(at + 4, text.find('`', at + 4) - at - 4);
    INFO(path);
    Value root = tree_of(replaced(good_scenario,
                                  "{\"name\": \"NGO\", \"merge\": [\"Border police\","
                                  " \"Shelter\"]}",
                                  "\"Border police\", {\"name\": \"NGO\", \"merge\": "
                                  "[\"Shelter\"]}"));
    if (path.find("by_covariate") != std::string::npos) root = tree_of(world_with_covariates());
    Problems problems;
    apply_setting(root, path + "=0.5", problems);
    CHECK(problems.empty());
    ++paths;
  }
  CHECK(paths == 17);
}

TEST_CASE("an address names what a bracket holds") {
  CHECK(section_address("").empty());
  CHECK(section_address("population") == "population");
  CHECK(section_address("agencies[].by_stratum[]") == "agencies[AGENCY].by_stratum[STRATUM]");
  CHECK(section_address("agencies[].threshold") == "agencies[AGENCY].threshold");
  CHECK(section_address("estimation.remove[]") == "estimation.remove[LISTS]");
}

}  // namespace
}  // namespace darknumber::format_reference_test
