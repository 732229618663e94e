// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace darknumber::testing {

/// An empty folder of its own below the system's temporary one, removed with all that is in it.
class ScratchFolder {
 public:
  ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// All bytes of a file; throws std::system_error where it cannot be read.
std::string file_text(const std::filesystem::path& path);

/// Replaces or makes a file.
void write_file(const std::filesystem::path& path, const std::string& text);

/// The files of a folder by their names, with their bytes.
std::map<std::string, std::string> folder_bytes(const std::filesystem::path& folder);

}  // namespace darknumber::testing
