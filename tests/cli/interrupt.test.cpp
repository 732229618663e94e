// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>

#include "tests/cli/program.h"

namespace darknumber::testing::interrupt_test {
namespace {

namespace fs = std::filesystem;
const std::string textbook = "scenarios/textbook.json";
const std::string dutch_table = "examples/data/netherlands.csv";

/// A named pipe that a program can be made to wait for.
class Fifo {
 public:
  explicit Fifo(const fs::path& path) : path_(path) { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }
  Fifo(const Fifo&) = delete;
  Fifo& operator=(const Fifo&) = delete;
  ~Fifo() {
    if (writer_ >= 0) ::close(writer_);
  }

  /// Whether the program has come to read it; from then on it waits for what is never written.
  bool is_read() {
    if (writer_ < 0) writer_ = ::open(path_.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    return writer_ >= 0;
  }

 private:
  fs::path path_;
  int writer_ = -1;
};

}  // namespace

TEST_CASE("an interruption before there is anything to keep is exit 6, whatever the command") {
  for (const int signal : {SIGINT, SIGTERM})
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"run", "FIFO"},
             {"run", "FIFO", "--output", "OUT"},
             {"plan", "FIFO"},
             {"expect", "FIFO"},
             {"validate", "FIFO"},
             {"simulate", "FIFO", "--table", "OUT"},
             {"calibrate", "FIFO", "--to", dutch_table, "--output", "OUT"},
             {"calibrate", "scenarios/netherlands/none.json", "--to", "FIFO"},
             {"compare", textbook, "FIFO"},
             {"estimate", "FIFO"}}) {
      const ScratchFolder scratch;
      Fifo fifo(scratch.path() / "fifo");
      std::vector<std::string> typed = words;
      std::replace(typed.begin(), typed.end(), std::string("FIFO"),
                   (scratch.path() / "fifo").string());
      std::replace(typed.begin(), typed.end(), std::string("OUT"),
                   (scratch.path() / "out").string());
      RunSettings settings;
      settings.signal = signal;
      settings.signal_when = [&] { return fifo.is_read(); };
      const ProgramRun run = darknumber(typed, settings);
      INFO(words.front() << " " << signal << ": " << run.err);
      CHECK(run.exit_code == 6);
      CHECK(run.out.empty());
      CHECK(has(run.err, "Interrupted before anything was written."));
      CHECK_FALSE(fs::exists(scratch.path() / "out"));
    }
}

TEST_CASE("a comparison of two million models is interrupted at once") {
  RunSettings settings;
  settings.signal = SIGINT;
  const auto start = std::chrono::steady_clock::now();
  settings.signal_when = [&] {
    return std::chrono::steady_clock::now() - start > std::chrono::seconds(1);
  };
  const ProgramRun run =
      darknumber({"estimate", "examples/data/new_orleans.csv", "--lists",
                  "List A,List B,List C,List D,List E,"
                  "List F,List G",
                  "--estimator",
                  R"({"method": "loglinear", "select": "all", "criterion": "bic", "order": 2})"},
                 settings);
  INFO(run.err);
  CHECK(run.exit_code == 6);
  CHECK(has(run.err, "all_bic compares 2,097,152 models"));
  CHECK(run.out.empty());
}

TEST_CASE("a signal that the caller ignores stays ignored") {
  const ProgramRun run =
      run_shell("trap '' INT; '" + program_file() + "' run " + textbook +
                " --replicates 4000 --quiet > /dev/null & sleep 0.1; kill -INT $!; wait $!");
  CHECK(run.exit_code == 0);
}

TEST_CASE("what is interrupted while it writes leaves no file") {
  const ScratchFolder scratch;
  const fs::path persons = scratch.path() / "persons.csv";
  RunSettings settings;
  settings.signal = SIGINT;
  settings.signal_when = [&] {
    std::error_code error;
    const auto size = fs::file_size(persons.string() + ".unfinished", error);
    return !error && size > 100000;
  };
  const ProgramRun run = darknumber({"simulate", textbook, "--set", "population.victims=3000000",
                                     "--persons", persons, "--quiet"},
                                    settings);
  INFO(run.err);
  CHECK(run.exit_code == 6);
  CHECK(has(run.err, "Interrupted. Nothing was written."));
  CHECK(folder_bytes(scratch.path()).empty());
}

TEST_CASE("a full disk is exit 1 with the file's name, and no part of a file stays") {
  const ScratchFolder scratch;
  const std::string file = scratch.path() / "out";
  const std::string program = "ulimit -f 0; '" + program_file() + "' ";
  const std::vector<std::string> lines{
      "simulate " + textbook + " --table " + file,
      "simulate " + textbook + " --quiet --persons " + file + " --table " + file + "2",
      "calibrate scenarios/netherlands/none.json --to " + dutch_table + " --output " + file};
  for (const bool replaces : {false, true})
    for (const std::string& line : lines) {
      if (replaces) write_file(file, "the user's own");
      // The limit holds for the files that the messages go to as well, so those go through pipes.
      const ProgramRun run = run_shell("{ " + program + line + (replaces ? " --force" : "") +
                                       " 2>&1; echo \"code $?\"; } | cat");
      INFO(line << ": " << run.out);
      CHECK(has(run.out, "code 1\n"));
      CHECK(has(run.out, "error: " + file + " cannot be written"));
      if (replaces)
        CHECK(folder_bytes(scratch.path()) ==
              std::map<std::string, std::string>{{"out", "the user's own"}});
      else
        CHECK(folder_bytes(scratch.path()).empty());
    }
}

TEST_CASE("a device is written to as it is, and stays one") {
  CHECK(darknumber({"simulate", textbook, "--table", "/dev/null", "--force"}).exit_code == 0);
  CHECK(fs::is_character_file("/dev/null"));
  const ProgramRun full = darknumber({"simulate", textbook, "--table", "/dev/full", "--force"});
  INFO(full.err);
  CHECK(full.exit_code == 1);
  CHECK(has(full.err, "error: /dev/full cannot be written"));
}

}  // namespace darknumber::testing::interrupt_test
