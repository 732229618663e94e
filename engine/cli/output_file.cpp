// SPDX-License-Identifier: MIT
#include "engine/cli/output_file.h"

#include <filesystem>
#include <system_error>

#include "engine/cli/interrupt.h"
#include "engine/cli/output_stream.h"
#include "engine/cli/standard_streams.h"

namespace darknumber {

bool is_standard_output(const std::string& file) {
  return file.empty() || file == "-";
}

std::optional<ExitCode> refuse_existing(const std::string& file, const Options& options) {
  if (is_standard_output(file)) return std::nullopt;
  if (options.output.force || !std::filesystem::exists(file)) {
    if (std::filesystem::is_directory(file))
      throw std::system_error(std::make_error_code(std::errc::is_a_directory),
                              file + " cannot be written");
    const HeldInterrupts held;
    OutputFile tried(file);  // goes away again
    return std::nullopt;
  }
  say("error: {} exists. Nothing was written. Take another name, or --force to replace it.\n",
      file);
  return ExitCode::output_exists;
}

void write_result(const std::string& text, const std::string& file) {
  if (is_standard_output(file)) return print_file(text);
  note_interrupts();
  OutputFile output(file);
  output.stream() << text;
  output.commit();
}

}  // namespace darknumber
