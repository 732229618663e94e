// SPDX-License-Identifier: MIT
#include "engine/cli/terminal_width.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>

#include "engine/report/text_table.h"

namespace darknumber {
namespace {

std::size_t columns_of_environment() {
  const char* text = std::getenv("COLUMNS");
  if (text == nullptr) return 0;
  std::size_t columns = 0;
  const char* last = text + std::strlen(text);
  const auto [end, error] = std::from_chars(text, last, columns);
  return error == std::errc() && end == last ? columns : 0;
}

}  // namespace

std::size_t columns_behind(int descriptor) {
  winsize size{};
  return ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::size_t terminal_width() {
  std::size_t columns = columns_behind(STDOUT_FILENO);
  if (columns == 0) columns = columns_of_environment();
  if (columns == 0) columns = usual_text_width;
  return std::clamp(columns, least_text_width, most_text_width);
}

}  // namespace darknumber
