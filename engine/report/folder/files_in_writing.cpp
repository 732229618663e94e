// SPDX-License-Identifier: MIT
#include "engine/report/folder/files_in_writing.h"

#include <system_error>

namespace darknumber {

FilesInWriting::~FilesInWriting() {
  std::error_code error;  // a destructor has nobody to tell
  for (const std::filesystem::path& path : named_) std::filesystem::remove(path, error);
}

void FilesInWriting::take_names(UnfinishedFile& results) {
  named_.reserve(files_.size());
  std::filesystem::remove(results.path());
  for (UnfinishedFile& file : files_) {
    file.take_name();
    named_.push_back(file.path());
  }
  results.take_name();
  named_.clear();
}

}  // namespace darknumber
