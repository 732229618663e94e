// SPDX-License-Identifier: MIT
#include "tests/cli/program.h"

#include <filesystem>

namespace darknumber::testing {
namespace {

namespace fs = std::filesystem;

}  // namespace

std::vector<std::string> scenario_files() {
  const fs::path checkout = DARKNUMBER_SOURCE_DIR;
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(checkout / "scenarios"))
    if (entry.path().extension() == ".json" && entry.path().parent_path().filename() != "studies")
      files.push_back(entry.path().lexically_relative(checkout).string());
  std::sort(files.begin(), files.end());
  return files;
}

Workplace::Workplace() {
  const fs::path checkout = DARKNUMBER_SOURCE_DIR;
  for (const char* name : {"scenarios", "examples"})
    fs::create_directory_symlink(checkout / name, path() / name);
  fs::create_directories(path() / "build/release");
  fs::create_symlink(DARKNUMBER_PROGRAM, path() / "build/release/darknumber");
}

ProgramRun Workplace::type(const std::string& line) const {
  return run_shell("PATH=\"$PWD/build/release:$PATH\"\n" + line, {path(), 0, {}});
}

}  // namespace darknumber::testing
