// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

#include "engine/cli/command_line.h"
#include "engine/cli/complaints.h"

int main(int count, char** words) {
  using namespace darknumber;
  const CommandLine line = parse_command_line(count, words);
  if (line.verb == nullptr) {
    std::fputs(line.text.c_str(), line.code == ExitCode::done ? stdout : stderr);
    return static_cast<int>(line.code);
  }
  try {
    return static_cast<int>(line.verb->run(line.options));
  } catch (const InputError& error) {
    complain(error);
    return static_cast<int>(ExitCode::bad_input);
  } catch (const std::system_error& error) {
    fmt::print(stderr, "error: {}\n", error.what());
    return static_cast<int>(ExitCode::failed);
  } catch (const std::bad_alloc&) {
    std::fputs("error: the memory does not suffice. Ask for fewer points or replicates.\n", stderr);
    return static_cast<int>(ExitCode::failed);
  } catch (const std::exception& error) {
    fmt::print(stderr, "error: this is a bug in darknumber, please report it: {}\n", error.what());
    return static_cast<int>(ExitCode::failed);
  }
}
