// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "tests/support/accuracy.h"

namespace darknumber::testing {

/// What no package has values of, or what is compared elsewhere, and what it is held to.
struct HeldTo {
  std::string method;  // its name in the registry, or "" where it is of several or of none
  std::string what;
  std::string standard;        // what it is held to
  std::string file;            // from the root of the checkout
  std::string test;            // its name in that file
  std::string reference_file;  // the file of references that it compares, from their folder, or ""
};

/// docs/accuracy.md, rows in the order of the registry.
std::string accuracy_text(const AccuracyPage& page, std::span<const HeldTo> others);

/// The reference files, from their folder, of which nothing is compared or said to disagree.
std::vector<std::string> files_left_out(const std::vector<std::string>& files,
                                        const AccuracyPage& page, std::span<const HeldTo> others);

/// The methods of the registry that have neither a row nor anything they are held to otherwise.
std::vector<std::string> methods_left_out(const AccuracyPage& page, std::span<const HeldTo> others);

/// The numbers of the page that another processor could print otherwise.
std::vector<std::string> numbers_on_edge(const AccuracyPage& page);

}  // namespace darknumber::testing
