// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <fstream>

namespace darknumber {

/// A file while it is written: its name and ".unfinished". Unless it is given its own name, it goes
/// away with this object, so that a full disk leaves no part of a file. What fails throws
/// std::system_error with the path that the file is to have.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(std::filesystem::path path);
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  ~UnfinishedFile();

  const std::filesystem::path& path() const { return path_; }
  std::ostream& stream() { return out_; }
  /// Puts what was written on the disk, so that no name ever stands for less than the whole, were
  /// the power to fail. Nothing may be written after that.
  void close();
  /// Puts the closed file in the place of what has its name.
  void take_name();

 private:
  [[noreturn]] void fail(int error) const;

  std::filesystem::path path_;
  std::filesystem::path meanwhile_;  // empty: it has its name
  std::ofstream out_;
};

/// The name of a file while it is written.
std::filesystem::path name_while_unfinished(const std::filesystem::path& path);

}  // namespace darknumber
