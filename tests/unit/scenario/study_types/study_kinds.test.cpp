// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/study_kinds.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>

#include "engine/input/json.h"
#include "engine/scenario/format/write_scenario.h"
#include "engine/scenario/format/write_study.h"
#include "tests/support/small_study.h"

namespace darknumber::study_kinds_test {
namespace {

/// What a factor of this extent says of itself.
std::string extent_text(FactorExtent extent) {
  switch (extent) {
    case FactorExtent::none:
      return "";
    case FactorExtent::values:
      return R"("values": [0, 0.1])";
    case FactorExtent::ends:
      return R"("low": 0, "high": 0.1)";
    case FactorExtent::range:
    case FactorExtent::range_or_values:
      return R"("range": [0, 0.1])";
  }
  return "";
}

/// A small study of this type, with one more option.
std::string study_with(const StudyKind& kind, const std::string& option) {
  std::string fields = R"("estimator": "chao")";
  const std::string extent = extent_text(kind.extent);
  if (!extent.empty() && option.find("points") == std::string::npos)
    fields += fmt::format(
        R"(, "factors": [{{"path": "agencies[*].anonymous_share", {}}},
                         {{"path": "agencies[*].false_positive_share", {}}}])",
        extent, extent);
  if (kind.solves == Solves::the_exact_answer && option.find("target") == std::string::npos)
    fields += R"(, "target": 1.5)";
  return small_study(std::string(kind.name), fields + (option.empty() ? "" : ", " + option));
}

/// A value of an option that is not its default.
std::string another_value(const Field& field) {
  if (field.name == "groups")
    return R"([["agencies[*].anonymous_share", "agencies[*].false_positive_share"]])";
  if (field.type == FieldType::integer) return "16";
  return std::string(field.example);
}

}  // namespace

TEST_CASE("every type of study is found by its name and by its struct") {
  std::set<std::string_view> names;
  for (const StudyKind* kind : study_kinds()) {
    INFO(kind->name);
    names.insert(kind->name);
    CHECK(find_study_kind(kind->name) == kind);
    StudySpec study;
    study.type = kind->place.make();
    CHECK(&kind_of(study) == kind);
    CHECK(scenario_of(study_with(*kind, "")).study->type.index() == kind->place.index);
  }
  CHECK(names.size() == std::variant_size_v<StudyType>);
  CHECK(find_study_kind("none") == nullptr);
}

TEST_CASE("every option of every type of study is read, written and part of the hash") {
  std::size_t options = 0;
  for (const StudyKind* kind : study_kinds()) {
    const std::string plain = scenario_hash(scenario_of(study_with(*kind, "")));
    for (const StudyOption& option : kind->options) {
      // Sobol' indices know it only to refuse it.
      if (kind->name == "sobol" && option.field.name == "rank_correlations") continue;
      const bool of_further_data = option.field.name == "design";  // nothing of a run depends on it
      options += of_further_data ? 0 : 1;
      const std::string value = another_value(option.field);
      const std::string text =
          study_with(*kind, fmt::format("\"{}\": {}", option.field.name, value));
      INFO(text);
      const Scenario scenario = scenario_of(text);
      const Value* written = study_value(*scenario.study).find(option.field.name);
      if (of_further_data) {
        CHECK(written == nullptr);
        CHECK(scenario_hash(scenario) == plain);
        continue;
      }
      REQUIRE(written != nullptr);
      CHECK(scenario_hash(scenario) != plain);
      const Scenario again = scenario_of(write_json(to_value(scenario), JsonLayout::indented));
      CHECK(write_json(study_value(*again.study)) == write_json(study_value(*scenario.study)));
    }
  }
  CHECK(options == 17);
}

TEST_CASE("an option of other types is refused, and which they are is said") {
  for (const StudyKind* kind : study_kinds())
    for (const StudyKind* other : study_kinds())
      for (const StudyOption& option : other->options) {
        const bool own = std::any_of(
            kind->options.begin(), kind->options.end(),
            [&](const StudyOption& one) { return one.field.name == option.field.name; });
        if (own) continue;
        const std::string text = study_with(
            *kind, fmt::format("\"{}\": {}", option.field.name, another_value(option.field)));
        INFO(text);
        CHECK_THROWS_WITH(scenario_of(text), Catch::Contains("goes with the type") &&
                                                 Catch::Contains(std::string(other->name)));
      }
}

TEST_CASE("the written points of a sweep are its own, and no other study has any") {
  StudySpec study;
  study.type = SweepStudy{{{{"bystanders.count", Value{}}}}};
  CHECK(points_of(study).size() == 1);
  study.type = SobolStudy{};
  CHECK(points_of(study).empty());
}

}  // namespace darknumber::study_kinds_test
