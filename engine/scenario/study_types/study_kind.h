// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/core/stated.h"
#include "engine/input/field.h"
#include "engine/input/make_value.h"
#include "engine/input/member_field.h"
#include "engine/input/object_reader.h"
#include "engine/scenario/study_spec.h"

namespace darknumber {

struct StudySurroundings;

/// How a factor of a study says how far it goes.
enum class FactorExtent {
  none,             // there are no factors
  values,           // those that it takes
  ends,             // a low and a high one
  range,            // of numbers
  range_or_values,  // of numbers, or a choice of values
};

/// Where the points of a study come from.
enum class PointsFrom {
  the_file,      // written out there, so that each of them must have a world
  the_scenario,  // worked out from it
  a_draw,        // thousands of them over the factors' ranges
};

/// What a study takes from replicates.
enum class Asks {
  points,      // what all replicates of a point say together
  replicates,  // each by itself, for a difference or an index
  noise,       // how they differ, too: of a single one, noise would pass for effects
};

/// What a study solves before anything is drawn.
enum class Solves { nothing, the_exact_answer };

/// What the answer of a study is.
enum class AnswersWith {
  points,     // what its points give
  posterior,  // worlds that it draws itself, for which it has a point only to begin with
};

/// After what an option stands in a file.
enum class Follows { factors, measure };

/// An option of one type of study, or of several: its field, and how it gets into the study and out
/// of it.
struct StudyOption {
  Field field;
  Follows follows = Follows::factors;
  void (*read)(ObjectReader& reader, const StudySurroundings& around, StudySpec& study);
  Value (*write)(const StudySpec& study);  // null where the study leaves it unsaid
};

/// The option that `field` describes and `member` holds: a number, a count or a switch.
template <auto member, const Field& field>
constexpr StudyOption study_option(Follows follows = Follows::factors) {
  using Struct = typename MemberParts<member>::Holder;
  using Type = typename MemberParts<member>::Type;
  return {field, follows,
          [](ObjectReader& reader, const StudySurroundings&, StudySpec& study) {
            if (const auto found = read_as<Type>(reader, field))
              std::get<Struct>(study.type).*member = *found;
          },
          [](const StudySpec& study) { return make_value(std::get<Struct>(study.type).*member); }};
}

/// Why something does not go with a type of study, and what to do; empty: it goes.
struct Refusal {
  std::string_view message = "";
  std::string_view advice = "";
};

/// A place in the variant `StudyType`, and what makes a study that is there.
struct StudyPlace {
  std::size_t index;
  StudyType (*make)();
};

template <typename Study, std::size_t index = 0>
constexpr StudyPlace place_of() {
  if constexpr (std::is_same_v<std::variant_alternative_t<index, StudyType>, Study>)
    return {index, [] { return StudyType(Study{}); }};
  else
    return place_of<Study, index + 1>();
}

/// How a study goes through its factors, after "Study: ".
using WayOf = std::string (*)(const StudySpec& study);

/// Everything that the program knows of a type of study before it plans one. Fields, reader,
/// writer, docs/format.md and what is checked of measures and points are made from it.
struct StudyKind {
  std::string_view name;  // of the field "type"
  StudyPlace place;
  std::span<const StudyOption> options = {};

  Stated<FactorExtent> extent;
  Stated<PointsFrom> points_from;
  Stated<Asks> asks;
  Stated<Solves> solves;
  Stated<AnswersWith> answers_with;
  Stated<std::string_view> default_measure;
  Stated<WayOf> way;

  std::string_view in_place_of_factors = "";  // an option
  bool needs_factors = true;                  // where it may have some
  Refusal of_factors = {};                    // where it has none
  Refusal of_continuum = {};                  // of severity
  Refusal of_reachable = {};                  // a truth of those within reach of the lists
  Refusal of_claims = {};
  Refusal of_hold = {};  // where its table is what it is about
  /// What one option alone cannot know.
  void (*check)(ObjectReader& reader, const StudySpec& study) = nullptr;
  /// The points that the study writes out one by one.
  const std::vector<Settings>& (*points)(const StudySpec& study) = nullptr;
};

}  // namespace darknumber
