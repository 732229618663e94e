// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace darknumber {

/// One kind of thing that there is, as `list` prints it.
struct Listing {
  std::string_view name;      // "estimators"
  std::string_view singular;  // "estimator"
  std::string (*all)(std::size_t width) = nullptr;
  /// What has this name; empty where nothing has.
  std::string (*one)(const std::string& name, std::size_t width) = nullptr;
  /// Names that things of the kind have.
  std::vector<std::string> (*names)() = nullptr;
};

/// All but those of files.
std::span<const Listing> listings();

/// A line of a listing, with what does not fit on it below.
std::string listed(const std::string& line, std::size_t width);

}  // namespace darknumber
