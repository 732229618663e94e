// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "engine/core/version.h"
#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::documents_test {
namespace {

namespace fs = std::filesystem;

/// A fenced block of a Markdown file: "```sh" to "```".
struct Block {
  std::string kind;
  std::string text;
};

std::vector<Block> blocks_of(const std::string& markdown) {
  const std::string fence = "```";
  std::vector<Block> blocks;
  bool inside = false;
  for (const std::string& line : lines_of(markdown)) {
    if (line.starts_with(fence)) {
      if (!inside) blocks.push_back({line.substr(fence.size()), ""});
      inside = !inside;
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

/// The commands of a block, a line that ends in a backslash with the one after it.
std::vector<std::string> commands_of(const std::string& text) {
  std::vector<std::string> commands;
  bool goes_on = false;
  for (const std::string& line : lines_of(text)) {
    if (goes_on)
      commands.back() += "\n" + line;
    else
      commands.push_back(line);
    goes_on = line.ends_with('\\');
  }
  return commands;
}

bool runs_the_program(const std::string& command) {
  return command.starts_with("darknumber ") || command.starts_with("build/release/darknumber ") ||
         command.starts_with("for ");  // a loop of the shell
}

/// What is wrong with the blocks of a page: a command that fails, a script that is not there, an
/// output that is not the one shown. Empty for a page that is right. `ran` counts the commands.
std::string faults_of(const std::string& markdown, int& ran) {
  const Workplace place;
  std::string faults;
  std::string last_output;
  for (const Block& block : blocks_of(markdown)) {
    if (block.kind == "output" && block.text != last_output)
      faults += "shown:\n" + block.text + "but it is:\n" + last_output;
    if (block.kind != "sh") continue;
    for (const std::string& command : commands_of(block.text)) {
      if (command.starts_with("./")) {
        const std::string script = command.substr(2, command.find(' ') - 2);
        if (!fs::exists(fs::path(checkout()) / script)) faults += "no script " + script + "\n";
      }
      if (!runs_the_program(command)) continue;
      const ProgramRun run = place.type(command);
      ++ran;
      last_output = run.out;
      if (run.exit_code != 0) faults += command + "\n" + run.err;
    }
  }
  return faults;
}

std::string page(const std::string& name) {
  return file_text(fs::path(checkout()) / name);
}

}  // namespace

TEST_CASE("every command of the pages runs, and shows what the page shows") {
  const std::vector<std::pair<std::string, int>> pages{{"README.md", 3},
                                                       {"docs/tables.md", 7},
                                                       {"docs/bounds.md", 5},
                                                       {"docs/shards.md", 4},
                                                       {"docs/lessons/1-pond.md", 2},
                                                       {"docs/lessons/2-two-lists.md", 2},
                                                       {"docs/lessons/3-three-lists.md", 3},
                                                       {"docs/lessons/4-counted-twice.md", 2},
                                                       {"docs/lessons/5-referral.md", 2},
                                                       {"docs/lessons/6-repair.md", 2},
                                                       {"examples/british_case.md", 3},
                                                       {"examples/class.md", 7},
                                                       {"examples/dutch_case.md", 12},
                                                       {"examples/explanations.md", 8},
                                                       {"examples/journalist.md", 5},
                                                       {"examples/methodologist.md", 5},
                                                       {"examples/new_orleans_case.md", 3},
                                                       {"examples/README.md", 16},
                                                       {"scenarios/README.md", 4},
                                                       {"scenarios/studies/README.md", 4},
                                                       {"scenarios/claims/README.md", 3}};
  for (const auto& [name, least] : pages) {
    int ran = 0;
    INFO(name);
    CHECK(faults_of(page(name), ran) == "");
    CHECK(ran >= least);
  }
}

TEST_CASE("a wrong output, a command that fails and a script that is missing are found") {
  int ran = 0;
  const std::string command = "```sh\nbuild/release/darknumber --version\n```\n";
  const std::string version(engine_version);
  CHECK(faults_of(command + "```output\ndarknumber " + version + "\n```\n", ran) == "");
  CHECK(faults_of(command + "```output\ndarknumber " + version + "1\n```\n", ran) != "");
  CHECK(faults_of("```sh\ndarknumber \\\n    rnu\n```\n", ran) != "");
  CHECK(ran == 3);
  CHECK(faults_of("```sh\n./quickstrat\n```\n", ran) != "");
}

TEST_CASE("the folders and files that the README names are there") {
  const std::string readme = page("README.md");
  int links = 0;
  for (std::size_t at = readme.find("]("); at != std::string::npos;
       at = readme.find("](", at + 1)) {
    const std::string target = readme.substr(at + 2, readme.find(')', at) - at - 2);
    INFO(target);
    if (!has(target, "://")) CHECK(fs::exists(fs::path(checkout()) / target));
    ++links;
  }
  CHECK(links >= 5);
  int folders = 0;
  for (const std::string& line : lines_of(readme))
    if (line.starts_with("| `")) {
      for (std::size_t at = 2; (at = line.find('`', at)) < line.find('|', 2);) {
        const std::size_t end = line.find('`', at + 1);
        const std::string folder = line.substr(at + 1, end - at - 1);
        INFO(folder);
        CHECK(fs::exists(fs::path(checkout()) / folder));
        ++folders;
        at = end + 1;
      }
    }
  CHECK(folders >= 3);
}

}  // namespace darknumber::testing::documents_test
