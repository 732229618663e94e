// SPDX-License-Identifier: MIT
#include "engine/cli/output_stream.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/cli/interrupt.h"

namespace darknumber {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t bytes_held = 1 << 16;

[[noreturn]] void throw_file_error(int error, const std::string& name) {
  throw std::system_error(error, std::generic_category(), name + " cannot be written");
}

/// Where a path leads to, but for devices and pipes, which may have no name of their own.
fs::path file_behind(const fs::path& path) {
  std::error_code error;
  if (!fs::is_symlink(path, error) || fs::is_other(fs::status(path, error))) return path;
  return fs::weakly_canonical(path);
}

fs::path name_meanwhile(const fs::path& path) {
  std::error_code error;
  return fs::is_other(fs::status(path, error)) ? path : fs::path(path).concat(".unfinished");
}

/// Whether a path leads to the open file: meanwhile it may have been given its name, or removed.
bool leads_to(const fs::path& path, int descriptor) {
  struct stat there {};
  struct stat here {};
  return ::stat(path.c_str(), &there) == 0 && ::fstat(descriptor, &here) == 0 &&
         there.st_ino == here.st_ino && there.st_dev == here.st_dev;
}

int open_to_write(const fs::path& path, int how) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  const int descriptor = ::open(path.c_str(), how | O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) throw_file_error(errno, path.string());
  return descriptor;
}

/// An empty file that no other process writes: two that wrote the same would mix their bytes. A
/// file system that knows no locks keeps nobody out.
int open_alone(const fs::path& path, const fs::path& wanted) {
  while (true) {
    const int descriptor = open_to_write(path, 0);
    const bool taken = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!taken && leads_to(path, descriptor) && ::ftruncate(descriptor, 0) == 0) return descriptor;
    const int error = errno;
    const bool gone = !taken && !leads_to(path, descriptor);
    if (!taken && !gone) ::unlink(path.c_str());
    ::close(descriptor);
    if (taken)
      throw_file_error(EBUSY, wanted.string() + " is being written by another process, and");
    if (!gone) throw_file_error(error, wanted.string());
  }
}

}  // namespace

int write_all(int descriptor, std::string_view text) noexcept {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno != EINTR) return errno;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

void throw_output_error(int error) {
  throw_file_error(error, "standard output");
}

DescriptorBuffer::DescriptorBuffer(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)), held_(bytes_held) {
  setp(held_.data(), held_.data() + held_.size());
}

void DescriptorBuffer::hand_over() {
  if (asked_to_stop()) throw Interrupted{};
  const int error = write_all(descriptor_, {pbase(), static_cast<std::size_t>(pptr() - pbase())});
  setp(held_.data(), held_.data() + held_.size());
  if (error != 0) throw_file_error(error, name_);
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type character) {
  hand_over();
  return traits_type::eq_int_type(character, traits_type::eof())
             ? traits_type::not_eof(character)
             : sputc(traits_type::to_char_type(character));
}

int DescriptorBuffer::sync() {
  hand_over();
  return 0;
}

StandardOutput::StandardOutput() : buffer_(STDOUT_FILENO, "standard output"), stream_(&buffer_) {
  stream_.exceptions(std::ios::badbit);  // passes on what the buffer throws
}

OutputFile::OutputFile(const fs::path& path)
    : path_(file_behind(path)),
      written_(name_meanwhile(path_)),
      descriptor_(written_ == path_ ? open_to_write(path_, O_TRUNC) : open_alone(written_, path_)),
      buffer_(descriptor_, path_.string()),
      stream_(&buffer_) {
  stream_.exceptions(std::ios::badbit);
}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  if (written_ != path_) ::unlink(written_.c_str());
  ::close(descriptor_);
}

void OutputFile::commit() {
  buffer_.hand_over();
  // The lock is kept until the file has its name, and what closing says is heard before that.
  const int lock = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
  const int closed = ::close(std::exchange(descriptor_, -1));
  int error = closed != 0 ? errno : 0;
  if (written_ != path_) {
    if (error == 0 && ::rename(written_.c_str(), path_.c_str()) != 0) error = errno;
    if (error != 0) ::unlink(written_.c_str());
  }
  if (lock >= 0) ::close(lock);
  if (error != 0) throw_file_error(error, path_.string());
}

}  // namespace darknumber
