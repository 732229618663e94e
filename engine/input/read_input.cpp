// SPDX-License-Identifier: MIT
#include "engine/input/read_input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include "engine/input/problem.h"

namespace darknumber {
namespace {

[[noreturn]] void refuse_input(const std::string& name, int error, const std::string& advice) {
  throw InputError(
      {{name,
        {},
        "",
        fmt::format("the file cannot be read ({})", std::generic_category().message(error)),
        advice,
        ""}});
}

}  // namespace

std::string input_name(const std::string& path) {
  return path == standard_input ? std::string(standard_input_name) : path;
}

InputText read_input(const std::string& path, const std::string& advice) {
  const bool standard = path == standard_input;
  InputText input{input_name(path), ""};
  const int file = standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) refuse_input(input.name, errno, advice);
  std::array<char, 1 << 16> piece;
  ssize_t count = 0;
  while ((count = ::read(file, piece.data(), piece.size())) != 0) {
    if (count > 0)
      input.text.append(piece.data(), static_cast<std::size_t>(count));
    else if (errno != EINTR)
      break;
  }
  const int error = count < 0 ? errno : 0;
  if (!standard) ::close(file);
  if (error != 0) refuse_input(input.name, error, advice);
  return input;
}

}  // namespace darknumber
