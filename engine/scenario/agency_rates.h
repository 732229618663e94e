// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "engine/input/field.h"
#include "engine/scenario/scenario.h"
#include "engine/scenario/switch_off.h"

namespace darknumber {

/// What a rate does: it makes records of victims, or of bystanders; or something happens to
/// records.
enum class RateOf { detection, false_positives, records };

/// Everything that the program knows of one rate of an agency: field, reader, writer, ledger and
/// what `validate` says of it follow from it.
struct AgencyRate {
  Field field;
  double AgencyRates::*member;
  RateOf of;
  std::optional<Violation> violation = {};  // that it makes
  double off = 0.0;                         // without it
  std::string_view predicate = "";          // of a share of the reports: "were anonymous"
};

/// THE list of rates, in the order in which they act.
inline constexpr AgencyRate agency_rates[] = {
    {.field = {.name = "capture_probability",
               .type = FieldType::number,
               .help = "Probability that the agency itself detects a victim.",
               .example = "0.12",
               .default_text = "required unless every stratum gives one, or a table tells it",
               .range = probability},
     .member = &AgencyRates::capture_probability,
     .of = RateOf::detection},
    {.field =
         {.name = "false_positive_share",
          .type = FieldType::number,
          .help =
              "Expected share of bystanders among all reported records of the list; in place of "
              "false_alarm_probability.",
          .example = "0.25",
          .default_text = "0",
          .range = share_below_one},
     .member = &AgencyRates::false_positive_share,
     .of = RateOf::false_positives,
     .violation = Violation::false_positives,
     .predicate = "were false"},
    {.field =
         {.name = "false_alarm_probability",
          .type = FieldType::number,
          .help =
              "Probability that the agency itself flags a given bystander; needs bystanders.count.",
          .example = "0.001",
          .default_text = "0",
          .range = probability},
     .member = &AgencyRates::false_alarm_probability,
     .of = RateOf::false_positives,
     .violation = Violation::false_positives},
    {.field = {.name = "reporting_probability",
               .type = FieldType::number,
               .help = "Probability that a detection is forwarded to the central register.",
               .example = "0.8",
               .default_text = "1",
               .range = probability},
     .member = &AgencyRates::reporting_probability,
     .of = RateOf::records,
     .violation = Violation::reporting,
     .off = 1.0},
    {.field = {.name = "anonymous_share",
               .type = FieldType::number,
               .help =
                   "Probability that a record is anonymous, and so counts as a person of its own.",
               .example = "0.05",
               .default_text = "0",
               .range = probability},
     .member = &AgencyRates::anonymous_share,
     .of = RateOf::records,
     .violation = Violation::anonymous,
     .predicate = "were anonymous"},
    {.field = {.name = "missed_link_probability",
               .type = FieldType::number,
               .help = "Probability that a record is not recognised as belonging to its person.",
               .example = "0.02",
               .default_text = "0",
               .range = probability},
     .member = &AgencyRates::missed_link_probability,
     .of = RateOf::records,
     .violation = Violation::missed_links,
     .predicate = "were not linked to their person"},
    {.field = {.name = "duplicate_probability",
               .type = FieldType::number,
               .help = "Probability that a record has an unrecognised duplicate on its list.",
               .example = "0.01",
               .default_text = "0",
               .range = probability},
     .member = &AgencyRates::duplicate_probability,
     .of = RateOf::records,
     .violation = Violation::duplicates,
     .predicate = "had an unrecognised duplicate"},
};

}  // namespace darknumber
