// SPDX-License-Identifier: MIT
#include "engine/cli/complaints.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/cli/standard_streams.h"
#include "engine/interface/complaint.h"

namespace darknumber {
namespace {

/// The text of a file that problems are about: as it was kept, or read again where that takes
/// nothing from anyone.
std::string text_about(const std::string& file, const InputError& error) {
  if (error.sources().contains(file)) return kept_text(error, file);
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(file, unknown)) return "";
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();  // as much as can be read
  return text.str();
}

}  // namespace

void complain(const InputError& error) {
  write_message(complaint(error, [&](const std::string& file) { return text_about(file, error); }));
}

}  // namespace darknumber
