// SPDX-License-Identifier: MIT
#include "tests/support/run_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <string_view>
#include <system_error>
#include <thread>

#include "tests/support/checkout.h"
#include "tests/support/scratch_folder.h"

extern char** environ;

namespace darknumber::testing {
namespace {

constexpr std::chrono::milliseconds between_looks{3};

void check(int error, const std::string& what) {
  if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

/// The environment without what would decide the width of texts.
std::vector<char*> plain_environment() {
  std::vector<char*> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!std::string_view(*variable).starts_with("COLUMNS=")) variables.push_back(*variable);
  variables.push_back(nullptr);
  return variables;
}

pid_t start(const std::vector<std::string>& words, const std::filesystem::path& folder,
            const ScratchFolder& streams) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  check(posix_spawn_file_actions_init(&actions), "file actions");
  const auto open_as = [&](int stream, const std::filesystem::path& path, int flags) {
    check(posix_spawn_file_actions_addopen(&actions, stream, path.c_str(), flags, 0600),
          path.string());
  };
  open_as(STDIN_FILENO, "/dev/null", O_RDONLY);
  open_as(STDOUT_FILENO, streams.path() / "out", O_WRONLY | O_CREAT | O_TRUNC);
  open_as(STDERR_FILENO, streams.path() / "err", O_WRONLY | O_CREAT | O_TRUNC);
  check(posix_spawn_file_actions_addchdir_np(&actions, folder.c_str()), folder.string());
  pid_t process = 0;
  const int error = posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(),
                                 plain_environment().data());
  posix_spawn_file_actions_destroy(&actions);
  check(error, words.front());
  return process;
}

/// The status of the ended process.
int wait_for(pid_t process, const RunSettings& settings) {
  int status = 0;
  bool sent = settings.signal == 0;
  while (waitpid(process, &status, sent ? 0 : WNOHANG) == 0) {
    sent = settings.signal_when();
    if (sent)
      kill(process, settings.signal);
    else
      std::this_thread::sleep_for(between_looks);
  }
  return status;
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& words, const RunSettings& settings) {
  const ScratchFolder streams;
  const std::filesystem::path folder =
      settings.folder.empty() ? std::filesystem::path(checkout()) : settings.folder;
  const int status = wait_for(start(words, folder, streams), settings);
  return {file_text(streams.path() / "out"), file_text(streams.path() / "err"),
          WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

ProgramRun run_shell(const std::string& line, const RunSettings& settings) {
  return run_program({"/bin/sh", "-c", line}, settings);
}

}  // namespace darknumber::testing
