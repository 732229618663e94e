// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <optional>

#include "tests/cli/program.h"
#include "tests/support/checkout.h"

namespace darknumber::testing::new_test {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> templates{"minimal", "textbook", "pond", "netherlands",
                                         "everything"};

/// A scenario's text with one commented member switched on; nothing where the line has none.
std::optional<std::string> with_line(std::vector<std::string> lines, std::size_t number) {
  std::string& line = lines[number];
  const std::size_t at = line.find("// \"");
  if (at == line.npos || at != line.find_first_not_of(' ')) return std::nullopt;
  line.erase(at, 3);
  std::string text;
  for (const std::string& one : lines) text += one + "\n";
  return text;
}

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

TEST_CASE("new --from writes a scenario that is anchored to the table, named from its folder") {
  const ScratchFolder scratch;
  const fs::path table = scratch.path() / "lists.csv";
  write_file(table, "A,B,count\n1,0,50\n0,1,40\n1,1,10\n");
  const fs::path file = scratch.path() / "worlds" / "ours.json";
  const ProgramRun made = darknumber({"new", file, "--from", table});
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK(has(file_text(file), "\"table\": {\"file\": \"../lists.csv\", \"match\": \"sizes\"}"));
  // Nothing violated: the truth is Lincoln and Petersen's answer, 60 x 50 / 10.
  CHECK(document(darknumber({"expect", file, "--format", "json"}).out)["truth"].get<double>() ==
        Approx(300.0));
  const ProgramRun violated = darknumber(
      {"expect", file, "--set", "agencies[*].false_positive_share=0.2", "--format", "json"});
  CHECK(document(violated.out)["truth"].get<double>() < 300.0);
}

TEST_CASE("each line in comments of a scenario from a table may be switched on by itself") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "korea.json";
  REQUIRE(darknumber({"new", file, "--from", checkout() + "/examples/data/korea.csv"}).exit_code ==
          0);
  CHECK(darknumber({"run", file, "--replicates", "20"}).exit_code == 0);
  const ProgramRun as_written = darknumber({"validate", file});
  CHECK(as_written.exit_code == 0);
  CHECK(has(as_written.out, "No assumption is violated"));
  const std::vector<std::string> lines = lines_of(file_text(file));
  int tried = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (const std::optional<std::string> text = with_line(lines, i)) {
      ++tried;
      write_file(scratch.path() / "one.json", *text);
      const ProgramRun valid = darknumber({"validate", scratch.path() / "one.json"});
      INFO(lines[i] << "\n" << valid.err);
      CHECK(valid.exit_code == 0);
    }
  CHECK(tried > 30);
}

TEST_CASE("a table whose columns have to be explained goes beside the scenario as counts") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "ours.json";
  const std::string persons = checkout() + "/examples/tables/persons.csv";
  CHECK(darknumber({"new", file, "--from", persons}).exit_code == 3);
  const ProgramRun made = darknumber({"new", file, "--from", persons, "--ignore", "id,age"});
  INFO(made.err);
  REQUIRE(made.exit_code == 0);
  CHECK(has(file_text(file), "\"table\": {\"file\": \"ours_table.csv\", \"match\": \"sizes\"}"));
  CHECK(file_text(scratch.path() / "ours_table.csv") ==
        "Police,Shelter,Hospital,count\n1,0,0,3\n0,1,0,1\n1,1,0,1\n0,0,1,1\n0,1,1,1\n1,1,1,1\n");
  CHECK(darknumber({"validate", file}).exit_code == 0);
  const ProgramRun idle = darknumber({"new", scratch.path() / "x", "--ignore", "id"});
  CHECK(idle.exit_code == 2);
  CHECK(has(idle.err, "--from TABLE.csv"));
}

TEST_CASE("the Dutch template has its table beside it, and may be moved with it") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "here" / "dutch.json";
  REQUIRE(darknumber({"new", file, "--template", "netherlands"}).exit_code == 0);
  CHECK(has(file_text(file), "\"table\": {\"file\": \"netherlands.csv\"}"));
  fs::rename(scratch.path() / "here", scratch.path() / "there");
  CHECK(darknumber({"validate", scratch.path() / "there" / "dutch.json"}).exit_code == 0);
  // A table of that name with other content is somebody's.
  const fs::path other = scratch.path() / "netherlands.csv";
  write_file(other, "A,B,count\n1,1,2\n");
  const ProgramRun refused =
      darknumber({"new", scratch.path() / "second", "--template", "netherlands"});
  CHECK(refused.exit_code == 8);
  CHECK(has(refused.err, other.string() + " exists. Nothing was written."));
  CHECK(file_text(other) == "A,B,count\n1,1,2\n");
  CHECK_FALSE(fs::exists(scratch.path() / "second.json"));
}

TEST_CASE("a name that no scenario could hold is refused") {
  const ScratchFolder scratch;
  for (const std::string name : {"a\nb", "a\tb", "a\x7f"}) {
    const ProgramRun run = darknumber({"new", scratch.path() / name});
    CHECK(run.exit_code == 2);
    CHECK(has(run.err, "a name has a line end or another control character"));
  }
  CHECK(fs::is_empty(scratch.path()));
}

TEST_CASE(
    "new --from refuses a table that cannot be read or has no world, and a template beside it") {
  const ScratchFolder scratch;
  const fs::path file = scratch.path() / "ours.json";
  const ProgramRun missing = darknumber({"new", file, "--from", scratch.path() / "none.csv"});
  CHECK(missing.exit_code == 3);
  const fs::path apart = scratch.path() / "apart.csv";
  write_file(apart, "A,B,count\n1,0,50\n0,1,40\n");
  const ProgramRun no_world = darknumber({"new", file, "--from", apart});
  INFO(no_world.err);
  CHECK(no_world.exit_code == 3);
  CHECK(has(no_world.err, "nobody in the table is on two lists"));
  CHECK_FALSE(fs::exists(file));
  CHECK(darknumber({"new", file, "--from", apart, "--template", "pond"}).exit_code == 2);
}

TEST_CASE("new --from refuses names that no agency can have, at their place in the table") {
  const ScratchFolder scratch;
  const fs::path table = scratch.path() / "lists.csv";
  const fs::path file = scratch.path() / "ours.json";
  for (const std::string name : {"single", "Victims"}) {
    INFO(name);
    write_file(table, "A," + name + ",D,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,10\n");
    CHECK(darknumber({"estimate", table}).exit_code == 0);
    const ProgramRun made = darknumber({"new", file, "--from", table});
    CHECK(made.exit_code == 3);
    CHECK(has(made.err, "lists.csv:1:3"));
    CHECK(has(made.err, "no agency can be called"));
    CHECK_FALSE(fs::exists(file));
  }
  for (const std::string name : {"A;B",
                                 "A\xC2\x85"
                                 "B"}) {
    INFO(name);
    write_file(table, "\"" + name + "\",C,D,count\n1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,10\n");
    const ProgramRun made = darknumber({"new", file, "--from", table, "--force"});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    CHECK(darknumber({"validate", file}).exit_code == 0);
    CHECK(has(file_text(file), "\"A B\""));
  }
}

}  // namespace darknumber::testing::new_test
