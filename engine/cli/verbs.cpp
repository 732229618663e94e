// SPDX-License-Identifier: MIT
#include "engine/cli/verbs.h"

#include <array>

namespace darknumber {
namespace {

constexpr std::string_view scenario_help =
    "the scenario, a JSON file (comments allowed); - is standard input";

constexpr std::array<Verb, 24> all_verbs{{
    {"run", "SCENARIO", scenario_help,
     "Simulate the scenario many times and show how far off each estimator is.",
     "  darknumber run scenarios/netherlands.json\n"
     "  darknumber run scenarios/textbook.json --replicates 500 --seed 7\n"
     "  darknumber run scenarios/netherlands.json --set 'agencies[*].false_positive_share=0.1'\n"
     "  darknumber run scenarios/netherlands.json --output out/netherlands\n"
     "  darknumber run scenarios/netherlands.json --until mcse=0.02 --time-limit 60\n"
     "  darknumber run scenarios/textbook.json --replicates 400 --shard 1/4 --output out/shards && "
     "\\\n"
     "      darknumber show out/shards/shard-1-of-4",
     takes_settings | takes_format | takes_threads | takes_run, run_scenario_verb},
    {"plan", "SCENARIO", scenario_help,
     "Say what a run would evaluate, how long it would take and how precise it would be.",
     "  darknumber plan scenarios/netherlands.json\n"
     "  darknumber plan scenarios/netherlands.json --replicates 20000 --threads 2\n"
     "  darknumber plan scenarios/netherlands.json --replicates 1000000 --shards 8",
     takes_settings | takes_format | takes_threads | takes_shards, plan_verb},
    {"design", "SCENARIO", scenario_help,
     "Say which further data would narrow the number of victims most, and what they cost: of the "
     "candidates in an explain study, or a sample that is held to a table.",
     "  darknumber design scenarios/explanations/two_lists_design.json\n"
     "  darknumber design scenarios/explanations/two_lists_design.json --draws 500 --format csv",
     takes_settings | takes_format | takes_threads | takes_design, design_verb},
    {"expect", "SCENARIO", scenario_help,
     "Show the expected table of the scenario and what each estimator makes of it.",
     "  darknumber expect scenarios/netherlands.json\n"
     "  darknumber expect scenarios/textbook.json --set population.victims=5000 --format json",
     takes_settings | takes_format, expect_verb},
    {"estimate", "TABLE.csv",
     "the table: a column of 0 and 1 for each list, and one named count; docs/tables.md has more "
     "shapes; - is standard input",
     "Estimate from a real table of capture histories.",
     "  darknumber estimate examples/data/netherlands.csv\n"
     "  darknumber estimate examples/data/netherlands.csv --estimator chao \\\n"
     "      --estimator 'chapman[Police,Shelters]'\n"
     "  darknumber estimate examples/data/korea.csv \\\n"
     "      --estimator '{\"method\": \"loglinear\", \"terms\": [\"List b:List d\"]}'\n"
     "  darknumber estimate examples/data/korea.csv --seed 7 \\\n"
     "      --estimator '{\"method\": \"chao\", \"interval\": \"bca\"}'\n"
     "  darknumber estimate examples/data/netherlands.csv --lists Police,Shelters --format json\n"
     "  darknumber estimate examples/data/netherlands.csv --remove 'Border police=0.5'\n"
     "  darknumber estimate examples/tables/persons.csv --ignore id,age\n"
     "  darknumber estimate examples/tables/stratum_fully_covered.csv --stratum site",
     takes_format | takes_table | takes_reading, estimate_verb},
    {"bounds", "TABLE.csv", "the table, as estimate reads it; - is standard input",
     "Show what every explanation of a real table contains: how strongly some two lists go "
     "together "
     "or avoid each other, whatever the number of persons.",
     "  darknumber bounds examples/data/netherlands.csv\n"
     "  darknumber bounds examples/data/united_kingdom.csv --within 4 --within 6\n"
     "  darknumber bounds examples/data/netherlands.csv --lists Police,Shelters,'Border police' "
     "\\\n"
     "      --least-overlap 5\n"
     "  darknumber bounds examples/tables/gaza_2025.csv --format json\n"
     "  darknumber bounds examples/data/netherlands.csv --chart out/bounds.svg",
     takes_format | takes_bounds | takes_reading, bounds_verb},
    {"simulate", "SCENARIO", scenario_help,
     "Draw one synthetic population: its persons, records, entities and table, as CSV. With "
     "--replicates, the tables of several.",
     "  darknumber simulate scenarios/textbook.json --table\n"
     "  darknumber simulate scenarios/textbook.json --replicates 100 --table out/tables.csv\n"
     "  darknumber simulate scenarios/textbook.json --replicate 3 --persons out/persons.csv \\\n"
     "      --records out/records.csv --entities out/entities.csv --table out/table.csv\n"
     "  darknumber simulate scenarios/netherlands.json --seed 7 --table out/netherlands.csv",
     takes_settings | takes_parts, simulate_verb},
    {"validate", "SCENARIO", scenario_help,
     "Check a scenario and say in plain words what it assumes and what it violates.",
     "  darknumber validate scenarios/netherlands.json\n"
     "  darknumber validate scenarios/textbook.json --set "
     "'agencies[Police].missed_link_probability=0.1'",
     takes_settings, validate_verb},
    {"calibrate", "SCENARIO", scenario_help,
     "Solve a scenario so that it gives a published table's list sizes and number observed.",
     "  darknumber calibrate scenarios/netherlands.json --to examples/data/netherlands.csv\n"
     "  darknumber calibrate scenarios/netherlands.json --to examples/data/netherlands.csv \\\n"
     "      --set 'agencies[*].false_positive_share=0.3' --output out/calibrated.json\n"
     "  darknumber calibrate scenarios/netherlands/none.json --to examples/data/netherlands.csv "
     "\\\n"
     "      --match pairs",
     takes_settings | takes_format | takes_target | takes_reading, calibrate_verb},
    {"compare", "A", "a scenario file, or a results folder of darknumber run --output",
     "Show what differs between two scenarios or results, and between their answers.",
     "  darknumber compare scenarios/netherlands/none.json scenarios/netherlands/linkage.json\n"
     "  darknumber compare scenarios/textbook.json scenarios/violations/none.json --format json\n"
     "  darknumber run scenarios/textbook.json --replicates 200 --output out/a && \\\n"
     "      darknumber run scenarios/textbook.json --replicates 200 --output out/b \\\n"
     "          --set 'agencies[*].duplicate_probability=0.1' && \\\n"
     "      darknumber compare out/a out/b",
     takes_other | takes_format, compare_verb},
    {"replay", "DIR", "a results folder of darknumber run --output",
     "Run one replicate of a results folder again, and show it stage by stage.",
     "  darknumber run scenarios/textbook.json --replicates 200 --output out/textbook && \\\n"
     "      darknumber replay out/textbook --replicate 17\n"
     "  darknumber replay out/textbook --point 0 --replicate 199 --format json",
     takes_place | takes_format, replay_verb},
    {"show", "DIR", "a results folder, finished or interrupted",
     "Show a results folder again, from its files alone: any measure, in any format.",
     "  darknumber run scenarios/textbook.json --replicates 200 --output out/shown && \\\n"
     "      darknumber show out/shown\n"
     "  darknumber show out/shown --measure coverage --measure risk_over_3\n"
     "  darknumber show out/shown --measure rmse --estimator independence --format csv\n"
     "  darknumber show out/shown --format markdown",
     takes_shown | takes_format, show_verb},
    {"report", "DIR", "a results folder of darknumber run --output or estimate --output",
     "Write a report to look at: one HTML file with charts, for any browser, offline.",
     "  darknumber run scenarios/textbook.json --replicates 200 --output out/seen && \\\n"
     "      darknumber report out/seen\n"
     "  darknumber report out/seen --output out/textbook.html",
     takes_page, report_verb},
    {"chart", "DIR", "a results folder of darknumber run --output or estimate --output",
     "Print one chart of the report as SVG.",
     "  darknumber run scenarios/textbook.json --replicates 200 --output out/drawn && \\\n"
     "      darknumber chart out/drawn strip\n"
     "  darknumber chart out/drawn 'histogram[chao]' --output out/chao.svg",
     takes_page | takes_chart, chart_verb},
    {"merge", "DIRS",
     "folders in which darknumber run --shard i/n left shards, or the folders of the shards",
     "Make the shards of one run into one result, the same bytes as those of one run.",
     "  darknumber run scenarios/textbook.json --replicates 300 --shard 1/2 --output out/parts && "
     "\\\n"
     "      darknumber run scenarios/textbook.json --replicates 300 --shard 2/2 \\\n"
     "          --output out/parts && \\\n"
     "      darknumber merge out/parts --output out/whole\n"
     "  darknumber merge out/parts --format json",
     takes_files | takes_threads | takes_merged | takes_format, merge_verb},
    {"pool", "FILES",
     "results folders of darknumber run --output, of one scenario run with different seeds; or "
     "tables "
     "of the same lists",
     "Show many people's results as one, with a line for each of them.",
     "  darknumber run scenarios/pond.json --replicates 20 --seed 1 --output out/anna && \\\n"
     "      darknumber run scenarios/pond.json --replicates 20 --seed 2 --output out/ben && \\\n"
     "      darknumber pool out/anna out/ben\n"
     "  darknumber simulate scenarios/pond.json --seed 1 --table > out/one && \\\n"
     "      darknumber simulate scenarios/pond.json --seed 2 --table > out/two && \\\n"
     "      darknumber pool out/one out/two --estimator chapman",
     takes_estimators | takes_files | takes_reading | takes_threads | takes_format, pool_verb},
    {"claims", "FOLDER",
     "a folder of scenarios with claims, or one of its files; default: the claims that come with "
     "the program",
     "Judge a gallery of claims: where each holds and where it does not. Exits with 0 whatever the "
     "verdicts, since a gallery is to have claims that fail.",
     "  darknumber claims\n"
     "  darknumber claims --quick --format markdown\n"
     "  darknumber claims scenarios/claims/03-amplified-twice.json",
     takes_gallery | takes_threads | takes_format, claims_verb},
    {"selftest", "", "",
     "Let the program check itself: its simulators, estimators, intervals and random numbers, each "
     "with the smallest defect that it would see. Exits with 9 where a check fails.",
     "  darknumber selftest --threads 2\n"
     "  darknumber selftest --seed 7 --quiet --format json",
     takes_checks | takes_threads | takes_format, selftest_verb},
    {"new", "NAME", "the name of the scenario; its file is NAME.json",
     "Write a scenario with comments, to begin from.",
     "  darknumber new lake --template pond --output out/lake.json\n"
     "  darknumber new out/dutch.json --template netherlands\n"
     "  darknumber new out/korea.json --from examples/data/korea.csv\n"
     "  darknumber new out/ours.json --from examples/tables/persons.csv --ignore id,age",
     takes_starter | takes_reading, new_verb},
    {"schema", "WHAT", "",
     "Print a JSON Schema: of scenarios, for editors that complete and check, or of all results.",
     "  darknumber schema\n"
     "  darknumber schema > out/scenario.schema.json\n"
     "  darknumber schema results > out/results.schema.json",
     takes_optional, schema_verb, names_of_schemas},
    {"list", "WHAT", "",
     "Show what there is: estimators, mechanisms, measures, charts, scenarios, or terms of the "
     "field. Another word is looked for in all of them.",
     "  darknumber list estimators\n"
     "  darknumber list estimators chao\n"
     "  darknumber list mechanisms\n"
     "  darknumber list mechanisms referral\n"
     "  darknumber list measures\n"
     "  darknumber list charts\n"
     "  darknumber list scenarios\n"
     "  darknumber list terms 'dark figure'\n"
     "  darknumber list LCMCR",
     takes_name, list_verb, names_of_listings},
    {"completion", "SHELL", "",
     "Print the script by which a shell completes commands, options and their words.",
     "  darknumber completion bash > out/darknumber.bash\n"
     "  darknumber completion zsh | head -3\n"
     "  darknumber completion fish | head -3",
     takes_nothing, completion_verb, names_of_shells},
    {"manual", "", "", "Print the manual page, as man reads it.",
     "  darknumber manual | head -20\n"
     "  darknumber manual > out/darknumber.1",
     takes_nothing, manual_verb},
    {"help", "COMMAND", "one of the commands",
     "Show what a command is for, its options and examples.",
     "  darknumber help\n"
     "  darknumber help estimate",
     takes_optional, help_verb, names_of_verbs},
}};

}  // namespace

std::span<const Verb> verbs() {
  return all_verbs;
}

std::vector<std::string> names_of_verbs() {
  std::vector<std::string> names;
  for (const Verb& verb : verbs()) names.emplace_back(verb.name);
  return names;
}

}  // namespace darknumber
