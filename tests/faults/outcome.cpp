// SPDX-License-Identifier: MIT
#include "tests/faults/outcome.h"

#include <algorithm>
#include <sstream>

#include "tests/cli/program.h"

namespace darknumber::testing {
namespace {

using Tree = std::map<std::string, std::string>;

/// Files that a run goes on with, so that they may hold a part of the work.
bool is_of_the_work(const std::string& name) {
  return name.ends_with("checkpoint") || name.ends_with("sampling");
}

bool is_as_in(const Tree& tree, const std::string& name, const std::string& bytes) {
  const auto found = tree.find(name);
  return found != tree.end() && found->second == bytes;
}

/// The files of a folder of results but for those of the work.
Tree results_in(const Tree& tree, const std::string& folder) {
  Tree results;
  for (const auto& [name, bytes] : tree)
    if (name.starts_with(folder) && !is_of_the_work(name) && !name.ends_with(".unfinished"))
      results[name] = bytes;
  return results;
}

std::string wrong_with_files(const Prepared& prepared, const Tree& tree, bool leaves_files) {
  for (const auto& [name, bytes] : tree) {
    const bool known = prepared.before().contains(name) || prepared.after().contains(name);
    if (!known && !leaves_files) return name + " was left behind";
    if (known && !is_of_the_work(name) && !is_as_in(prepared.before(), name, bytes) &&
        !is_as_in(prepared.after(), name, bytes))
      return name + " is neither as it was nor whole";
    // What says that a folder is complete.
    for (const std::string mark : {"results.json", "shard.json"}) {
      if (!name.ends_with(mark)) continue;
      const std::string folder = name.substr(0, name.size() - mark.size());
      const Tree there = results_in(tree, folder);
      if (there != results_in(prepared.before(), folder) &&
          there != results_in(prepared.after(), folder))
        return name + " is there, and the files beside it are not those of its results";
    }
  }
  for (const auto& [name, bytes] : prepared.before())
    if (prepared.after().contains(name) && prepared.after().at(name) == bytes &&
        !is_as_in(tree, name, bytes) && name.find('/') == std::string::npos)
      return name + " was no result, and is gone";
  return "";
}

std::string wrong_with_claims(const Prepared& prepared, const Tree& tree, const std::string& err) {
  for (const std::string& line : lines_of(err)) {
    if (!line.starts_with("Wrote ")) continue;
    const std::string named = line.substr(6, line.find_first_of(".:,", 6) - 6);
    for (const auto& [name, bytes] : prepared.after())
      if (name.starts_with(named) && !is_as_in(tree, name, bytes))
        return "\"" + line + "\", but " + name + " is not whole";
  }
  return "";
}

std::string exit_text(const ProgramRun& run) {
  return "exit " + std::to_string(run.exit_code) + ", " + run.err;
}

}  // namespace

std::string wrong_with(const Prepared& prepared, const FaultyRun& faulty,
                       const Expectation& expected) {
  const ProgramRun& run = faulty.run;
  const Tree tree = tree_bytes(prepared.place());
  if (run.exit_code == 0) {
    // What is written anew every second is written more often in a slow run: then none failed.
    if (!expected.may_be_done && faulty.hits() > 0) return "done, whatever failed";
    if (tree != prepared.after()) return "done, and the files are others";
    return run.out == prepared.whole().run.out ? "" : "done, and prints something else";
  }
  if (std::find(expected.codes.begin(), expected.codes.end(), run.exit_code) ==
      expected.codes.end())
    return exit_text(run);
  if (run.err.empty()) return "no message: " + exit_text(run);
  if (has(run.err, "a bug")) return "no bug of ours: " + run.err;
  if (expected.names_the_file && !has(run.err, faulty.first_hit()))
    return "the message does not name " + faulty.first_hit() + ": " + run.err;
  if (!has(run.err, expected.says)) return "the message does not say why: " + run.err;
  std::string wrong = wrong_with_files(prepared, tree, expected.may_leave_files);
  if (wrong.empty()) wrong = wrong_with_claims(prepared, tree, run.err);
  return wrong.empty() ? "" : wrong + " (" + exit_text(run) + ")";
}

std::string wrong_done_over(const Prepared& prepared) {
  // What is all there already, a page besides, is not to be replaced.
  if (!prepared.after().empty() && prepared.after() != prepared.before() &&
      tree_bytes(prepared.place()) == prepared.after())
    return "";
  std::vector<std::string> words = prepared.which().words;
  words.insert(words.end(), prepared.which().again.begin(), prepared.which().again.end());
  const ProgramRun run = run_plainly(words, prepared.place());
  if (run.exit_code != 0) return "done over: " + exit_text(run);
  if (run.out != prepared.whole().run.out) return "done over, it prints something else";
  const Tree tree = tree_bytes(prepared.place());
  for (const auto& [name, bytes] : prepared.after())
    if (!is_as_in(tree, name, bytes)) return "done over, " + name + " is other bytes";
  for (const auto& [name, bytes] : tree)
    if (!prepared.after().contains(name)) return "done over, " + name + " is left";
  return "";
}

}  // namespace darknumber::testing
