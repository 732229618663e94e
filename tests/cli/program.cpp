// SPDX-License-Identifier: MIT
#include "tests/cli/program.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/support/checkout.h"

namespace darknumber::testing {
namespace {

namespace fs = std::filesystem;

}  // namespace

const std::string& program_file() {
  static const std::string file = DARKNUMBER_PROGRAM;
  return file;
}

bool no_memory_limit() {
#ifdef DARKNUMBER_SHADOW_MEMORY
  WARN("no memory limit holds a sanitizer's shadow: not run");
  return true;
#else
  return false;
#endif
}

std::vector<std::string> scenario_files() {
  const fs::path root = checkout();
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / "scenarios")) {
    const fs::path folder = entry.path().parent_path().filename();
    if (entry.path().extension() == ".json" && folder != "studies" && folder != "cases" &&
        folder != "explanations" && folder != "worlds" && folder != "claims")
      files.push_back(entry.path().lexically_relative(root).string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

Workplace::Workplace() {
  const fs::path root = checkout();
  for (const char* name : {"scenarios", "examples"})
    fs::create_directory_symlink(root / name, path() / name);
  fs::create_directories(path() / "build/release");
  fs::create_symlink(program_file(), path() / "build/release/darknumber");
}

ProgramRun Workplace::type(const std::string& line) const {
  return run_shell("PATH=\"$PWD/build/release:$PATH\"\nexport LC_ALL=C.UTF-8\n" + line,
                   {path(), 0, {}});
}

}  // namespace darknumber::testing
