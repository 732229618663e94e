// SPDX-License-Identifier: MIT
#include "engine/scenario/format/read_thresholds.h"

#include <fmt/core.h>

#include "engine/scenario/format/field_tables.h"

namespace darknumber {
namespace {

/// Fields of an agency, or of its rates in a stratum, that a continuum has no place for.
constexpr std::string_view apart_fields[] = {"capture_probability", "false_alarm_probability",
                                             "false_positive_share"};

/// `own`: of an agency in a stratum its own threshold, else null.
void refuse_beside_threshold(ObjectReader& agency, const Threshold* own) {
  for (std::string_view field : apart_fields)
    if (agency.has(field))
      agency.report(field, fmt::format("with \"at_risk\" an agency has no \"{}\"", field),
                    "What it detects follows from its \"threshold\".");
  if (own != nullptr) return;
  for (const char* field : {"loadings", "reporting_loadings", "anonymous_loadings"})
    if (agency.has(field))
      agency.report(field, fmt::format("with \"at_risk\" an agency has no \"{}\"", field),
                    "Persons differ in severity there, and the \"threshold\" acts on that.");
}

}  // namespace

Threshold read_threshold(ObjectReader& agency, const PopulationSpec& population,
                         const Threshold* own) {
  Threshold threshold = own != nullptr ? *own : Threshold{};
  if (!population.at_risk) {
    if (agency.has("threshold"))
      agency.report("threshold", "a \"threshold\" needs a continuum of severity",
                    "Give \"at_risk\" in \"population\", or a capture_probability instead.");
    return threshold;
  }
  refuse_beside_threshold(agency, own);
  const Value* value = agency.value("threshold");
  if (value == nullptr) {
    if (own == nullptr && agency.lacks("threshold"))
      agency.report("threshold", "with \"at_risk\" every agency needs a \"threshold\"",
                    "For example \"threshold\": {\"at\": 1.0, \"softness\": 0.3, "
                    "\"capture_probability\": 0.1}.");
    return threshold;
  }
  ObjectReader reader(*value, agency.path_of("threshold"), section_fields("agencies[].threshold"),
                      agency.file(), agency.problems());
  for (const char* field : {"at", "capture_probability"})
    if (own == nullptr && reader.lacks(field))
      reader.report(field, fmt::format("\"{}\" is missing", field),
                    "A threshold has \"at\" and \"capture_probability\".");
  threshold.at = reader.number("at").value_or(threshold.at);
  threshold.softness = reader.number("softness").value_or(threshold.softness);
  threshold.capture_probability =
      reader.number("capture_probability").value_or(threshold.capture_probability);
  return threshold;
}

Window read_active(ObjectReader& agency, const Turnover& turnover) {
  Window window{1, turnover.periods};
  const Value* value = agency.value("active");
  if (value == nullptr) return window;
  ObjectReader reader(*value, agency.path_of("active"), section_fields("agencies[].active"),
                      agency.file(), agency.problems());
  window.from = static_cast<int>(reader.integer("from").value_or(window.from));
  window.to = static_cast<int>(reader.integer("to").value_or(window.to));
  if (!reader.sound()) return {1, turnover.periods};
  const std::string advice =
      fmt::format("The periods go from 1 to {} (population.turnover.periods).", turnover.periods);
  if (window.to > turnover.periods)
    reader.report("to", fmt::format("period {} lies after the last one", window.to), advice);
  else if (window.from > window.to)
    reader.report(
        "from",
        fmt::format("the window begins in period {} and ends in period {}", window.from, window.to),
        advice);
  else
    return window;
  return {1, turnover.periods};
}

}  // namespace darknumber
