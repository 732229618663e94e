// SPDX-License-Identifier: MIT
#include "engine/study/checkpoint/parts_file.h"

#include <array>
#include <fstream>
#include <utility>

#include "engine/core/bytes.h"
#include "engine/core/checksum.h"
#include "engine/core/unfinished_file.h"
#include "engine/study/checkpoint/replicate_encoding.h"

namespace darknumber {
namespace {

// The bytes, with numbers and texts as in engine/core/bytes.h:
//   "DNPART\r\n", format (4), the header of the replicate file of the same run, number of parts
//   (4), of each its name (text), its size (8) and its bytes, and the checksum of all before (8).

std::string encoded(const ReplicateFileHeader& header, const NamedParts& parts) {
  std::string bytes(parts_file_mark);
  put_number(bytes, parts_file_format, 4);
  bytes += encode_header(header);
  put_number(bytes, parts.size(), 4);
  for (const auto& [name, part] : parts) {
    put_text(bytes, name);
    put_number(bytes, part.size(), 8);
    bytes += part;
  }
  put_number(bytes, checksum(bytes), checksum_bytes);
  return bytes;
}

std::variant<PartsFileContents, ReplicateFileDefect> decoded(std::string_view bytes) {
  ByteReader reader(bytes);
  const auto mark = reader.take(parts_file_mark.size());
  if (!mark || *mark != parts_file_mark) return ReplicateFileDefect::another_kind;
  const auto format = reader.take_u32();
  if (!format) return ReplicateFileDefect::damaged;
  if (*format > parts_file_format) return ReplicateFileDefect::newer_format;
  if (bytes.size() < checksum_bytes || get_number(bytes.substr(bytes.size() - checksum_bytes)) !=
                                           checksum(bytes.substr(0, bytes.size() - checksum_bytes)))
    return ReplicateFileDefect::damaged;
  auto header = decode_header(reader);
  if (const auto* defect = std::get_if<ReplicateFileDefect>(&header)) return *defect;
  PartsFileContents contents{std::get<ReplicateFileHeader>(std::move(header)), {}};
  const auto count = reader.take_u32();
  if (!count) return ReplicateFileDefect::damaged;
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto name = reader.take_text();
    const auto size = name ? reader.take_u64() : std::nullopt;
    const auto part = size ? reader.take(*size) : std::nullopt;
    if (!part) return ReplicateFileDefect::damaged;
    contents.parts.emplace(*name, *part);
  }
  return contents;
}

}  // namespace

std::variant<PartsFileContents, ReplicateFileDefect> read_parts_file(
    const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  std::array<char, 1 << 16> piece;
  while (in) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (!in.is_open() || in.bad()) return ReplicateFileDefect::unreadable;
  return decoded(bytes);
}

PartsFile::PartsFile(std::filesystem::path path, PartsFileContents contents,
                     std::chrono::steady_clock::duration between)
    : path_(std::move(path)),
      header_(std::move(contents.header)),
      parts_(std::move(contents.parts)),
      between_(between) {
  write();
}

std::optional<std::string> PartsFile::find(const std::string& name) const {
  const auto found = parts_.find(name);
  if (found == parts_.end()) return std::nullopt;
  return found->second;
}

void PartsFile::keep(const std::string& name, const std::function<std::string()>& bytes,
                     bool last) {
  if (path_.empty()) return;
  if (!last && std::chrono::steady_clock::now() - written_ < between_) return;
  parts_[name] = bytes();
  write();
}

void PartsFile::write() {
  UnfinishedFile file(path_);
  file.stream() << encoded(header_, parts_);
  file.close();
  file.take_name();
  written_ = std::chrono::steady_clock::now();
}

}  // namespace darknumber
