// SPDX-License-Identifier: MIT
#include "engine/scenario/format/verification_fields.h"

namespace darknumber {
namespace {

constexpr std::string_view units[] = {"person", "record"};
constexpr std::string_view records_alone[] = {"record"};

constexpr Field keeps_victims_field{
    .name = "keeps_victims",
    .type = FieldType::number,
    .help = "Probability that a victim, or a victim's record, is confirmed and stays.",
    .example = "0.9",
    .default_text = "1",
    .range = probability};
constexpr Field keeps_others_field{
    .name = "keeps_others",
    .type = FieldType::number,
    .help = "Probability that somebody else, or such a record, is confirmed by mistake and stays.",
    .example = "0.3",
    .default_text = "1",
    .range = probability};

constexpr Field verification_fields_table[] = {
    {.name = "of",
     .type = FieldType::text,
     .help = "Whether a verdict is on a person, with all records, or on each record by itself.",
     .example = "\"record\"",
     .default_text = "\"person\"",
     .choices = units},
    keeps_victims_field,
    keeps_others_field,
};

constexpr Field agency_verification_fields_table[] = {
    {.name = "of",
     .type = FieldType::text,
     .help = "An agency's verdict is on its own records.",
     .example = "\"record\"",
     .default_text = "\"record\"",
     .choices = records_alone},
    keeps_victims_field,
    keeps_others_field,
};

}  // namespace

FieldTable verification_fields() {
  return verification_fields_table;
}
FieldTable agency_verification_fields() {
  return agency_verification_fields_table;
}

}  // namespace darknumber
