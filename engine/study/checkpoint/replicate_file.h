// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "engine/performance/replicates.h"

namespace darknumber {

/// Replicates in one block of the file, the same for every number of threads, so that the bytes
/// are. The last block may be shorter; the run that goes on with it writes it anew, longer.
inline constexpr std::int64_t replicates_per_block = 16;

/// How every such file begins; line ends as they would be lost in a copy as text.
inline constexpr std::string_view replicate_file_mark = "DNREPL\r\n";

/// To which run the replicates of a file belong.
struct ReplicateFileHeader {
  std::string version;  // of the program
  std::string build;    // what of it may move a last digit, as in results.json
  std::string scenario_hash;
  std::uint64_t seed = 0;
  std::string shard;                 // "3/8"; empty: the whole run
  std::size_t first_point = 0;       // that the file is about
  std::int64_t first_replicate = 0;  // of that point; later ones begin with 0
  std::vector<std::string> labels;   // of the estimators, in their order
};

/// The number of the first replicate that such a file has of a point.
std::int64_t first_replicate_of(const ReplicateFileHeader& header, std::size_t point);

enum class HeaderField { version, build, scenario_hash, seed, shard, first_replicate, estimators };

/// One field in which a file belongs to another run, with both values for the reader.
struct HeaderDifference {
  HeaderField field = HeaderField::scenario_hash;
  std::string expected;
  std::string found;
};

/// "engine version", "scenario", …
std::string_view name_of(HeaderField field);

/// What differs; empty where the file continues the expected run.
std::vector<HeaderDifference> differences(const ReplicateFileHeader& expected,
                                          const ReplicateFileHeader& found);

/// Why a file of replicates cannot be used.
enum class ReplicateFileDefect { unreadable, another_kind, newer_format, older_format, damaged };

/// One sentence without a stop, for the user.
std::string_view meaning_of(ReplicateFileDefect defect);

/// The replicates of one point, from the first on without a gap: one list an estimator.
using PointRows = std::vector<ReplicateRows>;

/// The last block of a file where it is shorter than blocks are.
struct OpenBlock {
  std::size_t point = 0;
  std::int64_t first = 0;
  std::int64_t replicates = 0;
  std::uintmax_t at_byte = 0;
};

/// A file as far as it is whole.
struct ReplicateFileContents {
  ReplicateFileHeader header;
  std::vector<PointRows> points;   // those met so far; of a point without replicates, empty lists
  std::int64_t replicates = 0;     // complete ones, of all points
  std::uintmax_t whole_bytes = 0;  // what is beyond is a block torn by a sudden end
  std::optional<OpenBlock> open_block;
};

/// More points than any run has; a block of a later one is damage.
inline constexpr std::size_t most_numbered_points = std::size_t{1} << 24;

/// Reads the header alone: whether the rest is worth reading, and how many points it may have.
std::variant<ReplicateFileHeader, ReplicateFileDefect> read_replicate_header(
    const std::filesystem::path& path);

/// Reads all of a file. A block cut short at the end is left out; a changed byte in a whole block
/// or in the header is a defect, as is a block out of order, or of a point from `points` on.
std::variant<ReplicateFileContents, ReplicateFileDefect> read_replicate_file(
    const std::filesystem::path& path, std::size_t points = most_numbered_points);

/// Appends blocks of replicates to a file. Every failure of the system (a full disk) throws
/// std::system_error with the path. Not to be copied: one writer to a file.
class ReplicateFileWriter {
 public:
  /// A new file with only the header; replaces what is there.
  ReplicateFileWriter(const std::filesystem::path& path, const ReplicateFileHeader& header);
  /// Goes on after the whole blocks of a file that `read_replicate_file` gave.
  ReplicateFileWriter(const std::filesystem::path& path, const ReplicateFileContents& contents);
  ReplicateFileWriter(const ReplicateFileWriter&) = delete;
  ReplicateFileWriter& operator=(const ReplicateFileWriter&) = delete;
  ~ReplicateFileWriter();

  /// The last block, where it is shorter than blocks are.
  const std::optional<OpenBlock>& open_block() const { return open_block_; }
  /// The replicates of a point from `first` on, `labels` rows each; handed to the system at once. A
  /// block that begins where the open one does takes its place; it is no shorter.
  void append(std::size_t point, std::int64_t first, std::span<const ReplicateRow> rows);
  /// Waits until all is on the disk. A crash of the machine loses what came after.
  void sync();

 private:
  void write_at_end(const std::string& bytes);

  std::filesystem::path path_;
  std::size_t estimators_;
  int file_ = -1;
  std::uintmax_t size_ = 0;
  std::optional<OpenBlock> open_block_;
};

/// Appends all replicates of a point in the blocks of a run that nothing interrupted.
void append_point(ReplicateFileWriter& file, std::size_t point, const PointRows& rows);

}  // namespace darknumber
