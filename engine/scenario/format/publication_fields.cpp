// SPDX-License-Identifier: MIT
#include "engine/scenario/format/publication_fields.h"

namespace darknumber {
namespace {

constexpr Field table_fields_table[] = {
    {.name = "file",
     .type = FieldType::text,
     .help = "The published table, a CSV file with a column for each agency, named from the "
             "scenario's folder.",
     .example = "\"netherlands.csv\"",
     .default_text = "none: counts in its place"},
    {.name = "match",
     .type = FieldType::text,
     .help = "What the number of victims and the capture probabilities are solved for: the list "
             "sizes and the number observed, these and the overlaps of every two lists, or "
             "nothing, where the table is only compared with.",
     .example = "\"pairs\"",
     .default_text = "\"sizes\"",
     .choices = table_match_names},
    {.name = "counts",
     .type = FieldType::object,
     .help = "The table itself, counts by history, with a digit for each agency in their order; "
             "then no file is opened. A count that was suppressed because it is below 5 is \"<5\".",
     .example = "{\"10\": 300, \"01\": 200, \"11\": 40}",
     .default_text = "those of the file"},
};

constexpr Field published_fields_table[] = {
    {.name = "label",
     .type = FieldType::text,
     .help = "Who published the figure, unique among the figures.",
     .example = "\"National Rapporteur 2017\"",
     .required = true},
    {.name = "low",
     .type = FieldType::number,
     .help = "The lower end of the range that was published.",
     .example = "42000",
     .default_text = "none",
     .range = positive},
    {.name = "high",
     .type = FieldType::number,
     .help = "The upper end of the range.",
     .example = "58000",
     .default_text = "none",
     .range = positive},
    {.name = "estimate",
     .type = FieldType::number,
     .help = "The estimate that was published.",
     .example = "50000",
     .default_text = "none",
     .range = positive},
};

constexpr Field words_fields_table[] = {
    {.name = "victim",
     .type = FieldType::array,
     .help = "What texts call one of those who are counted, and several of them.",
     .example = "[\"fish\", \"fish\"]",
     .default_text = "[\"victim\", \"victims\"]",
     .inside = R"({"items": {"type": "string"}, "minItems": 2, "maxItems": 2})"},
    {.name = "register",
     .type = FieldType::text,
     .help = "What texts call the register.",
     .example = "\"catch\"",
     .default_text = "\"register\""},
};

}  // namespace

FieldTable table_fields() {
  return table_fields_table;
}
FieldTable published_fields() {
  return published_fields_table;
}
FieldTable words_fields() {
  return words_fields_table;
}

}  // namespace darknumber
