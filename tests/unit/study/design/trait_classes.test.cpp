// SPDX-License-Identifier: MIT
#include "engine/study/design/trait_classes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/world/compose_world.h"
#include "engine/world/expected_register.h"
#include "tests/unit/scenario/scenario_text.h"
#include "tests/unit/study/design/register_kinds.h"

namespace darknumber::trait_classes_test {
TEST_CASE("traits that are noted are those of a law by class", "[design]") {
  const std::string classes =
      R"(, "traits": [{"name": "v", "distribution": "classes", "values": [-1, 2],
                       "shares": [0.7, 0.3]}])";
  const std::string normal = R"(, "traits": [{"name": "v", "distribution": "normal", "sd": 0.9}])";
  const std::string loaded = R"(, "loadings": {"v": 1.2})";
  const World two = compose_world(scenario_of(three_lists_with(loaded, "", classes)));
  const EntityKinds found = trait_classes_of(two, 0, {0.0});
  const auto& detection = std::get<Detection>(two.strata[0].victims.source);
  const auto& own = std::get<ClassesTrait>(two.traits[0].distribution);
  for (std::size_t c = 0; c < 2; ++c) {
    EntityKinds entities(1, std::vector<double>(8, 0.0));
    Law persons = law_given(detection, std::vector<double>{own.values[c]});
    for (double& count : persons) count *= 1000.0 * own.shares[c];
    expect_entities(two.strata[0].victims.linkage, persons, entities[0]);
    for (CaptureHistory h = 1; h < 8; ++h)
      CHECK(found[c][h] == Approx(entities[0][h]).margin(1e-9));
  }
  for (const std::string& more : {std::string(), with_bystanders})
    check_all_kinds(
        compose_world(scenario_of(three_lists_with(loaded + with_linkage_errors, more, normal))),
        trait_classes_of(compose_world(scenario_of(
                             three_lists_with(loaded + with_linkage_errors, more, normal))),
                         0, {-0.7, 0.1, 1.3}));
}

TEST_CASE("a normal trait is noted as a sum in small steps has it", "[design]") {
  const World world = compose_world(scenario_of(
      R"({"schema": 1, "population": {"victims": 1000, "traits": [{"name": "v", "distribution":
        "normal", "sd": 0.9}]}, "agencies": [
        {"name": "A", "capture_probability": 0.3, "loadings": {"v": 1.2}},
        {"name": "B", "capture_probability": 0.2, "loadings": {"v": 0.4}}]})"));
  const std::vector<double> cuts{-0.7, 0.1, 1.3};
  const EntityKinds found = trait_classes_of(world, 0, cuts);
  const auto& detection = std::get<Detection>(world.strata[0].victims.source);
  EntityKinds sums(4, std::vector<double>(4, 0.0));
  constexpr double sd = 0.9;
  constexpr double step = 0.001;
  for (double z = -8.0 * sd + step / 2.0; z < 8.0 * sd; z += step) {
    const double density = std::exp(-0.5 * z * z / (sd * sd)) / (sd * std::sqrt(2.0 * M_PI));
    const auto c =
        static_cast<std::size_t>(std::lower_bound(cuts.begin(), cuts.end(), z) - cuts.begin());
    const Law given = law_given(detection, std::vector<double>{z});
    for (CaptureHistory h = 1; h < 4; ++h) sums[c][h] += 1000.0 * density * step * given[h];
  }
  // Nodes are a tenth of a standard deviation apart.
  for (std::size_t c = 0; c < 4; ++c)
    for (CaptureHistory h = 1; h < 4; ++h) CHECK(found[c][h] == Approx(sums[c][h]).epsilon(5e-3));
}

TEST_CASE("the severities of a continuum are noted by class", "[design]") {
  const World world = compose_world(scenario_of(R"({"schema": 1,
    "population": {"at_risk": {"count": 60000, "victims_above": 1.5}},
    "agencies": [{"name": "A", "threshold": {"at": 1.0, "softness": 0.3, "capture_probability": 0.1}},
                 {"name": "B", "threshold": {"at": 1.5, "capture_probability": 0.2}}]})"));
  const EntityKinds kinds = trait_classes_of(world, 0, {1.5});
  check_all_kinds(world, kinds);
  const EntityKinds kind_of_person = victims_and_others(world);
  // Above the line they are the victims.
  for (CaptureHistory h = 1; h < 4; ++h)
    CHECK(kinds[1][h] == Approx(kind_of_person[0][h]).epsilon(1e-4).margin(1e-6));
}

}  // namespace darknumber::trait_classes_test
