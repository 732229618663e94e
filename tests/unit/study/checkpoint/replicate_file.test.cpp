// SPDX-License-Identifier: MIT
#include "engine/study/checkpoint/replicate_file.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>

#include "engine/core/bytes.h"
#include "engine/core/checksum.h"
#include "engine/study/checkpoint/replicate_encoding.h"

namespace darknumber::replicate_file_test {
namespace {

namespace fs = std::filesystem;
using Fields = std::vector<HeaderField>;

const ReplicateFileHeader header{"0.1.0", "g++", "abc", 9007199254740991,
                                 "2/2",   0,     64,    {"one", "a,b"}};

ReplicateRow row_number(int i) {
  const double x = i;
  return {x + 0.1, x / 3.0, -x,    std::numeric_limits<double>::quiet_NaN(), x,
          x * 2,   x * 3,   x * 4, static_cast<Status>(i % status_count),    i % 2 == 1};
}

/// The second of two estimators chooses models, now and then.
ReplicateRow row_with_model(int i) {
  ReplicateRow row = row_number(i);
  if (i % 4 == 3) row.model = (ModelCode{1} << 63) | static_cast<ModelCode>(i);
  return row;
}

std::vector<ReplicateRow> some_rows(int count) {
  std::vector<ReplicateRow> rows;
  for (int i = 0; i < count; ++i) rows.push_back(row_with_model(i));
  return rows;
}

/// The rows of an estimator, the second of two, among rows replicate by replicate.
std::vector<ReplicateRow> of_second(const std::vector<ReplicateRow>& rows) {
  std::vector<ReplicateRow> second;
  for (std::size_t i = 1; i < rows.size(); i += 2) second.push_back(rows[i]);
  return second;
}

/// A file of the header above: of one point two whole blocks of 64 replicates and the last 8.
struct TemporaryFile {
  fs::path path =
      fs::temp_directory_path() / ("darknumber-replicate-file-" + std::to_string(getpid()));
  std::vector<ReplicateRow> rows = some_rows(2 * 136);

  TemporaryFile() {
    ReplicateFileWriter writer(path, header);
    const std::span<const ReplicateRow> all(rows);
    writer.append(0, 64, all.subspan(0, 128));
    writer.append(0, 128, all.subspan(128, 128));
    writer.append(0, 192, all.subspan(256));
  }
  ~TemporaryFile() { fs::remove(path); }

