// SPDX-License-Identifier: MIT
#include "engine/study/checkpoint/replicate_encoding.h"

#include <algorithm>
#include <bit>

#include "engine/core/bytes.h"
#include "engine/core/checksum.h"
#include "engine/core/contracts.h"

namespace darknumber {
namespace {

constexpr std::string_view magic = replicate_file_mark;
constexpr std::size_t row_bytes = 10 * 8 + 2;
constexpr std::size_t block_head_bytes = 4 + 8 + 4 + 4;
constexpr std::size_t model_bytes = 8;
constexpr std::uint64_t most_replicates = std::uint64_t{1} << 32;  // that streams tell apart

/// The doubles of a row in the order of the file: the one list that writing and reading share.
template <typename Row, typename Each>
void for_each_number(Row& row, Each each) {
  each(row.estimate);
  each(row.se);
  each(row.lower);
  each(row.upper);
  each(row.observed);
  each(row.overlap);
  each(row.victims_observed);
  each(row.ever_present);
  each(row.false_positive_entities);
  each(row.truth);
}

/// Whether the status code is known.
bool decode_row(std::string_view bytes, ReplicateRow& row) {
  const char* next = bytes.data();
  for_each_number(row, [&](double& number) {
    number = std::bit_cast<double>(get_eight(next));
    next += 8;
  });
  const auto status = static_cast<unsigned char>(next[0]);
  if (status >= status_count) return false;
  row.status = static_cast<Status>(status);
  row.boundary = next[1] != 0;
  return true;
}

/// A row in `row_bytes` bytes.
void encode_row(const ReplicateRow& row, char* bytes) {
  for_each_number(row, [&](double number) {
    put_eight(bits_of(number), bytes);
    bytes += 8;
  });
  bytes[0] = static_cast<char>(row.status);
  bytes[1] = static_cast<char>(row.boundary ? 1 : 0);
}

/// The models that rows chose, of labels that choose; rows come replicate by replicate.
std::string encode_models(std::span<const ReplicateRow> rows, std::size_t labels) {
  std::string bytes(labels, '\0');
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].model != 0) bytes[i % labels] = 1;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (bytes[i % labels] != 0) put_number(bytes, rows[i].model, model_bytes);
  return bytes;
}

/// Appends the rows of a block and their models; false where that is not what the bytes hold.
bool decode_content(std::string_view bytes, std::size_t replicates, PointRows& rows) {
  const std::size_t labels = rows.size();
  const std::size_t before = rows.front().size();
  ByteReader reader(bytes);
  for (std::size_t r = 0; r < replicates; ++r)
    for (ReplicateRows& of_label : rows) {
      const auto taken = reader.take(row_bytes);
      if (!taken || !decode_row(*taken, of_label.emplace_back())) return false;
    }
  const auto chooses = reader.take(labels);
  if (!chooses) return false;
  for (std::size_t r = 0; r < replicates; ++r)
    for (std::size_t a = 0; a < labels; ++a) {
      if ((*chooses)[a] == 0) continue;
      const auto model = reader.take_u64();
      if (!model) return false;
      rows[a][before + r].model = *model;
    }
  return reader.at_end();
}

std::optional<ReplicateFileHeader> decode_fields(std::string_view bytes) {
  ByteReader reader(bytes);
  const auto version = reader.take_text();
  const auto build = reader.take_text();
  const auto hash = reader.take_text();
  const auto seed = reader.take_u64();
  const auto shard = reader.take_text();
  const auto point = reader.take_u64();
  const auto first = reader.take_u64();
  const auto labels = reader.take_u32();
  if (!version || !build || !hash || !seed || !shard || !point || !first || !labels) return {};
  if (*point >= most_numbered_points || *first > most_replicates) return {};
  ReplicateFileHeader header{*version,
                             *build,
                             *hash,
                             *seed,
                             *shard,
                             static_cast<std::size_t>(*point),
                             static_cast<std::int64_t>(*first),
                             {}};
  for (std::uint32_t i = 0; i < *labels; ++i) {
    const auto label = reader.take_text();
    if (!label) return {};
    header.labels.push_back(*label);
  }
  if (!reader.at_end() || header.labels.empty()) return {};
  return header;
}

}  // namespace

