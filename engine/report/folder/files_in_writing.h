// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <list>
#include <utility>
#include <vector>

#include "engine/core/unfinished_file.h"

namespace darknumber {

/// Files of a folder of results while they are written. All are whole before the first takes its
/// name, and those that have theirs go away again where a later one does not get it. What fails
/// throws std::system_error with the path.
class FilesInWriting {
 public:
  FilesInWriting() = default;
  FilesInWriting(const FilesInWriting&) = delete;
  FilesInWriting& operator=(const FilesInWriting&) = delete;
  ~FilesInWriting();

  /// Writes a file to its stream by `write`.
  template <typename Write>
  void write(const std::filesystem::path& path, const Write& write) {
    UnfinishedFile& file = files_.emplace_back(path);
    write(file.stream());
    file.close();
  }
  /// Gives all their names, and then the closed file `results` its own: it says of a folder that
  /// the files beside it are those of its results. One that is there already goes first.
  void take_names(UnfinishedFile& results);

 private:
  std::list<UnfinishedFile> files_;  // they do not move
  std::vector<std::filesystem::path> named_;
};

}  // namespace darknumber
