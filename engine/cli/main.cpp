// SPDX-License-Identifier: MIT
#include <exception>
#include <new>
#include <string_view>
#include <system_error>

#include "engine/cli/command_line.h"
#include "engine/cli/complaints.h"
#include "engine/cli/interrupt.h"
#include "engine/cli/standard_streams.h"

namespace darknumber {
namespace {

constexpr std::string_view not_enough_memory =
    "error: there is not enough memory. Ask for fewer points or replicates.\n";

ExitCode run_command(int count, const char* const* words) {
  const CommandLine line = parse_command_line(count, words);
  if (line.verb != nullptr) return line.verb->run(line.options);
  if (line.code == ExitCode::done)
    print_result(line.text);
  else
    say_text(line.text);
  return line.code;
}

ExitCode run_and_report(int count, const char* const* words) {
  try {
    return run_command(count, words);
  } catch (const InputError& error) {
    complain(error);
    return ExitCode::bad_input;
  } catch (const Interrupted&) {
    say("Interrupted. Nothing was written.\n");
    return ExitCode::interrupted;
  } catch (const std::system_error& error) {
    say("error: {}.\n", error.what());
    return ExitCode::failed;
  } catch (const std::bad_alloc&) {
    write_message(not_enough_memory);
    return ExitCode::failed;
  } catch (const std::exception& error) {
    say("error: this is a bug in darknumber, please report it: {}\n", error.what());
    return ExitCode::failed;
  }
}

/// The same where there is no memory left even for what is to be said.
ExitCode run_and_report_at_least(int count, const char* const* words) {
  try {
    return run_and_report(count, words);
  } catch (...) {
    write_message(not_enough_memory);
    return ExitCode::failed;
  }
}

}  // namespace
}  // namespace darknumber

int main(int count, char** words) {
  using namespace darknumber;
  guard_standard_streams();
  end_on_interrupt();
  return static_cast<int>(run_and_report_at_least(count, words));
}