std::string encode_header(const ReplicateFileHeader& header) {
  std::string fields;
  put_text(fields, header.version);
  put_text(fields, header.build);
  put_text(fields, header.scenario_hash);
  put_number(fields, header.seed, 8);
  put_text(fields, header.shard);
  put_number(fields, header.first_point, 8);
  put_number(fields, static_cast<std::uint64_t>(header.first_replicate), 8);
  put_number(fields, header.labels.size(), 4);
  for (const std::string& label : header.labels) put_text(fields, label);
  std::string bytes(magic);
  put_number(bytes, replicate_file_format, 4);
  put_text(bytes, fields);
  put_number(bytes, checksum(bytes), checksum_bytes);
  return bytes;
}

std::string encode_rows(std::span<const ReplicateRow> rows) {
  std::string bytes(rows.size() * row_bytes, '\0');
  for (std::size_t i = 0; i < rows.size(); ++i) encode_row(rows[i], &bytes[i * row_bytes]);
  return bytes;
}

std::size_t bytes_of_rows(std::span<const ReplicateRow> rows) {
  const auto models = std::count_if(rows.begin(), rows.end(),
                                    [](const ReplicateRow& row) { return row.model != 0; });
  return rows.size() * row_bytes + static_cast<std::size_t>(models) * model_bytes;
}

std::string encode_block(const BlockHead& head, std::span<const ReplicateRow> rows) {
  DN_EXPECT(!rows.empty() && rows.size() % head.replicates == 0, "whole replicates");
  std::string bytes;
  put_number(bytes, head.point, 4);
  put_number(bytes, static_cast<std::uint64_t>(head.first), 8);
  put_number(bytes, head.replicates, 4);
  const std::string content =
      encode_rows(rows) + encode_models(rows, rows.size() / head.replicates);
  put_number(bytes, content.size(), 4);
  put_number(bytes, checksum(bytes), checksum_bytes);
  bytes += content;
  put_number(bytes, checksum(content), checksum_bytes);
  return bytes;
}

std::variant<ReplicateFileHeader, ReplicateFileDefect> decode_header(ByteReader& reader) {
  const auto found_magic = reader.take(magic.size());
  if (!found_magic || *found_magic != magic) return ReplicateFileDefect::another_kind;
  const auto format = reader.take_u32();
  if (!format) return ReplicateFileDefect::damaged;
  if (*format > replicate_file_format) return ReplicateFileDefect::newer_format;
  if (*format < replicate_file_format) return ReplicateFileDefect::older_format;
  const auto fields = reader.take_text();
  const auto sum = reader.take_u64();
  if (!fields || !sum) return ReplicateFileDefect::damaged;
  std::string bytes(magic);
  put_number(bytes, *format, 4);
  put_text(bytes, *fields);
  const auto header = decode_fields(*fields);
  if (*sum != checksum(bytes) || !header) return ReplicateFileDefect::damaged;
  return *header;
}

DecodedBlock decode_block(ByteReader& reader, const ReplicateFileHeader& header,
                          std::size_t most_points, std::vector<PointRows>& points) {
  const auto head_bytes = reader.take(block_head_bytes);
  const auto head_sum = head_bytes ? reader.take_u64() : std::nullopt;
  if (!head_sum) return {BlockEnd::torn, {}};
  // A head of its own checksum: a changed length cannot pass for a torn block.
  if (*head_sum != checksum(*head_bytes)) return {BlockEnd::damaged, {}};
  const std::size_t point = get_number(head_bytes->substr(0, 4));
  const std::uint64_t first = get_number(head_bytes->substr(4, 8));
  const std::size_t replicates = get_number(head_bytes->substr(12, 4));
  if (point < header.first_point || point >= most_points || replicates == 0 ||
      first > most_replicates)
    return {BlockEnd::damaged, {}};
  const auto block = reader.take(get_number(head_bytes->substr(16, 4)));
  const auto sum = block ? reader.take_u64() : std::nullopt;
  if (!sum) return {BlockEnd::torn, {}};
  if (*sum != checksum(*block)) return {BlockEnd::damaged, {}};
  if (point >= points.size()) points.resize(point + 1, PointRows(header.labels.size()));
  PointRows& rows = points[point];
  const BlockHead head{point, static_cast<std::int64_t>(first), replicates};
  if (head.first !=
      first_replicate_of(header, point) + static_cast<std::int64_t>(rows.front().size()))
    return {BlockEnd::damaged, {}};
  if (!decode_content(*block, replicates, rows)) return {BlockEnd::damaged, {}};
  return {BlockEnd::whole, head};
}

}  // namespace darknumber
