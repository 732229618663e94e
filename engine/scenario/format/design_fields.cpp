// SPDX-License-Identifier: MIT
#include "engine/scenario/format/design_fields.h"

namespace darknumber {
namespace {

constexpr Range record_counts{1.0, 1e6};
constexpr Range draw_counts{10.0, 100000.0};
constexpr Range shares_within{0.0, 1.0, true, true};

constexpr Field design_table[] = {
    {.name = "candidates",
     .type = FieldType::array,
     .help = "The collections of data that are weighed against each other.",
     .example = "[{\"kind\": \"audit\", \"list\": \"Police\", \"records\": 200}]",
     .required = true},
    {.name = "draws",
     .type = FieldType::integer,
     .help = "How many times a world is taken to be true and the data of every candidate are "
             "drawn from it.",
     .example = "1000",
     .default_text = "200",
     .range = draw_counts},
};

constexpr Field candidate_table[] = {
    {.name = "kind",
     .type = FieldType::text,
     .help = "What is collected: audit looks into records of a list, which are a victim's or not; "
             "link compares entities of the register with all others by hand; add_list is one "
             "more list, which finds everybody as easily, whoever else has found them; keep_trait "
             "notes a trait of people in the register.",
     .example = "\"audit\"",
     .choices = candidate_kind_names,
     .required = true},
    {.name = "list",
     .type = FieldType::text,
     .help = "The agency whose records an audit looks into.",
     .example = "\"Police\"",
     .default_text = "none: an audit needs it"},
    {.name = "records",
     .type = FieldType::integer,
     .help = "How many records, or entities, are drawn at random and looked at; all of them where "
             "there are fewer.",
     .example = "200",
     .default_text = "none: all kinds but add_list need it",
     .range = record_counts},
    {.name = "capture_probability",
     .type = FieldType::number,
     .help = "The share of victims whom the added list finds.",
     .example = "0.1",
     .default_text = "none: add_list needs it",
     .range = shares_within},
    {.name = "trait",
     .type = FieldType::text,
     .help = "The trait that is noted; severity, where persons have one.",
     .example = "\"visibility\"",
     .default_text = "none: keep_trait needs it"},
    {.name = "cuts",
     .type = FieldType::array,
     .help = "Where the classes in which the trait is noted end, ascending, in its own unit; the "
             "mean of all victims is 0.",
     .example = "[-1, 0, 1]",
     .default_text = "none: keep_trait needs them"},
    {.name = "label",
     .type = FieldType::text,
     .help = "A short name for texts.",
     .example = "\"ask the shelters\"",
     .default_text = "what it is"},
};

}  // namespace

FieldTable design_fields() {
  return design_table;
}

FieldTable candidate_fields() {
  return candidate_table;
}

}  // namespace darknumber