  std::string bytes() const {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  void replace(const std::string& bytes) const {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
  }
  ReplicateFileContents contents() const {
    return std::get<ReplicateFileContents>(read_replicate_file(path));
  }
  ReplicateFileDefect defect() const {
    return std::get<ReplicateFileDefect>(read_replicate_file(path));
  }
};

Fields fields_of(const std::vector<HeaderDifference>& list) {
  Fields fields;
  for (const HeaderDifference& one : list) fields.push_back(one.field);
  return fields;
}

TEST_CASE("what is written is read again, to the bit") {
  const TemporaryFile file;
  const ReplicateFileContents contents = file.contents();
  CHECK(differences(header, contents.header).empty());
  CHECK(contents.replicates == 136);
  CHECK(contents.whole_bytes == fs::file_size(file.path));
  CHECK(encode_rows(contents.points.at(0).at(1)) == encode_rows(of_second(file.rows)));
  CHECK(contents.points[0][1].at(6).status ==
        Status::not_converged);  // not through the encoder alone
  CHECK(contents.points[0][1][6].estimate == 13.1);
  CHECK(contents.points[0][1][6].model == 0);
  CHECK(contents.points[0][1][7].model == ((ModelCode{1} << 63) | 15));
  CHECK(contents.points[0][0][7].model == 0);
  CHECK(contents.points[0][1][6].ever_present == 52.0);
  CHECK(contents.points[0][1][6].boundary);
  CHECK(std::isnan(contents.points[0][1][6].upper));
}

TEST_CASE("the bytes are little-endian, whatever the machine") {
  std::vector<ReplicateRow> rows(1);
  rows[0].estimate = 1.0;  // 0x3ff0000000000000
  rows[0].status = Status::no_mle;
  rows[0].boundary = true;
  const std::string bytes = encode_rows(rows);
  REQUIRE(bytes.size() == 82);
  CHECK(bytes.substr(0, 8) == std::string("\0\0\0\0\0\0\xf0\x3f", 8));
  CHECK(bytes.substr(80) == std::string("\x03\x01", 2));
}

TEST_CASE("a file cut in its last block is read without that block") {
  const TemporaryFile file;
  const std::string bytes = file.bytes();
  const std::size_t last_block = 4 + 8 + 4 + 4 + 8 + 16 * 82 + 2 + 8 * 8 + 8;
  for (std::size_t lost = 1; lost <= last_block; lost += lost < 30 ? 1 : 29) {
    file.replace(bytes.substr(0, bytes.size() - lost));
    const ReplicateFileContents contents = file.contents();
    if (contents.replicates != 128 || contents.whole_bytes != bytes.size() - last_block) FAIL(lost);
  }
}

TEST_CASE("after a torn block the file goes on where the whole ones end") {
  const TemporaryFile file;
  const std::string bytes = file.bytes();
  file.replace(bytes.substr(0, bytes.size() - 5));
  {
    ReplicateFileWriter writer(file.path, file.contents());
    writer.append(0, 192, std::span<const ReplicateRow>(file.rows).subspan(256));
  }
  CHECK(file.bytes() == bytes);
}

TEST_CASE("no changed byte passes: every byte of the header, every 17th of the blocks") {
  const TemporaryFile file;
  const std::string bytes = file.bytes();
  const std::size_t blocks = encode_header(header).size();
  for (std::size_t i = 0; i < bytes.size(); i += i < blocks ? 1 : 17) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ (i % 2 == 0 ? 0x01 : 0x80));
    file.replace(changed);
    const auto outcome = read_replicate_file(file.path);
    if (!std::holds_alternative<ReplicateFileDefect>(outcome)) FAIL("byte " << i);
  }
}

TEST_CASE("bytes that are no block, or a block twice, are damage") {
  const TemporaryFile file;
  const std::string bytes = file.bytes();
  file.replace(bytes + "x");  // the start of a block, as far as anyone can tell
  CHECK(file.contents().whole_bytes == bytes.size());
  file.replace(bytes + std::string(40, 'x'));
  CHECK(file.defect() == ReplicateFileDefect::damaged);
  const std::size_t block = 4 + 8 + 4 + 4 + 8 + 128 * 82 + 2 + 64 * 8 + 8;
  const std::size_t start = encode_header(header).size();
  file.replace(bytes.substr(0, start + block) + bytes.substr(start));
  CHECK(file.defect() == ReplicateFileDefect::damaged);
}

TEST_CASE("files that are no checkpoint, newer, older, cut in the header, or not there") {
  const TemporaryFile file;
  const std::string bytes = file.bytes();
  file.replace("point,estimator\n");
  CHECK(file.defect() == ReplicateFileDefect::another_kind);
  file.replace("");
  CHECK(file.defect() == ReplicateFileDefect::another_kind);
  file.replace(bytes.substr(0, 20));
  CHECK(file.defect() == ReplicateFileDefect::damaged);
  std::string newer = bytes;
  newer[8] = 6;
  file.replace(newer);
  CHECK(file.defect() == ReplicateFileDefect::newer_format);
  std::string older = bytes;
  older[8] = 4;
  file.replace(older);
  CHECK(file.defect() == ReplicateFileDefect::older_format);
  CHECK(std::get<ReplicateFileDefect>(read_replicate_file(file.path / "nowhere")) ==
        ReplicateFileDefect::unreadable);
}

TEST_CASE("what differs between two runs is said field by field, with both values") {
  CHECK(differences(header, header).empty());
  ReplicateFileHeader other = header;
  other.seed = 2;
  REQUIRE(fields_of(differences(header, other)) == Fields{HeaderField::seed});
  CHECK(differences(header, other)[0].expected == "9007199254740991");
  CHECK(differences(header, other)[0].found == "2");
  other = header;
  other.scenario_hash = "abd";
  other.first_replicate = 0;
  other.shard = "";
  CHECK(fields_of(differences(header, other)) ==
        Fields{HeaderField::scenario_hash, HeaderField::shard, HeaderField::first_replicate});
  CHECK(differences(header, other)[1].found == "none");
  other = header;
  other.first_point = 1;
  REQUIRE(fields_of(differences(header, other)) == Fields{HeaderField::first_replicate});
  CHECK(differences(header, other)[0].found == "64 of point 1");
  other = header;
  other.labels = {"one"};
  other.version = "0.2.0";
  other.build = "clang++";
  CHECK(fields_of(differences(header, other)) ==
        Fields{HeaderField::version, HeaderField::build, HeaderField::estimators});
  CHECK(name_of(HeaderField::scenario_hash) == "scenario");
}

TEST_CASE("a file that cannot be written is an error with its path") {
  CHECK_THROWS_WITH(ReplicateFileWriter("/nonexistent/checkpoint", header),
                    Catch::Contains("/nonexistent/checkpoint"));
}

TEST_CASE(
    "a file longer than what is looked at at a time is read whole, or as far as it is whole") {
  const TemporaryFile file;
  const std::vector<ReplicateRow> rows = some_rows(2 * 40'000);  // some seven megabytes
  const std::size_t long_block = 2 * 30'000;                     // most of them in one block
  {
    ReplicateFileWriter writer(file.path, header);
    const std::span<const ReplicateRow> all(rows);
    for (std::size_t first = 0; first < 20'000; first += 32)
      writer.append(0, 64 + static_cast<std::int64_t>(first / 2), all.subspan(first, 32));
    writer.append(0, 64 + 10'000, all.subspan(20'000, long_block));
  }
  CHECK(file.bytes().size() > 6'000'000);
  const ReplicateFileContents contents = file.contents();
  CHECK(contents.replicates == 40'000);
  CHECK(contents.whole_bytes == file.bytes().size());
  CHECK(encode_rows(contents.points[0][1]) == encode_rows(of_second(rows)));
  const std::string bytes = file.bytes();
  file.replace(bytes.substr(0, bytes.size() - 1));
  CHECK(file.contents().replicates == 10'000);
  std::string damaged = bytes;
  damaged[bytes.size() - 2'000'000] ^= 1;
  file.replace(damaged);
  CHECK(file.defect() == ReplicateFileDefect::damaged);
}

TEST_CASE("a block of a point that the run has not is damage, and takes no memory") {
  const TemporaryFile file;
  const auto defect_of = [&](std::size_t points) {
    const auto read = read_replicate_file(file.path, points);
    const auto* defect = std::get_if<ReplicateFileDefect>(&read);
    return defect ? std::optional(*defect) : std::nullopt;
  };
  const std::string bytes = file.bytes();
  for (const std::size_t point : {std::size_t{1}, (std::size_t{1} << 24) - 1}) {
    const std::span<const ReplicateRow> rows(file.rows);
    file.replace(bytes + encode_block({point, 0, 8}, rows.subspan(0, 16)));
    CHECK(defect_of(1) == ReplicateFileDefect::damaged);
  }
  CHECK_FALSE(defect_of(std::size_t{1} << 24));
  file.replace(bytes);
  CHECK_FALSE(defect_of(1));
}

TEST_CASE("a shard's file begins within its first point, and has nothing before that") {
  const TemporaryFile file;
  ReplicateFileHeader shard = header;
  shard.first_point = 1;
  const std::span<const ReplicateRow> rows(file.rows);
  const auto first = encode_block({1, 64, 8}, rows.subspan(0, 16));
  const auto second = encode_block({2, 0, 8}, rows.subspan(16, 16));
  file.replace(encode_header(shard) + first + second);
  const ReplicateFileContents contents = file.contents();
  CHECK(contents.header.first_point == 1);
  CHECK(contents.replicates == 16);
  CHECK(contents.points[0].front().empty());
  CHECK(contents.points[2].front().size() == 8);
  for (const BlockHead& wrong : {BlockHead{0, 0, 8}, BlockHead{1, 0, 8}, BlockHead{2, 64, 8}}) {
    file.replace(encode_header(shard) + encode_block(wrong, rows.subspan(0, 16)));
    CHECK(file.defect() == ReplicateFileDefect::damaged);
  }
}

TEST_CASE("a first replicate that no run has is damage") {
  const TemporaryFile file;
  ReplicateFileHeader far = header;
  far.first_replicate = std::numeric_limits<std::int64_t>::max();
  file.replace(encode_header(far));
  CHECK(file.defect() == ReplicateFileDefect::damaged);
  const std::span<const ReplicateRow> rows(file.rows);
  file.replace(encode_header(header) +
               encode_block({0, std::numeric_limits<std::int64_t>::max(), 8}, rows.subspan(0, 16)));
  CHECK(file.defect() == ReplicateFileDefect::damaged);
}

TEST_CASE("a last block that is short is written anew by who goes on with it") {
  const TemporaryFile file;
  const std::span<const ReplicateRow> rows(file.rows);
  const ReplicateFileContents contents = file.contents();
  REQUIRE(contents.open_block.has_value());
  CHECK(contents.open_block->first == 192);
  CHECK(contents.open_block->replicates == 8);
  {
    ReplicateFileWriter writer(file.path, contents);
    writer.append(0, 192, rows.subspan(0, 32));
    CHECK_FALSE(writer.open_block());
    writer.append(0, 208, rows.subspan(0, 2));
    CHECK(writer.open_block()->first == 208);
  }
  CHECK(file.contents().replicates == 128 + 16 + 1);
}

TEST_CASE("the header alone is read as with the rest, or refused") {
  const TemporaryFile file;
  const auto found = read_replicate_header(file.path);
  CHECK(differences(header, std::get<ReplicateFileHeader>(found)).empty());
  file.replace("point,estimator\n");
  CHECK(std::get<ReplicateFileDefect>(read_replicate_header(file.path)) ==
        ReplicateFileDefect::another_kind);
}

}  // namespace
TEST_CASE("a header with more in it than its fields is damaged") {
  const auto sealed = [](const std::string& more) {
    const std::string whole = encode_header(header);
    const std::string fields = whole.substr(16, whole.size() - 16 - checksum_bytes) + more;
    std::string bytes = whole.substr(0, 12);
    put_text(bytes, fields);
    put_number(bytes, checksum(bytes), checksum_bytes);
    return bytes;
  };
  const auto is_header = [](const std::string& bytes) {
    ByteReader reader(bytes);
    return std::holds_alternative<ReplicateFileHeader>(decode_header(reader));
  };
  CHECK(is_header(sealed("")));
  CHECK_FALSE(is_header(sealed("x")));
}

}  // namespace darknumber::replicate_file_test
