// SPDX-License-Identifier: MIT
#include "engine/scenario/format/format_reference.h"

#include <fmt/core.h>

#include "engine/estimators/options/method_entry.h"
#include "engine/estimators/options/method_kinds.h"
#include "engine/input/field_text.h"
#include "engine/scenario/format/field_tables.h"

namespace darknumber {
namespace {

constexpr std::string_view introduction = R"(# The scenario format

This page is made from the tables by which the program reads a scenario. Change those, not this file;
`CONTRIBUTING.md` says how it is written anew.

A scenario is a JSON file. Comments (`//` and `/* */`) are allowed. Every field that is left out has the
default that makes an assumption of the textbook hold, so the smallest scenario is a closed population of
people who are all alike, with independent lists, perfect records and no false positives:

```json
{
  "schema": 1,
  "population": {"victims": 5000},
  "agencies": [{"name": "Police", "capture_probability": 0.12},
               {"name": "Shelter", "capture_probability": 0.1}]
}
```

`darknumber schema` prints the format as a JSON Schema (draft 2020-12). A scenario names that file in `$schema`, and
editors then complete fields and check their values; what goes together the program alone knows.

An unknown field is an error, and so is a value out of its range. Texts have no control characters; a
`description` may have line ends and tabs.

Names are unique and not empty. They hold none of `, : ; [ ] * .` and no control characters, and neither
begin nor end with a blank. Other characters are welcome, an equals sign and quotes too. No agency and no
merged list is called `count`, `entity`, `removed`, `replicate` or `stratum`, which are columns of tables,
nor `everyone`, `victims`, `bystanders` or `single`, which are words of paths; no stratum is called `NA` or
`N/A`, which tables read as unknown. Small letters and capitals are the same in these words.

## Paths

The command line (`--set PATH=VALUE`) and studies name a field by its path: dots between names, and in
brackets which of several is meant. The sections below give the path of each object. The words in capitals
stand for names; `*` stands for all of them.

| path | what it sets |
|---|---|
| `population.victims` | a plain field |
| `agencies[Police].capture_probability` | a field of one agency |
| `agencies[*].missed_link_probability` | the same field of every agency, not what `by_stratum` says |
| `agencies[Police].by_stratum[Dutch].capture_probability` | what differs for a stratum |
| `agencies[Police].loadings[visibility]` | the loading of a trait |
| `agencies[Police].by_covariate[sex:male].capture_probability` | what differs for a level of a covariate |
| `population.strata[Dutch].share` | a share; those of the other strata are rescaled |
| `population.traits[place].values[2]` | the second class of a trait |
| `population.groups[5].share` | those in groups of five; if all would be more than 1, sizes that are not set are scaled down |
| `dependence[Police,Shelter].odds_ratio` | a pair of agencies, in any order |
| `dependence[Police,Shelter,Border police].odds_ratio` | a set of three agencies or more, likewise |
| `dependence[Police,Shelter,victims].odds_ratio` | the same, where the pair has an entry for each group |
| `avoidance[Police,Shelter].probability` | contact with Police suppresses detection by Shelter |
| `referrals[Police,Shelter].probability` | Police passes people on to Shelter |
| `estimation.remove[Border police].share` | those on the list of Border police alone |
| `estimation.remove[single].share` | those on one list alone, whichever it is |
| `estimation.estimators[chao].label` | an estimator, by its label |

A known field or pair that is absent is created. A path that can match nothing is an error.
)";

/// A default that is JSON stands as code; one in words as it is.
std::string default_text(const Field& field) {
  if (field.required) return "**required**";
  const std::string_view text = field.default_text;
  if (text.empty()) return "";
  const bool json = text.find_first_not_of("0123456789.") == std::string_view::npos ||
                    text.front() == '"' || text.front() == '[' || text.front() == '{' ||
                    text == "true" || text == "false";
  return json ? fmt::format("`{}`", text) : std::string(text);
}

void add_fields(std::string& text, FieldTable fields) {
  text += "\n| field | value | default | meaning | example |\n|---|---|---|---|---|\n";
  for (const Field& field : fields) {
    if (field.name == "method") continue;  // the heading of the table
    text += fmt::format("| `{}` | {} | {} | {} | `{}` |\n", field.name, values_text(field),
                        default_text(field), field.help, field.example);
  }
}

void add_sections(std::string& text) {
  for (const FieldSection& section : scenario_sections()) {
    const std::string address = section_address(section.path);
    text += address.empty() ? "\n## The file\n" : fmt::format("\n## `{}`\n", address);
    text += fmt::format("\n{}\n", section.help);
    add_fields(text, section.fields);
  }
}

void add_methods(std::string& text) {
  text +=
      "\n## `estimation.estimators[LABEL]`\n\n"
      "An estimator. Its fields are those of its method. The label is the one given, or one made\n"
      "from the method: `chao`, `independence`, `pairwise`, `stepwise_aic`,\n"
      "`lincoln_petersen[Police,Shelter]`; a repeated one gets `#2`.\n"
      "`darknumber list estimators METHOD` says what a method assumes and what breaks it.\n";
  for (const MethodKind* kind : method_kinds()) {
    text += fmt::format("\n### `\"method\": \"{}\"`\n\n{}.\n", kind->name, kind->summary);
    add_fields(text, fields_of(*kind));
  }
}

/// What a collection's bracket holds, by the path of its section.
struct PathBracket {
  std::string_view section;
  std::string_view names;
};

constexpr PathBracket path_brackets[] = {
    {"population.strata[]", "STRATUM"},
    {"population.traits[]", "TRAIT"},
    {"population.groups[]", "SIZE"},
    {"agencies[]", "AGENCY"},
    {"agencies[].by_stratum[]", "STRATUM"},
    {"agencies[].by_covariate[]", "COVARIATE:LEVEL"},
    {"published[]", "LABEL"},
    {"dependence[]", "A,B"},
    {"avoidance[]", "AFTER,OF"},
    {"referrals[]", "FROM,TO"},
    {"estimation.remove[]", "LISTS"},
};

}  // namespace

std::string section_address(std::string_view section) {
  std::string address;
  std::size_t begin = 0;
  for (std::size_t at = section.find("[]"); at != std::string_view::npos;
       at = section.find("[]", begin)) {
    address += section.substr(begin, at - begin);
    begin = at + 2;
    for (const PathBracket& bracket : path_brackets)
      if (bracket.section == section.substr(0, begin))
        address += fmt::format("[{}]", bracket.names);
  }
  return address + std::string(section.substr(begin));
}

std::string format_reference() {
  std::string text(introduction);
  add_sections(text);
  add_methods(text);
  return text;
}

}  // namespace darknumber
