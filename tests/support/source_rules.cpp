// SPDX-License-Identifier: MIT
#include "tests/support/source_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string_view>

#include "tests/support/checkout.h"

namespace darknumber {
namespace {

constexpr std::size_t most_lines = 300;

/// Each room sees those before it.
constexpr std::array<std::string_view, 10> order{
    "core",       "input", "estimators", "scenario",  "world",
    "simulation", "study", "report",     "interface", "cli"};

/// Where a header may be included from; an empty pattern: nowhere. First match counts.
struct HeaderRule {
  std::string_view header;  // the include's beginning
  std::string_view only_in;
};
constexpr std::array header_rules{
    HeaderRule{"tbb/", "engine/study/parallel\\.cpp"},
    HeaderRule{"oneapi/", "engine/study/parallel\\.cpp"},
    HeaderRule{"Eigen/", "engine/estimators/fitting/.*\\.cpp"},
    HeaderRule{"nlohmann/", "engine/input/json\\.cpp"},
    HeaderRule{"CLI/", "engine/cli/.*"},
    HeaderRule{"iostream", "engine/cli/.*"},
    HeaderRule{"Random123/", ""},  // the oracle of the tests
    HeaderRule{"random", ""},      // the standard's distributions differ between libraries
    HeaderRule{"any", ""},
    HeaderRule{"format", ""},  // g++ 12 has none
    HeaderRule{"ranges", ""},  // clang 14 cannot compile libstdc++ 12's
};

/// Code that does not belong in engine/, and why.
struct TextRule {
  std::string_view pattern;
  std::string_view reason;
  std::string_view but_in = "";  // paths where it may stand
};
constexpr std::array text_rules{
    TextRule{"(^|[^A-Za-z0-9])([Mm]se|MSE)($|[^A-Za-z0-9])",
             "says \"mse\", which means two things here",
             "engine/report/glossary\\.cpp"},  // where the two meanings stand
    TextRule{"std::[a-z_]+_distribution", "draws with a distribution of the standard library"},
    TextRule{"std::(cout|cerr|exit|abort|quick_exit)\\b", "prints or exits; only cli/ does",
             "engine/cli/.*"},
    TextRule{"fmt::print|std::(cout|cerr)\\b|\\b(f?put[cs]|f?printf|fwrite)\\(",
             "writes past the one place that looks at what becomes of it",
             "engine/cli/standard_streams\\.(h|cpp)"},
    TextRule{"\\b(TODO|FIXME|XXX)\\b", "leaves work to a note"},
};

/// Sources that are part of a header of another name.
struct HeaderOf {
  std::string_view sources;
  std::string_view header;  // empty: none is needed
};
constexpr std::array headers_of_others{
    HeaderOf{"engine/cli/[a-z]+_verb\\.cpp", "engine/cli/verbs.h"},
    HeaderOf{"engine/cli/main\\.cpp", ""},
    HeaderOf{"engine/interface/c/darknumber_c\\.cpp", ""},  // include/darknumber.h
    HeaderOf{"engine/estimators/fitting/lanes_of_(two|four|eight)\\.cpp",
             "engine/estimators/fitting/lane_kernels.h"},
    HeaderOf{"engine/core/c_mathematics\\.cpp", ""},  // <cmath>
    HeaderOf{"engine/estimators/options/read_(population_models|repairs)\\.cpp",
             "engine/estimators/options/read_methods.h"},
};

constexpr std::array<std::string_view, 10> refused_names{
    "util", "utils", "common", "helper", "helpers", "manager", "managers", "misc", "base", "tools"};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// A pattern of the tables above, compiled once: compiling it for each line took most of the test.
const std::regex& compiled(std::string_view pattern) {
  static std::map<std::string_view, std::regex> patterns;
  const auto found = patterns.find(pattern);
  if (found != patterns.end()) return found->second;
  return patterns.emplace(pattern, std::regex(std::string(pattern))).first->second;
}

bool matches(const std::string& text, std::string_view pattern) {
  return std::regex_match(text, compiled(pattern));
}

std::string room_of(const std::string& path) {
  const std::filesystem::path parts(path);
  auto part = parts.begin();
  return ++part != parts.end() ? part->string() : "";
}

int place_of(const std::string& room) {
  const auto found = std::find(order.begin(), order.end(), room);
  return found == order.end() ? -1 : static_cast<int>(found - order.begin());
}

/// The contract: core, input, estimators, … in `order`; performance sees core alone, and those who
/// fill or read its rows (simulation and later) see it.
bool may_see(const std::string& room, const std::string& other) {
  if (room == other) return true;
  if (room == "performance") return other == "core";
  if (other == "performance") return place_of(room) >= place_of("simulation");
  return place_of(room) >= 0 && place_of(other) >= 0 && place_of(other) < place_of(room);
}

/// A folder within a room may not see these folders of its room; files of the room itself may see
/// all of its folders, and every folder may see the types that the room itself holds.
struct InnerRule {
  std::string_view inner;
  std::string_view may_not_see;
};
constexpr std::array inner_rules{
    InnerRule{"estimators/fitting", "intervals|methods|options"},
    InnerRule{"estimators/intervals", "methods|options"},
    InnerRule{"estimators/methods", "options"},
    InnerRule{"scenario/study_types", "format|paths|description"},
    InnerRule{"scenario/format", "paths|description"},
    InnerRule{"scenario/paths", "description"},
    InnerRule{"world/solving", "calibration"},
    InnerRule{"study/sensitivity", "tipping|checkpoint|types|design|selftest"},
    InnerRule{"study/tipping", "sensitivity|checkpoint|types|design|selftest"},
    InnerRule{"study/checkpoint", "sensitivity|tipping|types|design|selftest"},
    InnerRule{"study/explain", "sensitivity|tipping|checkpoint|types|design|selftest"},
    InnerRule{"study/design", "sensitivity|tipping|checkpoint|types|selftest"},
    InnerRule{"study/types", "design|selftest"},
    InnerRule{"study/selftest", "sensitivity|tipping|checkpoint|design"},
    InnerRule{"report/estimate", "run|expect|study|compare|replay|folder|show"},
    InnerRule{"report/bounds", "run|expect|study|compare|replay|folder|show|page"},
    InnerRule{"report/expect", "run|study|compare|replay|folder|show"},
    InnerRule{"report/run", "study|compare|replay|folder|show"},
    InnerRule{"report/study", "compare|replay|folder|show"},
    InnerRule{"report/folder", "compare|replay|show"},
    InnerRule{"report/show", "compare|replay|page"},
    InnerRule{"report/claims", "folder|show|compare|replay|page"},
    InnerRule{"report/charts", "bounds|estimate|expect|run|study|compare|replay|folder|show|page"},
};

/// "estimators/fitting" of "engine/estimators/fitting/lattice.h"; the room alone of its own files.
std::string inner_room_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().lexically_relative("engine").generic_string();
}

bool may_see_inside(const std::string& path, const std::string& header) {
  const std::string other = inner_room_of(header);
  for (const InnerRule& rule : inner_rules)
    if (inner_room_of(path) == rule.inner && room_of(path) == room_of(header) &&
        matches(std::filesystem::path(other).filename().string(), rule.may_not_see))
      return false;
  return true;
}

/// Estimators are blind: what fits sees core alone. Only the readers of their options see input.
bool is_option_reader(const std::string& path) {
  return matches(path, "engine/estimators/options/[a-z_]+\\.(h|cpp)");
}

std::string include_problem(const std::string& path, const std::string& header) {
  if (header.rfind("engine/", 0) == 0) {
    const std::string room = room_of(path);
    const std::string other = room_of(header);
    if (!may_see(room, other)) return room + " must not see " + other + " (" + header + ")";
    if (room == "estimators" && other == "input" && !is_option_reader(path))
      return "an estimator must not see input (" + header + ")";
    if (!may_see_inside(path, header))
      return inner_room_of(path) + " must not see " + inner_room_of(header) + " (" + header + ")";
    return "";
  }
  for (const HeaderRule& rule : header_rules) {
    const bool folder = rule.header.back() == '/';
    const bool concerned = folder ? header.rfind(rule.header, 0) == 0 : header == rule.header;
    if (concerned && !matches(path, rule.only_in)) return "must not include " + header;
  }
  return "";
}

std::string name_problem(const std::string& path) {
  for (const auto& part : std::filesystem::path(path)) {
    const std::string name = part.string().substr(0, part.string().find('.'));
    if (std::find(refused_names.begin(), refused_names.end(), name) != refused_names.end())
      return "has a name that says nothing: " + name;
  }
  return "";
}

}  // namespace

