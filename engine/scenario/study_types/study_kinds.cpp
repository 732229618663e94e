// SPDX-License-Identifier: MIT
#include "engine/scenario/study_types/study_kinds.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "engine/core/contracts.h"
#include "engine/input/wording.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/study_types/explain_kind.h"
#include "engine/scenario/study_types/ledger_kind.h"
#include "engine/scenario/study_types/morris_kind.h"
#include "engine/scenario/study_types/one_at_a_time_kind.h"
#include "engine/scenario/study_types/sample_kind.h"
#include "engine/scenario/study_types/sobol_kind.h"
#include "engine/scenario/study_types/sweep_kind.h"
#include "engine/scenario/study_types/tipping_point_kind.h"

namespace darknumber {
namespace {

constexpr const StudyKind* all_study_kinds[] = {
    &sweep_kind,  &one_at_a_time_kind, &ledger_kind,        &sample_kind,
    &morris_kind, &sobol_kind,         &tipping_point_kind, &explain_kind,
};

constexpr auto names_of_all_kinds() {
  std::array<std::string_view, std::size(all_study_kinds)> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = all_study_kinds[i]->name;
  return names;
}
constexpr auto all_study_names = names_of_all_kinds();

constexpr std::uint32_t places_in_the_list() {
  std::uint32_t places = 0;
  for (const StudyKind* kind : all_study_kinds) places |= std::uint32_t{1} << kind->place.index;
  return places;
}
static_assert(places_in_the_list() == (std::uint32_t{1} << std::variant_size_v<StudyType>)-1,
              "every struct of StudyType is of a kind in the list");

}  // namespace

std::span<const StudyKind* const> study_kinds() {
  return all_study_kinds;
}

std::span<const std::string_view> study_type_names() {
  return all_study_names;
}

std::string kinds_with(std::initializer_list<FactorExtent> extents) {
  std::vector<std::string> names;
  for (const StudyKind* kind : all_study_kinds)
    if (std::find(extents.begin(), extents.end(), kind->extent) != extents.end())
      names.emplace_back(kind->name);
  return join_with_and(names);
}

const StudyKind* find_study_kind(std::string_view name) {
  for (const StudyKind* kind : all_study_kinds)
    if (kind->name == name) return kind;
  return nullptr;
}

const StudyKind& kind_of(const StudySpec& study) {
  for (const StudyKind* kind : all_study_kinds)
    if (kind->place.index == study.type.index()) return *kind;
  DN_EXPECT(false, "every struct of StudyType is of a kind in the list");
  return *all_study_kinds[0];
}

bool draws_worlds(const StudySpec& study) {
  return kind_of(study).answers_with == AnswersWith::posterior;
}

bool draws_worlds(const Scenario& scenario) {
  return scenario.study && draws_worlds(*scenario.study);
}

const std::vector<Settings>& points_of(const StudySpec& study) {
  static const std::vector<Settings> none;
  const StudyKind& kind = kind_of(study);
  return kind.points != nullptr ? kind.points(study) : none;
}

std::string measure_of(const StudySpec& study) {
  return study.measure.empty() ? std::string(kind_of(study).default_measure) : study.measure;
}

}  // namespace darknumber
