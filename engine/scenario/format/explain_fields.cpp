// SPDX-License-Identifier: MIT
#include "engine/scenario/format/explain_fields.h"

#include "engine/core/capture_history.h"

namespace darknumber {
namespace {

constexpr Range lists_of_cells{1.0, static_cast<double>(max_lists)};
constexpr Range drops{0.0, 100.0, true, false};
constexpr Range central_parts{0.0, 1.0, true, true};

constexpr Field misfit_table[] = {
    {.name = "relative_sd",
     .type = FieldType::object,
     .help = "How far cells may be off, relatively: a belief in the standard deviation.",
     .example = "{\"half_normal\": 0.5}",
     .required = true},
    {.name = "from_lists",
     .type = FieldType::integer,
     .help = "Cells on so many lists or more may be off.",
     .example = "2",
     .default_text = "2",
     .range = lists_of_cells},
};

constexpr Field relative_sd_table[] = {
    {.name = "half_normal",
     .type = FieldType::number,
     .help = "It is the size of a normal number with mean 0 and this standard deviation.",
     .example = "0.5",
     .range = positive,
     .required = true},
};

constexpr Field witness_table[] = {
    {.name = "drop",
     .type = FieldType::number,
     .help = "How far the log-likelihood of a witness world may be below the best.",
     .example = "2",
     .default_text = "2",
     .range = drops},
    {.name = "support",
     .type = FieldType::number,
     .help = "The central part of beliefs without ends of their own in which witness worlds lie.",
     .example = "0.99",
     .default_text = "0.99",
     .range = central_parts},
};

}  // namespace

FieldTable misfit_fields() {
  return misfit_table;
}

FieldTable relative_sd_fields() {
  return relative_sd_table;
}

FieldTable witness_fields() {
  return witness_table;
}

}  // namespace darknumber
