// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/study/checkpoint/replicate_file.h"

namespace darknumber {

/// How such a file begins.
inline constexpr std::string_view parts_file_mark = "DNPART\r\n";
inline constexpr std::uint32_t parts_file_format = 1;

/// How far each part of some long work has come, by its name; what the bytes mean, the work knows.
using NamedParts = std::map<std::string, std::string>;

struct PartsFileContents {
  ReplicateFileHeader header;  // of the run that they are of
  NamedParts parts;
};

/// Reads all of a file. It was written whole or not at all, so that every changed byte is a defect.
std::variant<PartsFileContents, ReplicateFileDefect> read_parts_file(
    const std::filesystem::path& path);

/// What a run has of its parts, and the file in which a run that is stopped leaves it. Every
/// failure of the system (a full disk) throws std::system_error with the path.
class PartsFile {
 public:
  /// Parts that are only read: keeping them does nothing.
  explicit PartsFile(NamedParts parts) : parts_(std::move(parts)) {}
  /// Writes the file as it is, so that it is there from the beginning of the work on. `between`:
  /// how long it is not written again, unless a part is the last.
  PartsFile(std::filesystem::path path, PartsFileContents contents,
            std::chrono::steady_clock::duration between = std::chrono::seconds(1));

  bool empty() const { return parts_.empty(); }
  std::optional<std::string> find(const std::string& name) const;
  /// Puts a part in the place of what there is of it. The file is written where it was not for as
  /// long as `between`, and where the part is the `last` of it that is kept; otherwise the bytes
  /// are not even asked for.
  void keep(const std::string& name, const std::function<std::string()>& bytes, bool last);

 private:
  void write();

  std::filesystem::path path_;  // empty: none
  ReplicateFileHeader header_;
  NamedParts parts_;
  std::chrono::steady_clock::duration between_{};
  std::chrono::steady_clock::time_point written_{};
};

}  // namespace darknumber
