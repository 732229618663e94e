// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace darknumber::testing::new_test {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> templates{"minimal", "textbook", "pond", "netherlands",
                                         "everything"};

}  // namespace

TEST_CASE(
    "every template is a scenario with comments that validates and runs, under its new name") {
  const ScratchFolder scratch;
  for (const std::string& name : templates) {
    INFO(name);
    const fs::path file = scratch.path() / (name + ".json");
    const ProgramRun made =
        darknumber({"new", (scratch.path() / name).string(), "--template", name});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    CHECK(made.out.empty());
    CHECK(has(made.err, "Wrote " + file.string()));
    const std::string text = file_text(file);
    CHECK(has(text, "\"title\": \"" + name + "\""));
    CHECK(has(text, "// "));
    CHECK(darknumber({"validate", file}).exit_code == 0);
    const ProgramRun run = darknumber({"run", file, "--replicates", "5", "--format", "json"});
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    CHECK(document(run.out)["scenario"]["title"] == name);
  }
}

TEST_CASE("new without a template is the smallest scenario, and --output names another file") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "folder" / "first.json";
  const ProgramRun made = darknumber({"new", "Our town", "--output", file});
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK(has(file_text(file), "\"title\": \"Our town\""));
  CHECK(has(file_text(file), "The smallest world"));
  CHECK(document(darknumber({"expect", file, "--format", "json"}).out)["truth"] == 1000);
}

TEST_CASE("new prints the scenario where the output is standard output") {
  const ProgramRun made = darknumber({"new", "lake", "--template", "pond", "--output", "-"});
  CHECK(made.exit_code == 0);
  CHECK(made.out.starts_with("// A pond for a class"));
  CHECK(has(made.out, "\"title\": \"lake\""));
  CHECK(made.err.empty());
}

TEST_CASE("new replaces no file unasked, and names its mistakes") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "mine.json";
  write_file(file, "mine");
  const ProgramRun there = darknumber({"new", file});
  CHECK(there.exit_code == 8);
  CHECK(has(there.err, file.string() + " exists. Nothing was written."));
  CHECK(file_text(file) == "mine");
  CHECK(darknumber({"new", file, "--force", "--quiet"}).exit_code == 0);
  CHECK(has(file_text(file), "\"title\": \"mine\""));
  const ProgramRun none = darknumber({"new", "x", "--template", "ponds"});
  CHECK(none.exit_code == 2);
  CHECK(has(none.err, "minimal, textbook, pond, netherlands, everything"));
  const ProgramRun folder = darknumber({"new", scratch.path().string() + "/"});
  CHECK(folder.exit_code == 2);
  CHECK(has(folder.err, "names a folder"));
  CHECK(darknumber({"new", "x", "--output", scratch.path()}).exit_code == 2);
}

}  // namespace darknumber::testing::new_test
