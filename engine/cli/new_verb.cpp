// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "engine/cli/interrupt.h"
#include "engine/cli/output_stream.h"
#include "engine/cli/shipped_scenarios.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/table_note.h"
#include "engine/cli/verbs.h"
#include "engine/input/json.h"
#include "engine/input/name_check.h"
#include "engine/input/printable.h"
#include "engine/input/read_input.h"
#include "engine/input/read_table.h"
#include "engine/report/starter/anchored_starter.h"
#include "engine/report/starter/starter.h"
#include "engine/scenario/format/published_table.h"
#include "engine/scenario/read_scenario.h"
#include "engine/study/prepared_point.h"
#include "engine/world/solving/unsolvable.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

/// In the order of StarterTemplate.
constexpr std::array<const char*, 5> template_files{"minimal.json", "textbook.json", "pond.json",
                                                    "netherlands.json", "everything.json"};

/// NAME without ".json", which people may write all the same.
fs::path name_asked(const Options& options) {
  const fs::path name = options.input;
  return name.extension() == ".json" ? name.parent_path() / name.stem() : name;
}

std::string misuse_of(const Options& options, const fs::path& name, const fs::path& file) {
  const std::string& from = options.starter.from;
  if (!name.has_filename() || name.filename() == "." || name.filename() == "..")
    return fmt::format("\"{}\" names a folder; give the scenario a name", name.string());
  for (const std::string& text : {name.string(), file.string()})
    if (find_control_character(text) != std::string::npos)
      return "a name has a line end or another control character; leave it out";
  if (fs::is_directory(file))
    return fmt::format("{} is a folder; --output names a file", file.string());
  if (from.empty() && options.table.reading != TableReading{})
    return "the options that say how a table is taken go with --from TABLE.csv";
  if (!from.empty() && file == "-" && options.table.reading != TableReading{})
    return "a table that is taken as the options say goes beside the scenario; name a file";
  if (from == standard_input)
    return "a scenario names its table, and standard input has no name; give --from a file";
  return "";
}

/// What is written: a scenario, and a table beside it where its template has one.
struct Begun {
  std::string text;
  std::string table_name;  // empty: no table
  std::string table;
};

Begun from_template(StarterTemplate starter, const std::string& title, const fs::path& file) {
  constexpr const char* advice = "Templates come with the program; install it again.";
  const fs::path given = shipped_scenarios() / template_files[static_cast<std::size_t>(starter)];
  const std::string text = read_input(given.string(), advice).text;
  const std::string named = table_named_in(text);
  if (named.empty()) return {begun_from(text, title, ""), "", ""};
  const fs::path table = (fs::absolute(given).parent_path() / named).lexically_normal();
  if (file == "-") return {begun_from(text, title, table.string()), "", ""};
  const std::string name = table.filename().string();
  return {begun_from(text, title, name), name, read_input(table.string(), advice).text};
}

/// How a scenario in `file` names this table: from its own folder, through links where that leads
/// there.
std::string table_name(const fs::path& table, const fs::path& file) {
  const fs::path whole = fs::absolute(table).lexically_normal();
  if (file == "-") return whole.string();
  const fs::path beside = fs::absolute(file).lexically_normal().parent_path();
  const fs::path folder = fs::weakly_canonical(beside);
  const fs::path short_way = whole.lexically_proximate(beside);
  std::error_code error;
  if (fs::equivalent((folder / short_way).lexically_normal(), whole, error))
    return short_way.string();
  return fs::weakly_canonical(whole).lexically_proximate(folder).string();
}

/// Refuses names of lists that no agency can have, at their places in the table.
void check_names(const NamedTable& named, const std::string& from) {
  Problems problems;
  for (std::size_t list = 0; list < named.lists.size(); ++list)
    if (const auto fault = fault_of_name(named.lists[list], NameOf::agency))
      problems.push_back({from, named.places[list], "", fault->message, fault->advice, ""});
  if (!problems.empty()) throw InputError(std::move(problems));
}

/// Refuses a table that no world without a violation gives. `text`: the scenario begun from it.
void check_begun(const std::string& text, const NamedTable& named, const std::string& from) {
  Problems problems;
  Value root = parse_json(text, from, problems);
  *root.find("table") = table_value({"", TableMatch::sizes, named.table, {}, {}, {}});
  try {
    (void)prepare_point(read_scenario(root, from));
  } catch (const UnsolvableScenario& error) {
    throw InputError({{from, {}, "", error.what(), error.advice(), ""}});
  }
}

/// A scenario cannot say how its table is to be taken: one that does not say so itself goes beside
/// it as plain counts. Throws InputError where the table cannot be read, or has no world.
Begun from_table(const Options& options, const std::string& title, const fs::path& file) {
  const std::string& from = options.starter.from;
  const NamedTable named = load_table(from, options.table.reading);
  check_names(named, from);
  say_how_taken(options, named.notes);
  StarterTable table{"", named.lists, {}, named.table.observed()};
  for (int list = 0; list < named.table.lists(); ++list)
    table.sizes.push_back(named.table.on_all(only(list)));
  check_begun(anchored_starter(title, table), named, from);
  Begun begun;
  if (options.table.reading == TableReading{}) {
    table.file = table_name(from, file);
  } else {
    begun.table_name = file.stem().string() + "_table.csv";
    begun.table = plain_table(named);
    table.file = begun.table_name;
  }
  begun.text = anchored_starter(title, table);
  return begun;
}

/// Whether a file holds this text; it may not be there.
bool holds_text(const fs::path& file, const std::string& text) {
  return fs::is_regular_file(file) && read_input(file.string(), "").text == text;
}

void write_whole(const fs::path& file, const std::string& text) {
  OutputFile output(file);
  output.stream() << text;
  output.commit();
}

}  // namespace

ExitCode new_verb(const Options& options) {
  const fs::path name = name_asked(options);
  const fs::path file =
      options.starter.file.empty() ? name.string() + ".json" : options.starter.file;
  if (const std::string what = misuse_of(options, name, file); !what.empty()) {
    say("error: {}.\n", what);
    return ExitCode::bad_usage;
  }
  const std::string title = name.filename().string();
  const Begun begun = options.starter.from.empty()
                          ? from_template(options.starter.starter, title, file)
                          : from_table(options, title, file);
  if (file == "-") {
    print_file(begun.text);
    return ExitCode::done;
  }
  const fs::path table = begun.table_name.empty() ? "" : file.parent_path() / begun.table_name;
  const bool keeps_table = table.empty() || holds_text(table, begun.table);
  for (const fs::path& there : {file, keeps_table ? fs::path() : table})
    if (!options.output.force && !there.empty() && fs::exists(there)) {
      say("error: {} exists. Nothing was written. Take another name, or --force to replace it.\n",
          there.string());
      return ExitCode::output_exists;
    }
  note_interrupts();
  if (!keeps_table) write_whole(table, begun.table);
  write_whole(file, begun.text);
  if (!options.progress.quiet)
    say("Wrote {0}{1}. darknumber validate {0} says what it assumes; darknumber run {0} runs it.\n",
        file.string(), table.empty() ? "" : ", which is solved for " + table.string());
  return ExitCode::done;
}

}  // namespace darknumber
