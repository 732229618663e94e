// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/estimators/options/option.h"

namespace darknumber {

inline constexpr std::array<std::string_view, 2> repeated_names{"selection", "model"};
inline constexpr std::array<std::string_view, 2> level_sum_names{"observed_and_unseen", "fitted"};

inline constexpr Field covariates_field{
    .name = "covariates",
    .type = FieldType::array,
    .help = "Covariates of the register whose levels the model knows: terms may hold them.",
    .example = "[\"year\", \"sex\"]"};
inline constexpr Field trend_field{
    .name = "trend",
    .type = FieldType::object,
    .help =
        "Covariates in order of time: powers of a level's number up to this, in place of a "
        "factor.",
    .example = "{\"year\": 2}"};
inline constexpr Field unchecked_field{
    .name = "unchecked",
    .type = FieldType::boolean,
    .help =
        "A search with covariates also goes through models whose N is infinite or "
        "undetermined, as the R package of its author does.",
    .example = "true",
    .default_text = "false"};
inline constexpr Field repeated_field{
    .name = "repeat",
    .type = FieldType::text,
    .help =
        "What a bootstrap with covariates does in each resample: the whole selection, or a fit "
        "of the chosen model, as published.",
    .example = "\"model\"",
    .default_text = "\"selection\"",
    .choices = repeated_names};
inline constexpr Field by_level_field{
    .name = "by_level",
    .type = FieldType::text,
    .help =
        "What N of a level is: persons observed and those unseen, or the sum of fitted means, "
        "which can lie below the persons observed.",
    .example = "\"fitted\"",
    .default_text = "\"observed_and_unseen\"",
    .choices = level_sum_names};

bool read_covariates(ObjectReader& reader, const Value& names, const ListsInUse& lists,
                     LoglinearCovariates& model);
Value write_covariates(const LoglinearCovariates& model, const ListsInUse& lists);
bool read_trend(ObjectReader& reader, const Value& degrees, const ListsInUse& lists,
                LoglinearCovariates& model);
Value write_trend(const LoglinearCovariates& model, const ListsInUse& lists);
bool read_covariate_terms(ObjectReader& reader, const Value& terms, const ListsInUse& lists,
                          LoglinearCovariates& model);
Value write_covariate_terms(const LoglinearCovariates& model, const ListsInUse& lists);
bool read_covariate_search(ObjectReader& reader, const Value& select, const ListsInUse& lists,
                           LoglinearCovariates& model);
Value write_covariate_search(const LoglinearCovariates& model, const ListsInUse& lists);

inline bool searches_with_covariates(const Method& method) {
  const auto* model = std::get_if<LoglinearCovariates>(&method);
  return model != nullptr && model->search != CovariateSearch::given;
}

/// The struct of an entry with "covariates"; none, with problems added, where its fields do not go
/// together.
std::optional<Method> begin_with_covariates(ObjectReader& reader);

/// Fields that mean nothing without covariates.
inline constexpr std::array<std::string_view, 4> fields_of_covariates{"trend", "unchecked",
                                                                      "repeat", "by_level"};

/// A term as text: "Police:sex".
std::string name_of_term(const CovariateTerm& term, const ListsInUse& lists,
                         const std::vector<Covariate>& covariates);

/// Where problems of estimators with covariates go.
struct CovariatePlace {
  Position position;
  std::string path;
  std::string file;
};

/// Gives every model its covariates' levels, those of the strata. Problems are added for a name
/// that is none of them, a power that levels are too few for, and powers too great to be exact.
void resolve_covariates(std::vector<EstimatorSpec>& estimators,
                        const std::vector<Covariate>& of_strata, const CovariatePlace& place,
                        Problems& problems);

}  // namespace darknumber