std::vector<std::string> violations(const SourceFile& file) {
  std::vector<std::string> found;
  const auto add = [&](const std::string& problem) {
    if (!problem.empty()) found.push_back(file.path + ": " + problem);
  };
  const std::vector<std::string> lines = lines_of(file.text);
  if (lines.empty() || lines.front() != "// SPDX-License-Identifier: MIT")
    add("does not begin with the licence line");
  add(name_problem(file.path));
  if (file.path.rfind("engine/", 0) != 0) return found;

  if (lines.size() > most_lines) add("has " + std::to_string(lines.size()) + " lines");
  const std::regex& include_line = compiled("\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"].*");
  for (const std::string& line : lines) {
    std::smatch match;
    if (std::regex_match(line, match, include_line)) add(include_problem(file.path, match[1]));
    for (const TextRule& rule : text_rules)
      if (!matches(file.path, rule.but_in) && std::regex_search(line, compiled(rule.pattern)))
        add(std::string(rule.reason) + ": " + line);
  }
  return found;
}

std::vector<SourceFile> read_sources(const std::vector<std::string>& folders) {
  namespace fs = std::filesystem;
  const fs::path root(testing::checkout());
  std::vector<SourceFile> sources;
  for (const std::string& folder : folders)
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
      std::ifstream stream(entry.path(), std::ios::binary);
      std::ostringstream text;
      text << stream.rdbuf();
      sources.push_back({fs::relative(entry.path(), root).generic_string(), text.str()});
    }
  std::sort(sources.begin(), sources.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return sources;
}

std::vector<std::string> sources_without_header(const std::vector<std::string>& paths) {
  const auto is_there = [&](const std::string& path) {
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  };
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    const std::size_t stem = path.rfind(".cpp");
    if (stem == std::string::npos || is_there(path.substr(0, stem) + ".h")) continue;
    const bool part_of_other =
        std::any_of(headers_of_others.begin(), headers_of_others.end(), [&](const HeaderOf& other) {
          return matches(path, other.sources) &&
                 (other.header.empty() || is_there(std::string(other.header)));
        });
    if (!part_of_other) found.push_back(path);
  }
  return found;
}

}  // namespace darknumber
