// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tests/faults/faulty_run.h"
#include "tests/support/scratch_folder.h"

namespace darknumber::testing {

/// A command that writes, what it finds, and how a user does it over where it did not end well.
struct Case {
  std::string name;
  std::vector<std::vector<std::string>> before;  // commands that make what it finds
  std::vector<std::string> words;
  std::vector<std::string> again;  // added to the words where it is done over
  std::string torn =
      "";  // a folder of which only a part of the checkpoint is left, and the sampling
};

/// Commands that write a folder of results or a file, or only print.
const std::vector<Case>& cases();
const Case& case_named(const std::string& name);

/// What a case finds, and what it leaves without any fault.
class Prepared {
 public:
  explicit Prepared(const Case& which);

  const Case& which() const { return *which_; }
  const std::map<std::string, std::string>& before() const { return before_; }
  const std::map<std::string, std::string>& after() const { return after_; }
  const FaultyRun& whole() const { return whole_; }  // with its calls counted

  /// A folder with what the case finds, until the next call.
  const std::filesystem::path& anew();
  const std::filesystem::path& place() const { return place_; }

 private:
  const Case* which_;
  ScratchFolder scratch_;
  std::filesystem::path place_ = scratch_.path() / "place";
  std::map<std::string, std::string> before_;
  std::map<std::string, std::string> after_;
  FaultyRun whole_;
};

/// Puts files into a folder that is emptied first.
void fill_folder(const std::filesystem::path& folder,
                 const std::map<std::string, std::string>& bytes);

/// The world of the cases: three lists, two estimators, two points of 20 replicates.
std::string world_of_faults();

}  // namespace darknumber::testing
