// SPDX-License-Identifier: MIT
#include "engine/study/checkpoint/replicate_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <string_view>
#include <system_error>

#include "engine/core/contracts.h"
#include "engine/study/checkpoint/replicate_encoding.h"

namespace darknumber {
namespace {

[[noreturn]] void throw_system_error(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

int open_file(const std::filesystem::path& path, int how) {
  const int file = ::open(path.c_str(), how | O_WRONLY | O_CLOEXEC, 0666);
  if (file < 0) throw_system_error(path);
  return file;
}

/// More than the labels of a thousand estimators take.
constexpr std::size_t most_header_bytes = std::size_t{1} << 20;

/// As much of a file as is looked at; the blocks before it are gone from memory.
class FileWindow {
 public:
  explicit FileWindow(std::ifstream& file) : file_(file) {}

  std::string_view bytes() const { return std::string_view(bytes_).substr(begin_); }
  void skip(std::size_t count) { begin_ += count; }
  /// Takes in more of the file; false at its end.
  bool read_on() {
    bytes_.erase(0, begin_);
    begin_ = 0;
    const std::size_t before = bytes_.size();
    bytes_.resize(before + most_header_bytes);
    file_.read(bytes_.data() + before, static_cast<std::streamsize>(most_header_bytes));
    bytes_.resize(before + static_cast<std::size_t>(file_.gcount()));
    return bytes_.size() > before;
  }

 private:
  std::ifstream& file_;
  std::string bytes_;
  std::size_t begin_ = 0;
};

std::optional<OpenBlock> open_block_of(const BlockHead& head, std::uintmax_t at_byte) {
  const auto replicates = static_cast<std::int64_t>(head.replicates);
  if (replicates >= replicates_per_block) return std::nullopt;
  return OpenBlock{head.point, head.first, replicates, at_byte};
}

std::string shard_of(const ReplicateFileHeader& header) {
  return header.shard.empty() ? "none" : header.shard;
}

std::string first_of(const ReplicateFileHeader& header) {
  return std::to_string(header.first_replicate) + " of point " + std::to_string(header.first_point);
}

std::string joined(const std::vector<std::string>& labels) {
  std::string text;
  for (const std::string& label : labels) text += (text.empty() ? "" : "; ") + label;
  return text;
}

}  // namespace

std::int64_t first_replicate_of(const ReplicateFileHeader& header, std::size_t point) {
  return point == header.first_point ? header.first_replicate : 0;
}

std::string_view name_of(HeaderField field) {
  switch (field) {
    case HeaderField::version:
      return "engine version";
    case HeaderField::build:
      return "build";
    case HeaderField::scenario_hash:
      return "scenario";
    case HeaderField::seed:
      return "seed";
    case HeaderField::shard:
      return "shard";
    case HeaderField::first_replicate:
      return "first replicate";
    case HeaderField::estimators:
      return "estimators";
  }
  DN_EXPECT(false, "a member of the enumeration");
  return "";
}

std::vector<HeaderDifference> differences(const ReplicateFileHeader& expected,
                                          const ReplicateFileHeader& found) {
  std::vector<HeaderDifference> list;
  const auto compare = [&](HeaderField field, std::string wanted, std::string there) {
    if (wanted != there) list.push_back({field, std::move(wanted), std::move(there)});
  };
  compare(HeaderField::version, expected.version, found.version);
  compare(HeaderField::build, expected.build, found.build);
  compare(HeaderField::scenario_hash, expected.scenario_hash, found.scenario_hash);
  compare(HeaderField::seed, std::to_string(expected.seed), std::to_string(found.seed));
  compare(HeaderField::shard, shard_of(expected), shard_of(found));
  compare(HeaderField::first_replicate, first_of(expected), first_of(found));
  if (expected.labels != found.labels)
    list.push_back({HeaderField::estimators, joined(expected.labels), joined(found.labels)});
  return list;
}

std::string_view meaning_of(ReplicateFileDefect defect) {
  switch (defect) {
    case ReplicateFileDefect::unreadable:
      return "the file cannot be read";
    case ReplicateFileDefect::another_kind:
      return "the file is no checkpoint of darknumber";
    case ReplicateFileDefect::newer_format:
      return "the file was written by a newer darknumber";
    case ReplicateFileDefect::older_format:
      return "the file was written by an older darknumber, in a format that this one does not go "
             "on "
             "with";
    case ReplicateFileDefect::damaged:
      return "the file is damaged: bytes of it were changed";
  }
  DN_EXPECT(false, "a member of the enumeration");
  return "";
}

std::variant<ReplicateFileHeader, ReplicateFileDefect> read_replicate_header(
    const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return ReplicateFileDefect::unreadable;
  std::string bytes(most_header_bytes, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) return ReplicateFileDefect::unreadable;
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  ByteReader reader(bytes);
  return decode_header(reader);
}

std::variant<ReplicateFileContents, ReplicateFileDefect> read_replicate_file(
    const std::filesystem::path& path, std::size_t points) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return ReplicateFileDefect::unreadable;
  FileWindow window(file);
  window.read_on();
  ByteReader of_header(window.bytes());
  const auto header = decode_header(of_header);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&header)) return *defect;
  ReplicateFileContents contents;
  contents.header = std::get<ReplicateFileHeader>(header);
  contents.whole_bytes = of_header.position();
  window.skip(of_header.position());
  while (true) {
    ByteReader reader(window.bytes());
    const DecodedBlock block = decode_block(reader, contents.header, points, contents.points);
    if (block.end == BlockEnd::damaged) return ReplicateFileDefect::damaged;
    if (block.end == BlockEnd::torn) {
      if (window.read_on()) continue;
      break;
    }
    contents.open_block = open_block_of(block.head, contents.whole_bytes);
    contents.whole_bytes += reader.position();
    window.skip(reader.position());
  }
  if (file.bad()) return ReplicateFileDefect::unreadable;
  for (const PointRows& point : contents.points)
    contents.replicates += static_cast<std::int64_t>(point.front().size());
  return contents;
}

