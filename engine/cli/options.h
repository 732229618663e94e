// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace darknumber {

enum class Format { text, json };
enum class ProgressStyle { automatic, bar, lines, off };

/// Where results go and what may be there already.
struct OutputOptions {
  std::string folder;   // empty: none
  bool force = false;   // replace an existing one
  bool resume = false;  // go on with the one that is there
};

/// How a run tells where it is.
struct ProgressOptions {
  ProgressStyle style = ProgressStyle::automatic;
  bool quiet = false;  // results only
};

/// Which parts of a synthetic population go where; "-" is standard output, empty nowhere.
struct SimulateOptions {
  std::uint32_t replicate = 0;
  std::string persons;
  std::string records;
  std::string entities;
  std::string table;
};

/// What is asked of a real table.
struct TableOptions {
  std::vector<std::string> estimators;  // labels or JSON
  std::string lists;                    // names, or JSON
  std::vector<std::string> strata;      // columns
  std::vector<std::string> remove;      // LISTS=SHARE
};

/// What the command line asked for. A verb reads those of its own.
struct Options {
  std::string input;                  // the scenario, the table, or what to list
  std::string name;                   // list estimators NAME
  std::vector<std::string> settings;  // PATH=VALUE, in order; --seed and --replicates among them
  TableOptions table;
  int threads = 0;  // 0: as many as the machine has
  Format format = Format::text;
  OutputOptions output;
  SimulateOptions simulate;
  ProgressOptions progress;
};

}  // namespace darknumber
