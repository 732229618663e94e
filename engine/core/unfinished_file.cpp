// SPDX-License-Identifier: MIT
#include "engine/core/unfinished_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace darknumber {
namespace {

/// Puts a file on the disk, where its kind of disk can be asked to. The error, or 0.
int sync_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno;
  const int error = ::fsync(file) == 0 || errno == EINVAL ? 0 : errno;
  ::close(file);
  return error;
}

}  // namespace

std::filesystem::path name_while_unfinished(const std::filesystem::path& path) {
  return std::filesystem::path(path).concat(".unfinished");
}

UnfinishedFile::UnfinishedFile(std::filesystem::path path)
    : path_(std::move(path)), meanwhile_(name_while_unfinished(path_)) {
  errno = 0;
  out_.open(meanwhile_, std::ios::binary | std::ios::trunc);
  if (!out_) fail(errno);
}

UnfinishedFile::~UnfinishedFile() {
  if (meanwhile_.empty()) return;
  out_.close();
  std::error_code error;  // a destructor has nobody to tell
  std::filesystem::remove(meanwhile_, error);
}

void UnfinishedFile::close() {
  // A stream that has failed asks the system for nothing more, so that this is why.
  const int error = errno;
  const bool failed = !out_;
  out_.close();
  if (failed) fail(error);
  if (!out_) fail(errno);
  if (const int unsynced = sync_file(meanwhile_); unsynced != 0) fail(unsynced);
}

void UnfinishedFile::take_name() {
  std::error_code error;
  std::filesystem::rename(meanwhile_, path_, error);
  if (error) fail(error.value());
  meanwhile_.clear();
}

void UnfinishedFile::fail(int error) const {
  throw std::system_error(error != 0 ? error : EIO, std::generic_category(),
                          path_.string() + " cannot be written");
}

}  // namespace darknumber
