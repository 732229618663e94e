// SPDX-License-Identifier: MIT
#include "engine/cli/output_stream.h"

#include <fcntl.h>
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

int open_to_write(const fs::path& path) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) throw_file_error(errno, path.string());
  return descriptor;
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
      descriptor_(open_to_write(written_)),
      buffer_(descriptor_, path_.string()),
      stream_(&buffer_) {
  stream_.exceptions(std::ios::badbit);
}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  if (written_ != path_) ::unlink(written_.c_str());
}

void OutputFile::commit() {
  buffer_.hand_over();
  const int closed = ::close(std::exchange(descriptor_, -1));
  const int error = closed != 0 ? errno : 0;
  if (written_ == path_) return;
  if (error == 0 && ::rename(written_.c_str(), path_.c_str()) == 0) return;
  const int failure = error != 0 ? error : errno;
  ::unlink(written_.c_str());
  throw_file_error(failure, path_.string());
}

}  // namespace darknumber
