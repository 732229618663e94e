// SPDX-License-Identifier: MIT
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

struct Scenario;

/// THE list of types of study, in the order in which they are shown.
std::span<const StudyKind* const> study_kinds();

/// Their names.
std::span<const std::string_view> study_type_names();

/// The names of those whose factors say in one of these ways how far they go: "sample, morris and
/// sobol".
std::string kinds_with(std::initializer_list<FactorExtent> extents);

/// The type of that name, or null.
const StudyKind* find_study_kind(std::string_view name);

/// The type of a study.
const StudyKind& kind_of(const StudySpec& study);

/// Whether the answer of a study is worlds that it draws itself.
bool draws_worlds(const StudySpec& study);

/// Whether that of the scenario's study is, where it has one.
bool draws_worlds(const Scenario& scenario);

/// The points that a study writes out one by one; none where its factors make them.
const std::vector<Settings>& points_of(const StudySpec& study);

/// The measure that a study is about: the one it names, or the usual one of its type.
std::string measure_of(const StudySpec& study);

}  // namespace darknumber
