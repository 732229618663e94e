// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "engine/cli/interrupt.h"
#include "engine/cli/output_stream.h"
#include "engine/cli/shipped_scenarios.h"
#include "engine/cli/standard_streams.h"
#include "engine/cli/verbs.h"
#include "engine/input/read_input.h"
#include "engine/report/starter/starter.h"

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

std::string misuse_of(const fs::path& name, const fs::path& file) {
  if (!name.has_filename() || name.filename() == "." || name.filename() == "..")
    return fmt::format("\"{}\" names a folder; give the scenario a name", name.string());
  if (fs::is_directory(file))
    return fmt::format("{} is a folder; --output names a file", file.string());
  return "";
}

std::string text_of_template(StarterTemplate starter, const std::string& title) {
  const fs::path file = shipped_scenarios() / template_files[static_cast<std::size_t>(starter)];
  const InputText input =
      read_input(file.string(), "Templates come with the program; install it again.");
  return begun_from(input.text, title, file.parent_path());
}

}  // namespace

ExitCode new_verb(const Options& options) {
  const fs::path name = name_asked(options);
  const fs::path file =
      options.starter.file.empty() ? name.string() + ".json" : options.starter.file;
  if (const std::string what = misuse_of(name, file); !what.empty()) {
    say("error: {}.\n", what);
    return ExitCode::bad_usage;
  }
  const std::string text = text_of_template(options.starter.starter, name.filename().string());
  if (file == "-") {
    print_result(text, Format::json);
    return ExitCode::done;
  }
  if (!options.output.force && fs::exists(file)) {
    say("error: {} exists. Nothing was written. Take another name, or --force to replace it.\n",
        file.string());
    return ExitCode::output_exists;
  }
  note_interrupts();
  OutputFile output(file);
  output.stream() << text;
  output.commit();
  if (!options.progress.quiet)
    say("Wrote {0}. darknumber validate {0} says what it assumes; darknumber run {0} runs it.\n",
        file.string());
  return ExitCode::done;
}

}  // namespace darknumber
