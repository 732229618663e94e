// SPDX-License-Identifier: MIT
#include "engine/interface/interface_reference.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/input/field_text.h"
#include "engine/input/wording.h"
#include "engine/interface/ask.h"

namespace darknumber {
namespace {

constexpr std::string_view beginning =
    R"md(# The interface for programs

Made from the program's own descriptions of its arguments; a test compares.

C, Python and R call the engine through one function, which takes a verb and its arguments as a JSON object, and
gives an answer as JSON: what the command line prints with `--format json`, byte for byte.

| from | with |
|---|---|
| C | [`include/darknumber.h`](../include/darknumber.h), which says of each function what it does, who owns what, and how it fails; `pkg-config --cflags --libs darknumber`; [an example](../examples/c/dark_figure.c) |
| Python | [`python/`](../python/README.md) |
| R | [`r/`](../r/README.md) |
| C++ | `ask` of `engine/interface/ask.h` |

Nothing is read from the disk but what an argument that ends in `_path` names, and the tables that a scenario
file names from its own folder. Nothing is written or printed.

## Answers

| status | exit code of the program | answer |
|---|--:|---|
| `DN_DONE` | 0 | as below, verb by verb |
| `DN_FAILED` | 1 | `{"error": …}` of kind `no_world`, `failed` or `bug` |
| `DN_BAD_USAGE` | 2 | `{"error": …}` of kind `bad_usage`: an unknown verb, or wrong arguments |
| `DN_BAD_INPUT` | 3 | `{"error": …}` of kind `bad_input`: a scenario or a table cannot be used |
| `DN_STOPPED` | 6 | `{"error": …}` of kind `stopped`: the callback asked for it, or the time limit is over |

An error has its `kind`, a `text`, as a terminal would show it, and `problems`, each with `file`, `line`, `column`,
`path`, `message`, `advice` and `suggestion`; what is not known is `null`. A scenario or a table that came as a text
is the file `scenario`, `table` or `to`; one that came as an object is part of the file `arguments`. A value that an
argument set has its setting for a file, such as `--set population.victims=-1`, and no line. What another argument
holds is a problem of the file `arguments`, at the path of that argument.

Claims that are not supported or undecided are no error, though the command line exits 4 or 5: their verdicts are in
the answer. So is an explanation whose runs disagree, at which it exits 1: `verdict_code` is then `runs_disagree`.

Every verb that works asks all the while whether to stop: between replicates, resamples, draws, the worlds of a search,
and within the making of a world. It then ends with `DN_STOPPED`, and nothing is left of it. What has no parts is done
first: one fit of a model, one step of all worlds of an explanation. How far it is tell `run`, `simulate`, `design`, and
an `estimate` that compares all models; `done` and `total` are 0 of the others.

## Tables

Beside its JSON an answer can have tables, column by column as doubles (`dn_column` in C, `tables` in Python,
data frames in R). A column of texts holds the place of each among its levels. What does not exist is NaN.

| verb | tables |
|---|---|
| `run` | `replicates`: the columns of `replicates.csv` ([`results.md`](results.md)) but `infinite`, since infinite numbers are infinite here |
| `simulate` | one for each part that was drawn: `table`, `persons`, `records`, `entities` |

## Verbs

Arguments have the names of the command line's options, with an underscore for a dash. What may be repeated there is
one or an array here. An argument that the verb has not is an error, with the nearest one that it has.
)md";

/// What the JSON of a verb's answer is, where it is not that of the command of its name.
std::string_view about_answer(std::string_view verb) {
  if (verb == "validate")
    return "`valid`, which is `true`, and `paragraphs`: the text of the command.";
  if (verb == "run")
    return "What the command prints with `--format json`; of a shard, `shard` and `replicates`: "
           "how "
           "many it has.";
  if (verb == "calibrate") return "The scenario, as the command writes it.";
  if (verb == "simulate")
    return "A member for each part that was drawn, with its CSV as a text. Beside them stand the "
           "tables.";
  if (verb == "list") return "`what`, the `names`, and the `text` of the command.";
  if (verb == "schema") return "The schema.";
  if (verb == "version") return "`version` and `build`.";
  return "What the command prints with `--format json`.";
}

std::string cell(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped.append(c == '|' ? "\\|" : std::string(1, c));
  return escaped;
}

std::string line_of(const Field& field) {
  const std::string usual = field.required ? "required" : cell(field.default_text);
  return fmt::format("| `{}` | {} | {} | {} | `{}` |\n", field.name, cell(values_text(field)),
                     cell(field.help), usual, cell(field.example));
}

std::string table_of_fields(const FieldTable& fields) {
  std::string text =
      "\n| argument | value | what it is | default | example |\n|---|---|---|---|---|\n";
  for (const Field& field : fields) text += line_of(field);
  return text;
}

/// "a scenario", and where it is described.
std::string link_to(const ArgumentGroup& group) {
  std::string name(group.title);
  name.front() = static_cast<char>(name.front() - 'A' + 'a');
  std::string anchor = name;
  std::replace(anchor.begin(), anchor.end(), ' ', '-');
  return fmt::format("[{}](#{})", name, anchor);
}

std::string section_of(const VerbKind& verb) {
  std::string text = fmt::format("\n### `{}`\n\n{}\n\nAnswer: {}\n", verb.name, verb.help,
                                 about_answer(verb.name));
  std::vector<std::string> links;
  std::vector<Field> own;
  for (const ArgumentGroup& group : verb.arguments)
    if (group.title.empty())
      own.insert(own.end(), group.fields.begin(), group.fields.end());
    else
      links.push_back(link_to(group));
  if (own.empty() && links.empty()) return text + "\nIt takes no arguments.\n";
  if (!links.empty())
    text += fmt::format("\nIt takes {}{}\n", join_with_and(links), own.empty() ? "." : ", and:");
  return own.empty() ? text : text + table_of_fields(own);
}

}  // namespace

std::string interface_reference() {
  std::string text(beginning);
  for (const VerbKind& verb : verbs_to_ask()) text += section_of(verb);
  text += "\n## Arguments of several verbs\n";
  for (const ArgumentGroup& group : {scenario_arguments(), table_arguments(), reading_arguments()})
    text += fmt::format("\n### {}\n", group.title) + table_of_fields(group.fields);
  return text;
}

}  // namespace darknumber
