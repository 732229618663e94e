// SPDX-License-Identifier: MIT
#pragma once

#include <stdexcept>
#include <string>

namespace darknumber {

/// A scenario that reads well but that no world meets: margins that an odds ratio forbids, a share
/// of false positives out of reach, or more false records assumed than the expected table has on
/// one list alone. The user's mistake, found only by solving.
class UnsolvableScenario : public std::runtime_error {
 public:
  UnsolvableScenario(std::string path, const std::string& message, std::string advice)
      : std::runtime_error(message), path_(std::move(path)), advice_(std::move(advice)) {}

  /// The field, as in spec paths: "agencies[Police].false_positive_share".
  const std::string& path() const { return path_; }
  /// What can be reached, or what to change.
  const std::string& advice() const { return advice_; }

 private:
  std::string path_;
  std::string advice_;
};

}  // namespace darknumber
