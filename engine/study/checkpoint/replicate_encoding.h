// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/core/bytes.h"
#include "engine/performance/replicates.h"
#include "engine/study/checkpoint/replicate_file.h"

namespace darknumber {

// The bytes of the replicate file, format 5; numbers and texts as in engine/core/bytes.h.
//   header   "DNREPL\r\n", format (4), length of the fields (4), the fields, checksum (8)
//   fields   engine version, build, scenario hash (texts), seed (8), shard (text), first point (8), its
//            first replicate (8), number of labels (4), labels (texts)
//   block    point (4), first replicate (8), replicates (4), bytes of the content (4), checksum of
//            these (8), the content, checksum of the content (8)
//   content  the rows; for each label 1 if any of its rows chose a model, else 0 (1); of the labels
//            with 1 the model codes (8 each), replicate by replicate
//   row      estimate, se, lower, upper, observed, overlap, victims observed, ever present, false
//            positive entities, truth (8 each), status (1), boundary (1)
// A point's blocks come in the order of its replicates; those of different points in any.

inline constexpr std::uint32_t replicate_file_format = 5;

/// What a block holds: so many replicates of a point from `first` on.
struct BlockHead {
  std::size_t point = 0;
  std::int64_t first = 0;
  std::size_t replicates = 0;
};

std::string encode_header(const ReplicateFileHeader& header);
/// The rows without the models that they chose.
std::string encode_rows(std::span<const ReplicateRow> rows);
/// What rows take in a file: their bytes, and those of the models that they chose.
std::size_t bytes_of_rows(std::span<const ReplicateRow> rows);
std::string encode_block(const BlockHead& head, std::span<const ReplicateRow> rows);

/// The header at the front, or why there is none.
std::variant<ReplicateFileHeader, ReplicateFileDefect> decode_header(ByteReader& reader);

enum class BlockEnd { whole, torn, damaged };

struct DecodedBlock {
  BlockEnd end = BlockEnd::whole;
  BlockHead head;  // of a whole one
};

/// Appends the rows of the next block to those of its point, which come before it. A block of a
/// point from `most_points` on is damage.
DecodedBlock decode_block(ByteReader& reader, const ReplicateFileHeader& header,
                          std::size_t most_points, std::vector<PointRows>& points);

}  // namespace darknumber
