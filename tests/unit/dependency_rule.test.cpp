// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/source_rules.h"

namespace darknumber::dependency_rule_test {
namespace {

/// A file that keeps the rules, but for the line given.
SourceFile planted(const std::string& path, const std::string& line) {
  return {path, "// SPDX-License-Identifier: MIT\n#pragma once\n" + line + "\n"};
}

std::size_t problems(const std::string& path, const std::string& line) {
  return violations(planted(path, line)).size();
}

std::string include(const std::string& header) {
  return "#include \"" + header + "\"";
}

}  // namespace

TEST_CASE("the sources keep the rules of the house") {
  const std::vector<SourceFile> sources = read_sources({"engine", "tests", "examples"});
  REQUIRE(sources.size() > 40);
  std::string all;
  for (const SourceFile& source : sources)
    for (const std::string& violation : violations(source)) all += violation + "\n";
  INFO(all);
  CHECK(all.empty());
}

TEST_CASE("every source has a header of its own, or is named as part of one") {
  std::vector<std::string> paths;
  for (const SourceFile& source : read_sources({"engine"})) paths.push_back(source.path);
  std::string all;
  for (const std::string& path : sources_without_header(paths)) all += path + "\n";
  INFO(all);
  CHECK(all.empty());
}

TEST_CASE("a source without a header is found") {
  CHECK(sources_without_header({"engine/core/a.cpp"}) ==
        std::vector<std::string>{"engine/core/a.cpp"});
  CHECK(sources_without_header({"engine/core/a.cpp", "engine/core/a.h"}).empty());
  CHECK(sources_without_header({"engine/core/a.cpp", "engine/input/a.h"}).size() == 1);
  CHECK(sources_without_header({"engine/cli/run_verb.cpp", "engine/cli/verbs.h"}).empty());
  CHECK(sources_without_header({"engine/cli/run_verb.cpp"}).size() == 1);
}

TEST_CASE("a dependency against the order is found, one along it is not") {
  const std::vector<std::string> rooms{"core",       "input", "estimators", "scenario",  "world",
                                       "simulation", "study", "report",     "interface", "cli"};
  for (std::size_t from = 0; from < rooms.size(); ++from)
    for (std::size_t to = 0; to < rooms.size(); ++to) {
      if (rooms[from] == "estimators" && rooms[to] == "input") continue;
      INFO(rooms[from] << " includes " << rooms[to]);
      CHECK(problems("engine/" + rooms[from] + "/a.cpp", include("engine/" + rooms[to] + "/b.h")) ==
            (to > from ? 1 : 0));
    }
  CHECK(problems("engine/core/a.h", include("engine/mood/b.h")) == 1);
  CHECK(problems("engine/core/a.h", "  #  include <engine/study/b.h>  // why") == 1);
}

TEST_CASE("performance sees core alone, and only those who fill or read its rows see it") {
  CHECK(problems("engine/performance/a.cpp", include("engine/core/b.h")) == 0);
  CHECK(problems("engine/performance/a.cpp", include("engine/input/b.h")) == 1);
  CHECK(problems("engine/performance/a.cpp", include("engine/study/b.h")) == 1);
  CHECK(problems("engine/world/a.cpp", include("engine/performance/b.h")) == 1);
  CHECK(problems("engine/estimators/a.cpp", include("engine/performance/b.h")) == 1);
  CHECK(problems("engine/simulation/a.cpp", include("engine/performance/b.h")) == 0);
  CHECK(problems("engine/report/a.cpp", include("engine/performance/b.h")) == 0);
}

TEST_CASE("what writes past the standard streams' one place is found") {
  for (const char* line :
       {"fmt::print(\"x\");", "fmt::print(stderr, \"x\");", "std::cout << 1;", "fputs(t, stdout);",
        "std::fwrite(t, 1, 2, stdout);", "printf(\"x\");", "std::fputc('x', stderr);"}) {
    INFO(line);
    CHECK(problems("engine/cli/a.cpp", line) >= 1);
    CHECK(problems("engine/cli/standard_streams.cpp", line) == 0);
  }
  CHECK(problems("engine/cli/a.cpp", "say(\"x\"); print_result(text); output(1);") == 0);
}

TEST_CASE("an estimator that looks beyond the table is found") {
  CHECK(problems("engine/estimators/methods/chao.cpp", include("engine/input/value.h")) == 1);
  CHECK(problems("engine/estimators/fitting/a.cpp", include("engine/input/value.h")) == 1);
  CHECK(problems("engine/estimators/options/chao.cpp", include("engine/input/value.h")) == 0);
  CHECK(problems("engine/estimators/methods/chao.cpp", include("engine/scenario/scenario.h")) == 1);
}

TEST_CASE("rooms within a room keep their order") {
  CHECK(problems("engine/estimators/fitting/a.h", include("engine/estimators/methods/b.h")) == 1);
  CHECK(problems("engine/estimators/methods/a.h", include("engine/estimators/options/b.h")) == 1);
  CHECK(problems("engine/estimators/methods/a.h", include("engine/estimators/fitting/b.h")) == 0);
  CHECK(problems("engine/estimators/fitting/a.h", include("engine/estimators/fit_input.h")) == 0);
  CHECK(problems("engine/estimators/fit.cpp", include("engine/estimators/methods/b.h")) == 0);
  CHECK(problems("engine/scenario/format/a.h", include("engine/scenario/paths/b.h")) == 1);
  CHECK(problems("engine/scenario/paths/a.h", include("engine/scenario/format/b.h")) == 0);
  CHECK(problems("engine/scenario/study_types/a.h", include("engine/scenario/format/b.h")) == 1);
  CHECK(problems("engine/study/tipping/a.h", include("engine/study/sensitivity/b.h")) == 1);
  CHECK(problems("engine/study/tipping/a.h", include("engine/study/types/b.h")) == 1);
  CHECK(problems("engine/study/types/a.h", include("engine/study/tipping/b.h")) == 0);
  CHECK(problems("engine/report/study/a.h", include("engine/report/folder/b.h")) == 1);
}

TEST_CASE("a library outside its place is found") {
  CHECK(problems("engine/study/monte_carlo.cpp", "#include <tbb/parallel_for.h>") == 1);
  CHECK(problems("engine/study/monte_carlo.cpp", "#include <oneapi/tbb.h>") == 1);
  CHECK(problems("engine/study/parallel.cpp", "#include <tbb/parallel_for.h>") == 0);
  CHECK(problems("engine/estimators/chao.cpp", "#include <Eigen/Dense>") == 1);
  CHECK(problems("engine/estimators/fitting/a.h", "#include <Eigen/Dense>") == 1);
  CHECK(problems("engine/estimators/fitting/a.cpp", "#include <Eigen/Dense>") == 0);
  CHECK(problems("engine/input/value.cpp", "#include <nlohmann/json.hpp>") == 1);
  CHECK(problems("engine/input/json.cpp", "#include <nlohmann/json.hpp>") == 0);
  CHECK(problems("engine/report/a.cpp", "#include <CLI/CLI.hpp>") == 1);
  CHECK(problems("engine/report/a.cpp", "#include <iostream>") == 1);
  CHECK(problems("engine/cli/main.cpp", "#include <iostream>") == 0);
  CHECK(problems("engine/core/a.cpp", "#include <Random123/philox.h>") == 1);
  CHECK(problems("engine/core/a.cpp", "#include <random>") == 1);
  CHECK(problems("engine/core/a.cpp", "#include <format>") == 1);
}

TEST_CASE("words and calls that do not belong are found") {
  CHECK(problems("engine/core/a.h", "double mse = 0.0;") == 1);
  CHECK(problems("engine/core/a.h", "double root_mse_of(int);") == 1);
  CHECK(problems("engine/core/a.h", "enum { MSE_VALUE };") == 1);
  CHECK(problems("engine/core/a.h", "double rmse = 0.0;  // mcse is another thing") == 0);
  CHECK(problems("engine/core/a.h", "std::normal_distribution<double> normal;") == 1);
  CHECK(problems("engine/study/a.cpp", "std::exit(1);") == 1);
  CHECK(problems("engine/cli/a.cpp", "std::exit(1);") == 0);
  CHECK(problems("engine/study/a.cpp", "// TODO later") == 1);
}

TEST_CASE("a long file, a missing licence line and an empty name are found") {
  const std::string head = "// SPDX-License-Identifier: MIT\n";
  std::string lines;
  for (int line = 1; line < 300; ++line) lines += "\n";
  CHECK(violations({"engine/core/a.h", head + lines}).empty());
  CHECK(violations({"engine/core/a.h", head + lines + "\n"}).size() == 1);
  CHECK(violations({"tests/unit/a.test.cpp", head + lines + "\n"}).empty());
  CHECK(violations({"engine/core/a.h", "#pragma once\n"}).size() == 1);
  CHECK(violations({"tests/unit/a.test.cpp", ""}).size() == 1);
  CHECK(violations({"engine/utils/a.h", head}).size() == 1);
  CHECK(violations({"engine/core/helpers.h", head}).size() == 1);
}

}  // namespace darknumber::dependency_rule_test