ReplicateFileWriter::ReplicateFileWriter(const std::filesystem::path& path,
                                         const ReplicateFileHeader& header)
    : path_(path), estimators_(header.labels.size()), file_(open_file(path, O_CREAT | O_TRUNC)) {
  DN_EXPECT(!header.labels.empty(), "an estimator whose replicates are kept");
  try {
    write_at_end(encode_header(header));
  } catch (...) {
    ::close(file_);           // nobody else will: there is no object yet
    ::unlink(path_.c_str());  // a part of a header would be damage to the run that goes on
    throw;
  }
}

ReplicateFileWriter::ReplicateFileWriter(const std::filesystem::path& path,
                                         const ReplicateFileContents& contents)
    : path_(path),
      estimators_(contents.header.labels.size()),
      file_(open_file(path, 0)),
      size_(contents.whole_bytes),
      open_block_(contents.open_block) {
  if (::ftruncate(file_, static_cast<off_t>(size_)) != 0) {
    const int error = errno;
    ::close(file_);
    errno = error;
    throw_system_error(path_);
  }
}

ReplicateFileWriter::~ReplicateFileWriter() {
  ::fsync(file_);  // best effort: `sync` is there for whoever must know
  ::close(file_);
}

void ReplicateFileWriter::append(std::size_t point, std::int64_t first,
                                 std::span<const ReplicateRow> rows) {
  const BlockHead head{point, first, rows.size() / estimators_};
  if (open_block_ && open_block_->point == point && open_block_->first == first) {
    DN_EXPECT(static_cast<std::int64_t>(head.replicates) >= open_block_->replicates,
              "what takes the place of a block holds all of it");
    size_ = open_block_->at_byte;
  }
  open_block_ = open_block_of(head, size_);
  write_at_end(encode_block(head, rows));
}

void ReplicateFileWriter::sync() {
  if (::fsync(file_) != 0) throw_system_error(path_);
}

void ReplicateFileWriter::write_at_end(const std::string& bytes) {
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t count = ::pwrite(file_, bytes.data() + written, bytes.size() - written,
                                   static_cast<off_t>(size_ + written));
    if (count < 0 && errno != EINTR) throw_system_error(path_);
    if (count > 0) written += static_cast<std::size_t>(count);
  }
  size_ += bytes.size();
}

void append_point(ReplicateFileWriter& file, std::size_t point, const PointRows& rows) {
  constexpr auto most = static_cast<std::size_t>(replicates_per_block);
  const std::size_t replicates = rows.front().size();
  for (std::size_t first = 0; first < replicates; first += most) {
    std::vector<ReplicateRow> block;
    for (std::size_t r = first; r < std::min(first + most, replicates); ++r)
      for (const ReplicateRows& of_answer : rows) block.push_back(of_answer[r]);
    file.append(point, static_cast<std::int64_t>(first), block);
  }
}

}  // namespace darknumber
