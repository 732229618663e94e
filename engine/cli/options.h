// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/interface/bounds_on_table.h"
#include "engine/interface/idle.h"
#include "engine/interface/table_request.h"
#include "engine/report/format.h"

namespace darknumber {

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

/// What a scenario is calibrated to.
struct CalibrateOptions {
  std::string table;
  bool pairs = false;  // match overlaps too
  std::string file;    // where the scenario goes; empty: standard output
};

/// What a new scenario begins from; each has a file of its name among the shipped ones.
enum class StarterTemplate { minimal, textbook, pond, netherlands, everything };

/// A scenario to be begun.
struct NewOptions {
  StarterTemplate starter = StarterTemplate::minimal;
  std::string from;  // the table that it is anchored to, in place of a template; empty: none
  std::string file;  // where it goes; empty: NAME.json
};

/// Which replicate of a results folder is wanted again.
struct ReplayOptions {
  std::uint32_t replicate = 0;
  std::size_t point = 0;
};

/// What of a results folder is wanted again; empty: all that its run printed.
struct ShowOptions {
  std::vector<std::string> measures;
  std::vector<std::string> estimators;  // labels
};

/// Which claims of a gallery are judged.
struct GalleryOptions {
  bool exact_only = false;  // those on the expected table, without replicates
};

/// How far the program checks itself.
struct SelfTestOptions {
  bool calibrates = false;  // what takes minutes too
};

/// Where a page or a chart goes.
struct PageOptions {
  std::string file;  // "-": standard output
};

/// What the command line asked for. A verb reads those of its own.
struct Options {
  std::string input;                  // the scenario, the table, or what to list
  std::string other;                  // compare: what input is compared with
  std::string name;                   // list estimators NAME; chart DIR NAME
  std::vector<std::string> files;     // pool
  std::vector<std::string> settings;  // PATH=VALUE, in order; --seed and --replicates among them
  GivenArguments given;
  TableRequest table;  // its reading is that of the table of whatever verb
  BoundsAsked bounds;
  std::string bounds_chart;  // where the drawing of bounds goes; empty: nowhere
  int threads = 0;           // 0: as many as the machine has
  std::string shard;         // "3/8": only this part of the run; empty: all of it
  std::int64_t shards = 0;   // plan: into how many parts to split; 0: none
  std::string until;         // "mcse=X"; empty: the replicates of the scenario
  double time_limit = 0.0;   // seconds; 0: none
  std::int64_t draws = 0;    // design: data a candidate; 0: what the study says
  Format format = Format::text;
  OutputOptions output;
  SimulateOptions simulate;
  CalibrateOptions calibrate;
  ReplayOptions replay;
  NewOptions starter;
  ShowOptions show;
  GalleryOptions gallery;
  SelfTestOptions selftest;
  PageOptions page;
  ProgressOptions progress;
  std::size_t width = 80;  // columns that texts for people fill
};

}  // namespace darknumber
