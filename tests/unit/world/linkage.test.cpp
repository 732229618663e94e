// SPDX-License-Identifier: MIT
#include "engine/world/linkage.h"

#include <catch2/catch.hpp>

namespace darknumber::linkage_test {
namespace {

const Linkage perfect{{0.0, 0.0}, {0.0, 0.0}, {0.0, 0.0}};
const Linkage uncertain{{0.5, 0.5}, {0.5, 0.5}, {0.5, 0.5}};

/// Expected entities by enumerating which records are detached; duplicates add theirs.
std::vector<double> by_enumeration(const Linkage& linkage, const Law& persons) {
  const int lists = lists_of(persons);
  std::vector<double> entities(persons.size(), 0.0);
  for (CaptureHistory h = 1; h < persons.size(); ++h)
    for (CaptureHistory detached = 0; detached < persons.size(); ++detached) {
      if (!is_subset(detached, h)) continue;
      double probability = persons[h];
      for (int j = 0; j < lists; ++j) {
        if (!contains(h, j)) continue;
        const double e = linkage.detachment(static_cast<std::size_t>(j));
        probability *= contains(detached, j) ? e : 1.0 - e;
      }
      for (int j = 0; j < lists; ++j) {
        if (contains(detached, j)) entities[only(j)] += probability;
        if (contains(h, j))
          entities[only(j)] += probability * linkage.duplicate[static_cast<std::size_t>(j)];
      }
      if ((h & ~detached) != 0) entities[h & ~detached] += probability;
    }
  return entities;
}

double total(const std::vector<double>& values) {
  double sum = 0.0;
  for (double value : values) sum += value;
  return sum;
}

}  // namespace

TEST_CASE("the linkage law is the sum over all detachments") {
  Law persons(16);
  for (CaptureHistory h = 0; h < 16; ++h) persons[h] = 10.0 + h * (16.0 - h);
  for (const Linkage& linkage :
       {Linkage{{0.2, 0.0, 1.0, 0.35}, {0.1, 0.0, 0.3, 0.0}, {0.1, 0.5, 0.0, 1.0}},
        Linkage{{0.0, 0.0, 0.0, 0.0}, {0.05, 0.1, 0.15, 0.2}, {0.0, 0.0, 0.0, 0.0}},
        Linkage{{0.0, 0.0, 0.0, 0.0}, {0.0, 0.0, 0.0, 0.0}, {0.3, 0.3, 0.3, 0.3}}}) {
    std::vector<double> entities(16, 0.0);
    expect_entities(linkage, persons, entities);
    const std::vector<double> expected = by_enumeration(linkage, persons);
    CHECK(entities[0] == 0.0);
    for (CaptureHistory h = 1; h < 16; ++h)
      CHECK(entities[h] == Approx(expected[h]).epsilon(1e-13));
  }
}

TEST_CASE("perfect linkage leaves a person one entity") {
  const Law persons{4.0, 3.0, 2.0, 1.0};
  std::vector<double> entities(4, 0.0);
  expect_entities(perfect, persons, entities);
  CHECK(entities == std::vector<double>{0.0, 3.0, 2.0, 1.0});
}

TEST_CASE("entities are added to what is there") {
  std::vector<double> entities{0.0, 10.0, 20.0, 30.0};
  expect_entities(perfect, {4.0, 3.0, 2.0, 1.0}, entities);
  CHECK(entities == std::vector<double>{0.0, 13.0, 22.0, 31.0});
}

TEST_CASE("every record is in one entity, and each duplicate is one more") {
  const Linkage linkage{{0.5, 0.5, 0.5}, {0.0, 0.5, 0.5}, {1.0, 0.0, 0.5}};
  RandomStream stream(1, 0, Purpose::person_linkage);
  for (int draw = 0; draw < 500; ++draw) {
    std::vector<double> entities(8, 0.0);
    add_entities(0b011, draw_fates(linkage, 0b011, stream), entities);
    double on_first = 0.0, on_second = 0.0;
    for (CaptureHistory h = 1; h < 8; ++h) {
      if (contains(h, 0)) on_first += entities[h];
      if (contains(h, 1)) on_second += entities[h];
      if (contains(h, 2)) CHECK(entities[h] == 0.0);
    }
    CHECK(on_first == 2.0);
    CHECK(on_second == 1.0);
  }
}

TEST_CASE("a person without records leaves no entity, and takes the same random numbers") {
  RandomStream without(1, 0, Purpose::person_linkage);
  RandomStream with(1, 0, Purpose::person_linkage);
  std::vector<double> entities(4, 0.0);
  add_entities(0, draw_fates(uncertain, 0, without), entities);
  CHECK(total(entities) == 0.0);
  add_entities(3, draw_fates(uncertain, 3, with), entities);
  CHECK(without() == with());
}

}  // namespace darknumber::linkage_test
