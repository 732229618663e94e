// SPDX-License-Identifier: MIT
#include "engine/cli/complaints.h"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>

namespace darknumber {
namespace {

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

void complain(const InputError& error) {
  std::map<std::string, std::string> texts;
  for (const Problem& problem : error.problems()) {
    const auto [place, is_new] = texts.emplace(problem.file, "");
    if (is_new && !problem.file.empty()) place->second = text_of(problem.file);
    fmt::print(stderr, "{}\n\n", render(problem, place->second));
  }
  const std::size_t count = error.problems().size();
  fmt::print(stderr, "{} problem{}. Nothing was run or written.\n", count, count == 1 ? "" : "s");
}

}  // namespace darknumber
