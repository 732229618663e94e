// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace darknumber {

/// Keeps other processes of the program out of a results folder for as long as it lives. The system
/// takes it back however the process ends, and it leaves nothing in the folder.
class FolderLock {
 public:
  FolderLock() = default;
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

  bool held() const { return folder_ >= 0; }

  /// Whether the folder is ours now; not where another process has it. On a file system that knows
  /// no locks it always is. A folder that cannot be opened throws std::system_error.
  bool take(const std::filesystem::path& folder);

 private:
  int folder_ = -1;
};

}  // namespace darknumber
