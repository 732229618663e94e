// SPDX-License-Identifier: MIT
#include "engine/scenario/format/field_tables.h"

#include "engine/core/contracts.h"
#include "engine/scenario/format/agency_fields.h"
#include "engine/scenario/format/belief_fields.h"
#include "engine/scenario/format/design_fields.h"
#include "engine/scenario/format/estimation_fields.h"
#include "engine/scenario/format/explain_fields.h"
#include "engine/scenario/format/population_fields.h"
#include "engine/scenario/format/publication_fields.h"
#include "engine/scenario/format/study_fields.h"
#include "engine/scenario/format/verification_fields.h"
#include "engine/scenario/scenario.h"

namespace darknumber {
namespace {

constexpr Range counts_from_one{1.0, largest_count};
constexpr Range seeds{0.0, largest_seed};
constexpr Range versions{1.0};

constexpr std::string_view simulators[] = {"auto", "table", "persons"};

constexpr Field scenario_fields[] = {
    {.name = "$schema",
     .type = FieldType::text,
     .help = "Address of the JSON Schema of the format, for editors; the program does not read it.",
     .example = "\"scenario.schema.json\""},
    {.name = "schema",
     .type = FieldType::integer,
     .help = "Version of the format that the file is written in.",
     .example = "1",
     .range = versions,
     .required = true},
    {.name = "title",
     .type = FieldType::text,
     .help = "Name of the scenario in reports.",
     .example = "\"A quarter of all reports is false\"",
     .default_text = "\"\""},
    {.name = "description",
     .type = FieldType::text,
     .help = "What the scenario stands for and where its numbers come from.",
     .example = "\"Six agencies of an imagined country.\"",
     .default_text = "\"\"",
     .several_lines = true},
    {.name = "population",
     .type = FieldType::object,
     .help = "Who the victims are: how many, of which groups, how different from one another.",
     .example = "{\"victims\": 5000}",
     .required = true},
    {.name = "table",
     .type = FieldType::object,
     .help = "The published table that the scenario is anchored to: the number of victims and the "
             "capture probabilities are solved for it, whatever is said of the violations.",
     .example = "{\"file\": \"netherlands.csv\"}",
     .default_text = "none: victims and capture probabilities are given"},
    {.name = "published",
     .type = FieldType::array,
     .help = "Figures that were published of the number of victims.",
     .example = "[{\"label\": \"National Rapporteur 2017\", \"low\": 42000, \"high\": 58000}]",
     .default_text = "[]"},
    {.name = "words",
     .type = FieldType::object,
     .help = "Nouns for victims and register in texts.",
     .example = "{\"victim\": [\"fish\", \"fish\"], \"register\": \"catch\"}",
     .default_text = "victim, victims, register"},
    {.name = "bystanders",
     .type = FieldType::any,
     .help =
         "The people who are not victims and may be recorded as such by mistake: an object with "
         "their count, or \"unlimited\".",
     .example = "{\"count\": 40000}",
     .default_text = "\"unlimited\""},
    {.name = "agencies",
     .type = FieldType::array,
     .help = "The 2 to 10 agencies that keep a list each, in the order of the digits of a capture "
             "history.",
     .example = "[{\"name\": \"Police\", \"capture_probability\": 0.12}, "
                "{\"name\": \"Shelter\", \"capture_probability\": 0.1}]",
     .required = true},
    {.name = "dependence",
     .type = FieldType::array,
     .help = "Agencies, two or more, whose own detections of a person depend on one another.",
     .example = "[{\"between\": [\"Police\", \"Shelter\"], \"odds_ratio\": 2.0}]",
     .default_text = "[]"},
    {.name = "avoidance",
     .type = FieldType::array,
     .help =
         "Pairs of agencies of which contact with the first suppresses detection by the second.",
     .example = "[{\"after\": \"Border police\", \"of\": \"Shelter\", \"probability\": 0.5}]",
     .default_text = "[]"},
    {.name = "referrals",
     .type = FieldType::array,
     .help = "Pairs of agencies of which the first passes persons on to the second.",
     .example = "[{\"from\": \"Police\", \"to\": \"Shelter\", \"probability\": 0.4}]",
     .default_text = "[]"},
    {.name = "verification",
     .type = FieldType::object,
     .help = "Who of those reported is confirmed; who is not leaves the register.",
     .example = "{\"of\": \"person\", \"keeps_victims\": 0.9, \"keeps_others\": 0.3}",
     .default_text = "everybody"},
    {.name = "estimation",
     .type = FieldType::object,
     .help = "Which lists are used, and which estimators see the table.",
     .example = "{\"estimators\": [{\"method\": \"chao\"}]}",
     .default_text = "{}"},
    {.name = "monte_carlo",
     .type = FieldType::object,
     .help = "How many replicates are drawn, from which seed, and by which simulator.",
     .example = "{\"replicates\": 2000, \"seed\": 1}",
     .default_text = "{}"},
    {.name = "study",
     .type = FieldType::object,
     .help = "Variation of the scenario's fields, and what is asked of the results.",
     .example = "{\"type\": \"ledger\"}",
     .default_text = "a study of one point"},
    {.name = "claims",
     .type = FieldType::array,
     .help = "Statements about the results that the program tests.",
     .example = "[]",
     .default_text = "[]"},
};

constexpr Field monte_carlo_fields[] = {
    {.name = "replicates",
     .type = FieldType::integer,
     .help = "Number of times the world is drawn and estimated.",
     .example = "2000",
     .default_text = "2000",
     .range = counts_from_one},
    {.name = "seed",
     .type = FieldType::integer,
     .help = "Seed of the random numbers; the same seed gives the same results.",
     .example = "1",
     .default_text = "1",
     .range = seeds},
    {.name = "simulator",
     .type = FieldType::text,
     .help = "Whether tables are drawn at once, or person by person.",
     .example = "\"table\"",
     .default_text = "\"auto\"",
     .choices = simulators},
};

}  // namespace

std::span<const FieldSection> scenario_sections() {
  static const FieldSection sections[] = {
      {"", "A scenario: one world and the estimators that look at it.", scenario_fields},
      {"population", "The victims.", population_fields()},
      {"population.strata[]", "A group of persons that the register can tell apart.",
       stratum_fields()},
      {"population.groups[]", "Victims who are found together.", group_fields()},
      {"population.traits[]", "An unseen difference between persons.", trait_fields()},
      {"population.turnover", "How the population is renewed.", turnover_fields()},
      {"population.at_risk", "A continuum of severity.", at_risk_fields()},
      {"table", "A published table.", table_fields()},
      {"published[]", "A published figure.", published_fields()},
      {"words", "Nouns in texts.", words_fields()},
      {"bystanders", "The people who are not victims.", bystander_fields()},
      {"agencies[]", "An agency and its list.", agency_fields()},
      {"agencies[].by_stratum[]", "Rates of an agency for the persons of one stratum.",
       by_stratum_fields()},
      {"agencies[].by_covariate[]",
       "Rates of an agency for the persons of one level of a covariate.", by_covariate_fields()},
      {"agencies[].threshold", "From which severity an agency detects.", threshold_fields()},
      {"agencies[].active", "When an agency is active.", active_fields()},
      {"agencies[].verification", "Which of an agency's records are confirmed.",
       agency_verification_fields()},
      {"dependence[]", "A dependence between the own detections of agencies.", dependence_fields()},
      {"avoidance[]", "Contact with one agency that suppresses own detection by another.",
       avoidance_fields()},
      {"referrals[]", "One agency that passes persons on to another.", referral_fields()},
      {"verification", "Who of those reported is confirmed.", verification_fields()},
      {"estimation", "What is estimated, from which lists, how.", estimation_fields()},
      {"estimation.target", "Victims within reach of the lists.", target_fields()},
      {"estimation.remove[]", "Entities taken away before estimation.", remove_fields()},
      {"estimation.suppress", "Small counts that are not published as they are.",
       suppress_fields()},
      {"monte_carlo", "How the world is drawn again and again.", monte_carlo_fields},
      {"study", "What varies, and what is asked of the results.", study_fields()},
      {"study.factors[]", "A field that varies, or several moved together.", factor_fields()},
      {"study.factors[].belief", "What somebody holds likely of a number.", belief_fields()},
      {"study.factors[].belief.discrete", "Single values, each with its probability.",
       discrete_belief_fields()},
      {"study.rank_correlations[]", "Two factors that are believed to be high together.",
       rank_correlation_fields()},
      {"study.victims_belief", "What somebody holds likely of the number of victims.",
       belief_fields()},
      {"study.misfit", "How cells may be off by more than chance.", misfit_fields()},
      {"study.misfit.relative_sd", "A belief in a standard deviation.", relative_sd_fields()},
      {"study.witness", "Which worlds are shown as witnesses.", witness_fields()},
      {"study.design", "Further collections of data that are weighed.", design_fields()},
      {"study.design.candidates[]", "A further collection of data.", candidate_fields()},
      {"claims[]", "A statement about the results that the program tests.", claim_fields()},
      {"claims[].than", "Another measure that the claim's number is multiplied by.",
       comparison_fields()},
  };
  return sections;
}

const FieldSection* find_section(std::string_view path) {
  for (const FieldSection& section : scenario_sections())
    if (section.path == path) return &section;
  return nullptr;
}

FieldTable section_fields(std::string_view path) {
  const FieldSection* section = find_section(path);
  DN_EXPECT(section != nullptr, "the path names a section of the format");
  return section->fields;
}

}  // namespace darknumber
