// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <set>

#include "engine/core/random_stream.h"
#include "tests/cli/program.h"
#include "tests/faults/cases.h"

namespace darknumber::testing::damaged_files_test {
namespace {

using Words = std::vector<std::string>;

/// A file that a command reads, and the command.
struct Reading {
  std::string name;  // of a case, after which the file is there
  std::string file;
  Words words;
  bool writes = false;  // the same bytes as the case did
};

const Words resume{"run", "world.json", "--output", "out", "--resume"};
const Words explain_on{"run", "explained.json", "--output", "out", "--resume"};

const std::vector<Reading> readings{
    {"run", "out/checkpoint", resume, true},
    {"run", "out/checkpoint", {"show", "out", "--format", "json"}},
    {"run", "out/results.json", {"show", "out"}},
    {"run", "out/results.json", {"show", "out", "--format", "csv"}},
    {"run of a shard",
     "parts/shard-1-of-2/checkpoint",
     {"run", "world.json", "--shard", "1/2", "--output", "parts"},
     true},
    {"merge", "parts/shard-1-of-2/checkpoint", {"merge", "parts"}},
    {"merge", "parts/shard-2-of-2/shard.json", {"merge", "parts", "--format", "csv"}},
    {"explain", "out/sampling", {"show", "out", "--format", "csv"}},
    {"explain", "out/sampling", explain_on, true},
    {"explain", "out/checkpoint", {"show", "out", "--format", "csv"}},
    {"explain", "out/results.json", {"show", "out", "--format", "csv"}},
    {"estimate", "out/results.json", {"show", "out", "--format", "csv"}},
    {"estimate", "out/table.csv", {"show", "out", "--format", "csv"}}};

/// What a reader does with damage, compared with what it does with the whole file.
class Damage {
 public:
  explicit Damage(const Reading& reading) : reading_(reading), prepared_(case_named(reading.name)) {
    fill_folder(prepared_.place(), prepared_.after());
    bytes_ = prepared_.after().at(reading.file);
    whole_ = run_plainly(reading.words, prepared_.place());
    INFO(whole_.err);
    REQUIRE(whole_.exit_code == 0);
  }

  const std::string& bytes() const { return bytes_; }

  /// Empty where the damage is refused by the name of the file, or changes nothing of what is said.
  std::string wrong_with(const std::string& damaged) {
    fill_folder(prepared_.place(), prepared_.after());
    write_file(prepared_.place() / reading_.file, damaged);
    const ProgramRun run = run_plainly(reading_.words, prepared_.place());
    if (run.exit_code == 0) {
      if (run.out != whole_.out) return "read as something else";
      const bool same = !reading_.writes || tree_bytes(prepared_.place()) == prepared_.after();
      return same ? "" : "written as something else";
    }
    ++refused_;
    if (run.exit_code != 3 && run.exit_code != 7)
      return "exit " + std::to_string(run.exit_code) + ": " + run.err;
    const std::filesystem::path path = reading_.file;
    if (!has(run.err, path.filename().string()) && !has(run.err, path.parent_path().string()))
      return "not named: " + run.err;
    if (!run.out.empty()) return "refused, and something is printed";
    const auto left = tree_bytes(prepared_.place());
    for (const auto& [file, content] : prepared_.after())
      if (left.at(file) != (file == reading_.file ? damaged : content))
        return file + " was changed";
    return "";
  }

  int refused() const { return refused_; }

 private:
  Reading reading_;
  Prepared prepared_;
  std::string bytes_;
  ProgramRun whole_;
  int refused_ = 0;
};

std::string shown(const Reading& reading) {
  std::string text = reading.file + " by";
  for (const std::string& word : reading.words) text += " " + word;
  return text;
}

/// Lengths to cut a file to: the first, the last, and some hundredth or thousandth part between.
std::set<std::size_t> lengths(std::size_t size, std::size_t parts) {
  std::set<std::size_t> all;
  for (std::size_t i = 0; i <= parts; ++i) all.insert(i * (size - 1) / parts);
  for (std::size_t i = 1; i < std::min<std::size_t>(size, 1 + parts / 8); ++i) all.insert(size - i);
  return all;
}

void check_cut(const Reading& reading, std::size_t parts) {
  Damage damage(reading);
  for (const std::size_t length : lengths(damage.bytes().size(), parts)) {
    note_fault("cut, " + shown(reading));
    INFO(shown(reading) << ": the first " << length << " of " << damage.bytes().size() << " bytes");
    CHECK(damage.wrong_with(damage.bytes().substr(0, length)) == "");
  }
  CHECK(damage.refused() + (reading.writes ? 1 : 0) > 0);
}

/// The line that nobody can check: a sentence that was written down, beside the numbers it is
/// about.
bool is_in_sentence(const std::string& bytes, std::size_t at) {
  const std::size_t begin = bytes.rfind('\n', at) + 1;
  return bytes.compare(begin, 12, "  \"verdict\":") == 0;
}

void check_flipped(const Reading& reading, int times, std::uint64_t seed) {
  Damage damage(reading);
  RandomStream stream(seed, 0, Purpose::victims);
  const bool has_sentences = reading.file.ends_with("results.json");
  for (int i = 0; i < times; ++i) {
    std::string bytes = damage.bytes();
    const auto at = static_cast<std::size_t>(stream.uniform() * static_cast<double>(bytes.size()));
    const auto bit = static_cast<int>(stream.uniform() * 8.0);
    if (has_sentences && is_in_sentence(bytes, at)) continue;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
    note_fault("flipped, " + shown(reading));
    INFO(shown(reading) << ": bit " << bit << " of byte " << at << ", \""
                        << damage.bytes().substr(at < 30 ? 0 : at - 30, 60) << "\"");
    CHECK(damage.wrong_with(bytes) == "");
  }
  CHECK(damage.refused() > 0);
}

}  // namespace

TEST_CASE("a file that was cut short is refused by its name, or gone on with to the same bytes") {
  for (const Reading& reading : readings) check_cut(reading, 12);
}

TEST_CASE("a file with a changed bit is refused by its name, or says the same as before") {
  std::uint64_t seed = 1;
  for (const Reading& reading : readings) check_flipped(reading, 24, seed++);
}

TEST_CASE("files cut at any length are refused or gone on with", "[.long]") {
  for (const Reading& reading : readings) check_cut(reading, 1000);
}

TEST_CASE("files with any changed bit are refused or say the same", "[.long]") {
  std::uint64_t seed = 101;
  for (const Reading& reading : readings) check_flipped(reading, 1500, seed++);
}

}  // namespace darknumber::testing::damaged_files_test
