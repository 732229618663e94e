// SPDX-License-Identifier: MIT
#include "engine/study/checkpoint/parts_file.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <system_error>

#include "tests/support/scratch_folder.h"

namespace darknumber::testing::parts_file_test {
namespace {

namespace fs = std::filesystem;

const ReplicateFileHeader header{"0.1.0", "g++", "abc", 7, "", 0, 0, {"one", "two"}};
const NamedParts some{{"a", std::string("\0\x01\xFF", 3)}, {"b, run 2", ""}};

std::string bytes_in(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

PartsFileContents contents_of(const fs::path& path) {
  return std::get<PartsFileContents>(read_parts_file(path));
}

std::string never() {
  throw std::logic_error("nobody asks for these bytes");
}

}  // namespace

TEST_CASE("parts are there from the beginning, and read again") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "sampling";
  PartsFile file(path, {header, {}});
  CHECK(file.empty());
  CHECK(contents_of(path).parts.empty());
  CHECK(differences(header, contents_of(path).header).empty());
  for (const auto& part : some)
    file.keep(
        part.first, [&part] { return part.second; }, true);
  CHECK(contents_of(path).parts == some);
  CHECK(file.find("a") == some.at("a"));
  CHECK_FALSE(file.find("c"));
  CHECK_FALSE(fs::exists(path.string() + ".unfinished"));
  file.keep(
      "a", [] { return std::string("later"); }, true);
  CHECK(contents_of(path).parts.at("a") == "later");
}

TEST_CASE("what comes soon after a write is not asked for, and the last state is written") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "sampling";
  PartsFile file(path, {header, some}, std::chrono::hours(1));
  const std::string before = bytes_in(path);
  for (int i = 0; i < 3; ++i) CHECK_NOTHROW(file.keep("a", never, false));
  CHECK(bytes_in(path) == before);
  file.keep(
      "a", [] { return std::string("the end"); }, true);
  CHECK(contents_of(path).parts.at("a") == "the end");
  CHECK_NOTHROW(file.keep("a", never, false));
}

TEST_CASE("what comes as long after a write as is asked for is written") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "sampling";
  PartsFile file(path, {header, some}, std::chrono::hours(0));
  for (const char* const state : {"one", "two"}) {
    file.keep(
        "a", [state] { return std::string(state); }, false);
    CHECK(contents_of(path).parts.at("a") == state);
  }
}

TEST_CASE("parts that are only read are not written anywhere") {
  PartsFile file(some);
  CHECK(file.find("a") == some.at("a"));
  CHECK_NOTHROW(file.keep("a", never, true));
}

TEST_CASE("no changed byte of a file of parts passes, and no cut") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "sampling";
  PartsFile file(path, {header, some});
  const std::string bytes = bytes_in(path);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 0x10);
    std::ofstream(path, std::ios::binary | std::ios::trunc) << changed;
    INFO("byte " << i);
    CHECK(std::holds_alternative<ReplicateFileDefect>(read_parts_file(path)));
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes.substr(0, i);
    CHECK(std::holds_alternative<ReplicateFileDefect>(read_parts_file(path)));
  }
}

TEST_CASE("files that are no parts, newer, or not there are told apart") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "sampling";
  const auto defect = [&] { return std::get<ReplicateFileDefect>(read_parts_file(path)); };
  CHECK(defect() == ReplicateFileDefect::unreadable);
  std::ofstream(path) << "the user's own";
  CHECK(defect() == ReplicateFileDefect::another_kind);
  PartsFile file(path, {header, some});
  std::string newer = bytes_in(path);
  newer[parts_file_mark.size()] = 2;
  std::ofstream(path, std::ios::binary | std::ios::trunc) << newer;
  CHECK(defect() == ReplicateFileDefect::newer_format);
}

TEST_CASE("a file of parts that cannot be written is an error with its path") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "not there" / "sampling";
  CHECK_THROWS_WITH(PartsFile(path, {header, some}), Catch::Contains("not there"));
}

}  // namespace darknumber::testing::parts_file_test
