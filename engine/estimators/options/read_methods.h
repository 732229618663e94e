// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "engine/estimators/estimator_spec.h"
#include "engine/input/object_reader.h"

namespace darknumber {

// The own fields of each method; `lists` are those the estimator uses.

std::optional<Method> read_lincoln_petersen(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_chapman(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_chao(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_loglinear(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_mh(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_mth(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_sample_coverage(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_decomposable(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_latent_class(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_bayesian_threshold(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_fixed_odds_ratio(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_linkage_corrected(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_trimmed(ObjectReader& reader, const ListsInUse& lists);
std::optional<Method> read_mean(ObjectReader& reader, const ListsInUse& lists);

}  // namespace darknumber
