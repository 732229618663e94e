// SPDX-License-Identifier: MIT
#pragma once

#include "engine/scenario/read_rank_correlations.h"
#include "engine/scenario/study_types/study_kind.h"

namespace darknumber {

inline constexpr Field rank_correlations_field{
    .name = "rank_correlations",
    .type = FieldType::array,
    .help = "Which factors are believed to be high together: rank correlations of two each.",
    .example =
        "[{\"between\": [\"agencies[*].anonymous_share\", \"agencies[*].false_positive_share\"], "
        "\"value\": 0.5}]",
    .default_text = "none: what one factor is says nothing of another"};
inline constexpr StudyOption rank_correlations_option{.field = rank_correlations_field,
                                                      .read = read_rank_correlations,
                                                      .write = write_rank_correlations};

}  // namespace darknumber
