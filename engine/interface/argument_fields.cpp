// SPDX-License-Identifier: MIT
#include "engine/interface/argument_fields.h"

#include <array>

#include "engine/interface/schemas.h"
#include "engine/scenario/format/field_tables.h"
#include "engine/study/parallel.h"
#include "engine/study/shard.h"

namespace darknumber {
namespace {

constexpr double largest_replicate = 4294967295;  // they have 32 bits

constexpr std::array<std::string_view, 2> matches{"sizes", "pairs"};
constexpr std::array<std::string_view, 2> of_unknown{"drop", "prorate"};
constexpr std::array<std::string_view, 2> of_repeated{"refuse", "add"};
constexpr std::array<std::string_view, 2> of_missing{"refuse", "0"};
constexpr std::array<std::string_view, 2> codings{"as-written", "reversed"};
constexpr std::array<std::string_view, 2> names_of_schema{schemas[0].name, schemas[1].name};

constexpr std::string_view lists_help =
    "The lists to use: an array of names, or of objects as in a scenario.";

constexpr Field table_seed{.name = "seed",
                           .type = FieldType::integer,
                           .help = "Seed of what estimators and intervals draw.",
                           .example = "7",
                           .range = {0.0, largest_seed}};
constexpr Field lists_field{
    .name = "lists", .help = lists_help, .example = R"(["Police", "Shelters"])"};

constexpr std::array scenario_fields{
    Field{.name = "scenario",
          .help = "The scenario: an object, or its JSON as a text, in which comments are allowed.",
          .example = R"({"schema": 1, "population": {"victims": 1000}})"},
    Field{.name = "scenario_path",
          .type = FieldType::text,
          .help =
              "A scenario file, in place of `scenario`; the tables that it names are looked for "
              "from its folder.",
          .example = R"("scenarios/netherlands.json")"},
    Field{.name = "files",
          .type = FieldType::object,
          .help = "The tables that the scenario names, by the names that it has for them.",
          .example = R"({"netherlands.csv": "Police,…"})"},
    Field{.name = "set",
          .type = FieldType::object,
          .help = "Values of fields in place of those of the scenario, by their paths, in turn.",
          .example = R"({"agencies[*].false_positive_share": 0.1})"},
    Field{.name = "replicates",
          .type = FieldType::integer,
          .help = "How many registers to simulate. `simulate` draws one without it, and else the "
                  "tables of so many.",
          .example = "500"},
    Field{.name = "seed", .type = FieldType::integer, .help = "Seed.", .example = "7"}};

constexpr std::array threads_fields{
    Field{.name = "threads",
          .type = FieldType::integer,
          .help = "Threads; the results are the same bytes for any number.",
          .example = "1",
          .default_text = "all",
          .range = {1.0, static_cast<double>(most_threads)}}};

constexpr std::array plan_fields{
    Field{.name = "shards",
          .type = FieldType::integer,
          .help = "Say how long a part would take if the run were split into so many shards.",
          .example = "8",
          .range = {1.0, static_cast<double>(most_shards)}}};

constexpr Field time_limit_field{.name = "time_limit",
                                 .type = FieldType::number,
                                 .help = "Stop after so many seconds, without an answer.",
                                 .example = "60",
                                 .range = positive};

constexpr std::array run_fields{
    Field{.name = "study",
          .type = FieldType::text,
          .help = "The type that the scenario's study is to have; with another one, or no study, "
                  "nothing is run.",
          .example = R"("explain")"},
    Field{.name = "until",
          .type = FieldType::text,
          .help = "Go on in rounds of the scenario's replicates until the study's measure, or the "
                  "median inflation, has an MCSE of X or less everywhere.",
          .example = R"("mcse=0.01")"},
    Field{.name = "shard",
          .type = FieldType::text,
          .help = "Run the i-th of n parts alone, i/n: its rows are answered and nothing is "
                  "measured, which takes all of them.",
          .example = R"("3/8")"},
    time_limit_field};

constexpr std::array design_argument_fields{
    Field{.name = "draws",
          .type = FieldType::integer,
          .help = "How many data to draw for each candidate, in place of what the study says.",
          .example = "1000",
          .range = {10.0, 100000.0}},
    time_limit_field};

constexpr std::array draw_fields{
    Field{.name = "replicate",
          .type = FieldType::integer,
          .help = "Which replicate, from 0; the first of `replicates`.",
          .example = "3",
          .default_text = "0",
          .range = {0.0, largest_replicate}},
    Field{.name = "parts",
          .type = FieldType::array,
          .help = "What to draw: table, persons, records, entities.",
          .example = R"(["persons", "table"])",
          .default_text = R"(["table"])"}};

constexpr std::array target_fields{
    Field{.name = "to",
          .type = FieldType::text,
          .help = "The table as CSV: a column of 0 and 1 for each agency, by name, and one named "
                  "count.",
          .example = R"("Police,…")",
          .several_lines = true},
    Field{.name = "to_path",
          .type = FieldType::text,
          .help = "A file with the table, in place of `to`.",
          .example = R"("examples/data/netherlands.csv")"},
    Field{.name = "match",
          .type = FieldType::text,
          .help = "sizes: the list sizes and the number observed; pairs: also the overlap of every "
                  "two lists.",
          .example = R"("pairs")",
          .default_text = R"("sizes")",
          .choices = matches}};

constexpr std::array table_fields{
    Field{.name = "table",
          .type = FieldType::text,
          .help = "The table as CSV text, in any shape that `estimate` reads.",
          .example = R"("A,B,count\n1,1,10\n…")",
          .several_lines = true},
    Field{.name = "table_path",
          .type = FieldType::text,
          .help = "A file with the table, in place of `table`.",
          .example = R"("examples/data/korea.csv")"}};

constexpr std::array estimate_fields{
    Field{.name = "estimator",
          .help = "Estimators: labels, or objects as in a scenario; one, or an array.",
          .example = R"(["chao", {"method": "loglinear", "terms": ["A:B"]}])",
          .default_text = "the usual ones"},
    lists_field,
    Field{.name = "unknown",
          .type = FieldType::text,
          .help = "Entities of unknown stratum: drop leaves them out, prorate shares them out "
                  "within their history as the known ones are.",
          .example = R"("prorate")",
          .default_text = R"("drop")",
          .choices = of_unknown},
    Field{.name = "remove",
          .help = "Shares of entities with exactly a history to take away before estimating, "
                  "LISTS=SHARE; one, or an array.",
          .example = R"("Border police=0.5")"},
    table_seed,
    Field{.name = "level",
          .help = "Levels of the intervals, above 0 and below 1; one, or an array.",
          .example = "[0.95, 0.8]",
          .default_text = "0.95"}};

constexpr std::array bounds_fields{
    Field{.name = "within",
          .help = "Factors G: say at which numbers of persons every odds ratio is from 1/G to G, "
                  "beside 2, 5 and 10; one, or an array.",
          .example = "[4, 6]"},
    Field{.name = "least_overlap",
          .type = FieldType::number,
          .help = "Leave out pairs of lists with fewer persons in common.",
          .example = "5",
          .default_text = "10",
          .range = positive},
    lists_field, table_seed};

constexpr std::array reading_fields{
    Field{.name = "count",
          .type = FieldType::text,
          .help = "The column with the numbers of persons; without one, each row is a person.",
          .example = R"("n")",
          .default_text = R"("count")"},
    Field{.name = "stratum",
          .help = "Columns that name strata; one, or an array.",
          .example = R"("site")"},
    Field{.name = "covariate",
          .help = "Columns that are covariates; one, or an array.",
          .example = R"(["sex", "age"])"},
    Field{.name = "ignore",
          .help = "Columns to leave out; one, or an array.",
          .example = R"(["id"])"},
    Field{.name = "repeated",
          .type = FieldType::text,
          .help = "A history that occurs twice: refuse, or add the counts up.",
          .example = R"("add")",
          .default_text = R"("refuse")",
          .choices = of_repeated},
    Field{.name = "missing",
          .type = FieldType::text,
          .help = "NA where a list has 1 or 0: refuse, or 0 for not on the list.",
          .example = R"("0")",
          .default_text = R"("refuse")",
          .choices = of_missing},
    Field{.name = "coding",
          .type = FieldType::text,
          .help = "reversed: 0 stands for being on a list, 1 for not.",
          .example = R"("reversed")",
          .default_text = R"("as-written")",
          .choices = codings},
    Field{.name = "suppressed",
          .type = FieldType::integer,
          .help = "What a suppressed count such as <5 is at least.",
          .example = "0",
          .default_text = "1",
          .range = {0.0, 1.0}}};

constexpr std::array list_fields{Field{.name = "what",
                                       .type = FieldType::text,
                                       .help = "estimators, mechanisms, measures, charts or terms.",
                                       .example = R"("estimators")",
                                       .required = true},
                                 Field{.name = "name",
                                       .type = FieldType::text,
                                       .help = "One of them, for a longer text.",
                                       .example = R"("chao")"}};

constexpr std::array schema_fields{Field{.name = "what",
                                         .type = FieldType::text,
                                         .help = "What there is a schema of.",
                                         .example = R"("results")",
                                         .default_text = R"("scenario")",
                                         .choices = names_of_schema}};

}  // namespace

ArgumentGroup scenario_arguments() {
  return {"A scenario", scenario_fields};
}
ArgumentGroup threads_arguments() {
  return {"", threads_fields};
}
ArgumentGroup plan_arguments() {
  return {"", plan_fields};
}
ArgumentGroup run_arguments() {
  return {"", run_fields};
}
ArgumentGroup design_arguments() {
  return {"", design_argument_fields};
}
ArgumentGroup draw_arguments() {
  return {"", draw_fields};
}
ArgumentGroup target_arguments() {
  return {"", target_fields};
}
ArgumentGroup table_arguments() {
  return {"A table", table_fields};
}
ArgumentGroup estimate_arguments() {
  return {"", estimate_fields};
}
ArgumentGroup bounds_arguments() {
  return {"", bounds_fields};
}
ArgumentGroup reading_arguments() {
  return {"How a table is read", reading_fields};
}
ArgumentGroup list_arguments() {
  return {"", list_fields};
}
ArgumentGroup schema_arguments() {
  return {"", schema_fields};
}

}  // namespace darknumber
