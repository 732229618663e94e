// SPDX-License-Identifier: MIT
#include "engine/scenario/paths/path_text.h"

#include <fmt/core.h>

#include <algorithm>

namespace darknumber {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

/// The offset of the bracket that closes the one at `open`; npos where none does.
std::size_t closing_bracket(std::string_view path, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < path.size(); ++i) {
    if (path[i] == '[') ++depth;
    if (path[i] == ']' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<PathPiece> split_path(std::string_view path, std::string& fault) {
  std::vector<PathPiece> pieces;
  std::size_t at = 0;
  while (true) {
    PathPiece piece;
    piece.name_begin = at;
    while (at < path.size() && path[at] != '.' && path[at] != '[') ++at;
    piece.name = std::string(path.substr(piece.name_begin, at - piece.name_begin));
    if (piece.name.empty()) {
      fault = fmt::format("a name is missing at character {} of the path", at + 1);
      return {};
    }
    if (at < path.size() && path[at] == '[') {
      const std::size_t close = closing_bracket(path, at);
      if (close == std::string_view::npos) {
        fault = fmt::format("the bracket at character {} of the path is not closed", at + 1);
        return {};
      }
      piece.bracket_begin = at + 1;
      piece.bracket = std::string(path.substr(at + 1, close - at - 1));
      at = close + 1;
    }
    pieces.push_back(std::move(piece));
    if (at == path.size()) return pieces;
    if (path[at] != '.') {
      fault = fmt::format("a dot is missing at character {} of the path", at + 1);
      return {};
    }
    ++at;
  }
}

std::size_t end_of_path(std::string_view setting) {
  int depth = 0;
  for (std::size_t i = 0; i < setting.size(); ++i) {
    if (setting[i] == '[') ++depth;
    if (setting[i] == ']') --depth;
    if (setting[i] == '=' && depth <= 0) return i;
  }
  // A bracket that is not closed: the path is refused for that.
  return setting.find('=');
}

std::vector<std::string_view> paths_of(const std::vector<std::string>& settings) {
  std::vector<std::string_view> paths;
  for (const std::string& setting : settings)
    paths.push_back(std::string_view(setting).substr(0, end_of_path(setting)));
  return paths;
}

std::vector<std::string> split_names(std::string_view bracket) {
  std::vector<std::string> names;
  while (true) {
    const std::size_t comma = bracket.find(',');
    names.push_back(trimmed(bracket.substr(0, comma)));
    if (comma == std::string_view::npos) return names;
    bracket.remove_prefix(comma + 1);
  }
}

std::size_t begin_of_name(std::string_view bracket, std::size_t name) {
  std::size_t begin = 0;
  for (; name > 0; --name) begin = bracket.find(',', begin) + 1;
  return std::min(bracket.find_first_not_of(' ', begin), bracket.size());
}

}  // namespace darknumber
