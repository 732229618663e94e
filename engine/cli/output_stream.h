// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// Writes all of the text to a descriptor; the error number, or 0.
int write_all(int descriptor, std::string_view text) noexcept;

/// Throws std::system_error: standard output did not take the results.
[[noreturn]] void throw_output_error(int error);

/// What a stream hands to a descriptor, some 64 kB at a time. Throws std::system_error with `name`
/// where the system does not take it, and Interrupted where the user has asked to stop.
class DescriptorBuffer final : public std::streambuf {
 public:
  DescriptorBuffer(int descriptor, std::string name);

  /// Hands over what is held.
  void hand_over();

 private:
  int_type overflow(int_type character) override;
  int sync() override;

  int descriptor_;
  std::string name_;
  std::vector<char> held_;
};

/// Standard output as a stream, for results too large to be held.
class StandardOutput {
 public:
  StandardOutput();

  std::ostream& stream() { return stream_; }
  /// Throws std::system_error where the system did not take all, std::errc::broken_pipe where the
  /// reader has left. So does writing to the stream.
  void finish() { buffer_.hand_over(); }

 private:
  DescriptorBuffer buffer_;
  std::ostream stream_;
};

/// A file that appears whole or not at all: it is written under another name, which `commit`
/// changes, and without that it is removed again. A device or a pipe is written to as it is. The
/// folders above it are made. What fails throws std::system_error with the path.
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  std::ostream& stream() { return stream_; }
  void commit();

 private:
  std::filesystem::path path_;
  std::filesystem::path written_;  // the name meanwhile
  int descriptor_;
  DescriptorBuffer buffer_;
  std::ostream stream_;
};

}  // namespace darknumber
