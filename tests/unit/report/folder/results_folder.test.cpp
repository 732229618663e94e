// SPDX-License-Identifier: MIT
#include "engine/report/folder/results_folder.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>
#include <sstream>

#include "engine/input/json.h"
#include "engine/input/make_value.h"
#include "engine/report/csv.h"
#include "engine/report/folder/results_json.h"
#include "engine/study/checkpoint/parts_file.h"
#include "tests/support/checkout.h"
#include "tests/support/scratch_folder.h"

namespace darknumber::results_folder_test {
namespace {

namespace fs = std::filesystem;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// While it lives, whether a file may be written to is asked for a user who may not write to all.
class NotTheSuperuser {
 public:
  NotTheSuperuser() : user_(::getuid()) {
    if (user_ == 0) (void)!::setreuid(65534, static_cast<uid_t>(-1));
  }
  NotTheSuperuser(const NotTheSuperuser&) = delete;
  NotTheSuperuser& operator=(const NotTheSuperuser&) = delete;
  ~NotTheSuperuser() {
    if (user_ == 0) (void)!::setreuid(0, static_cast<uid_t>(-1));
  }

 private:
  uid_t user_;
};

/// Two points, two estimators (one with a comma in its label), two replicates each.
RunResult small_result() {
  RunResult result;
  result.engine_version = "0.1.0";
  result.build = "a compiler";
  result.scenario = empty_object();
  add_member(result.scenario, "title", "A \"small\" run");
  result.scenario_hash = "abc";
  result.seed = 9007199254740991;
  result.labels = {"lincoln_petersen[A,B]", "chao"};
  const std::vector<std::string> agencies{"A", "B"};
  result.lists = {every_agency(agencies), every_agency(agencies)};
  result.factors = {"dependence[A,B].odds_ratio"};
  for (const double odds_ratio : {0.1, 2.0}) {
    PointResult point;
    point.factor_values = {make_value(odds_ratio)};
    point.truth = 100;
    point.truths = {100, 100};
    point.rows = {{{110.5, 10, 90, 130, 40, 20, 38, 100, Status::ok, false},
                   {nothing, nothing, nothing, nothing, 35, 0, 33, 100, Status::no_overlap, false}},
                  {{105, nothing, nothing, nothing, 40, 20, 38, 100, Status::ok, false},
                   {1.0 / 3.0, 2, 0, 3, 35, 15, 33, 100, Status::ok, true}}};
    for (ReplicateRows& rows : point.rows)
      for (ReplicateRow& row : rows) row.truth = 100;
    const std::vector<ReplicateRow> expected{point.rows[0][0], point.rows[1][0]};
    point.measures = measure_point(point.rows, expected);
    result.points.push_back(point);
  }
  result.digest = digest_of(result.points);
  result.warnings = {"few replicates"};
  result.verdict = "Nothing can be said.";
  return result;
}

/// The result as a run gives it, of a scenario without study and claims.
StudyRun small_run() {
  StudyRun run;
  run.result = small_result();
  return run;
}

StudyPlan plain_plan() {
  return {{{}, {}, {ContingencyTable(1), {}, {}, 0.0, 0.0}, {ContingencyTable(1), {}}, {}, {}},
          {},
          {},
          {},
          {},
          {},
          {}};
}

struct TemporaryFolder {
  fs::path path = fs::temp_directory_path() / ("darknumber-results-" + std::to_string(getpid()));
  TemporaryFolder() { fs::remove_all(path); }
  ~TemporaryFolder() { fs::remove_all(path); }
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

TEST_CASE("cells of text are quoted by RFC 4180 where they must be") {
  CHECK(csv_text("chao") == "chao");
  CHECK(csv_text("") == "");
  CHECK(csv_text("lincoln_petersen[A,B]") == "\"lincoln_petersen[A,B]\"");
  CHECK(csv_text("the \"NGO\"") == "\"the \"\"NGO\"\"\"");
  CHECK(csv_text("two\nlines") == "\"two\nlines\"");
}

TEST_CASE("cells of numbers are the shortest that read back; what does not exist is empty") {
  CHECK(csv_number(0.1) == "0.1");
  CHECK(csv_number(5000) == "5000");
  CHECK(std::strtod(csv_number(1.0 / 3.0).c_str(), nullptr) == 1.0 / 3.0);
  CHECK(csv_number(nothing) == "");
  CHECK(csv_number(std::numeric_limits<double>::infinity()) == "");
}

TEST_CASE("replicates.csv, character by character") {
  std::ostringstream out;
  write_replicates_csv(out, small_result());
  CHECK(out.str() ==
        "point,replicate,estimator,n_true,n_hat,se_n,ci_lo,ci_hi,status,n_observed,infinite,model,"
        "\"dependence[A,B].odds_ratio\"\n"
        "0,0,\"lincoln_petersen[A,B]\",100,110.5,10,90,130,ok,40,,,0.1\n"
        "0,0,chao,100,105,,,,ok,40,,,0.1\n"
        "0,1,\"lincoln_petersen[A,B]\",100,,,,,no_overlap,35,,,0.1\n"
        "0,1,chao,100,0.3333333333333333,2,0,3,ok,35,,,0.1\n"
        "1,0,\"lincoln_petersen[A,B]\",100,110.5,10,90,130,ok,40,,,2\n"
        "1,0,chao,100,105,,,,ok,40,,,2\n"
        "1,1,\"lincoln_petersen[A,B]\",100,,,,,no_overlap,35,,,2\n"
        "1,1,chao,100,0.3333333333333333,2,0,3,ok,35,,,2\n");
}

TEST_CASE("measures.csv has a row for each point, estimator and measure") {
  const RunResult result = small_result();
  std::ostringstream out;
  write_measures_csv(out, result);
  std::istringstream lines(out.str());
  std::string line;
  std::getline(lines, line);
  CHECK(line ==
        "point,\"dependence[A,B].odds_ratio\",estimator,measure,value,mcse,n_used,n_failed,exact,"
        "infinite");
  std::getline(lines, line);
  CHECK(line == "0,0.1,\"lincoln_petersen[A,B]\",mean,110.5,,1,1,110.5,");
  std::size_t rows = 1;
  bool infinite_is_told = false;
  while (std::getline(lines, line)) {
    ++rows;
    if (line == "0,0.1,\"lincoln_petersen[A,B]\",median,,,2,1,110.5,value") infinite_is_told = true;
  }
  CHECK(rows == 4 * result.points[0].measures.size() / 2);
  CHECK(infinite_is_told);
}

TEST_CASE("results.json reads back, with null for what does not exist") {
  Problems problems;
  const Value root = parse_json(results_json(small_run(), plain_plan()), "results.json", problems);
  REQUIRE(problems.empty());
  CHECK(root.find("seed")->number() == 9007199254740991.0);
  CHECK(root.find("digest")->text().size() == 16);
  CHECK(root.find("scenario")->find("title")->text() == "A \"small\" run");
  CHECK(root.find("points")->array().size() == 2);
  CHECK(root.find("points")->array()[1].find("truth")->number() == 100.0);
  const Value& first = root.find("measures")->array().at(0);
  std::vector<std::string> names;
  for (const Member& member : first.object()) names.push_back(member.name);
  CHECK(names == std::vector<std::string>{"point", "estimator", "measure", "value", "mcse",
                                          "n_used", "n_failed", "exact"});
  CHECK(first.find("value")->number() == 110.5);
  CHECK(first.find("mcse")->is_null());
  const auto median = std::find_if(
      root.find("measures")->array().begin(), root.find("measures")->array().end(),
      [](const Value& measure) { return measure.find("measure")->text() == "median"; });
  CHECK(median->find("value")->is_null());
  REQUIRE(median->find("infinite"));
  CHECK(write_json(*median->find("infinite")) == R"(["value"])");
}

TEST_CASE("docs/results.md names every column of both tables") {
  const std::string page = testing::file_text(testing::checkout() + "/docs/results.md");
  RunResult result = small_result();
  result.factors.clear();
  for (PointResult& point : result.points) point.factor_values.clear();
  for (auto* write : {write_measures_csv, write_replicates_csv}) {
    std::ostringstream out;
    write(out, result);
    std::istringstream header(out.str().substr(0, out.str().find('\n')));
    for (std::string column; std::getline(header, column, ',');) {
      INFO(column);
      CHECK(page.find("`" + column + "`") != std::string::npos);
    }
  }
}

TEST_CASE("an end of an interval that is infinite is named in replicates.csv") {
  RunResult result = small_result();
  result.points[0].rows[0][0].upper = std::numeric_limits<double>::infinity();
  std::ostringstream out;
  write_replicates_csv(out, result);
  CHECK(out.str().find("\n0,0,\"lincoln_petersen[A,B]\",100,110.5,10,90,,ok,40,ci_hi,,0.1\n") !=
        std::string::npos);
}

TEST_CASE("a model that was chosen is named by its interactions in replicates.csv") {
  RunResult result = small_result();
  const std::vector<std::string> agencies{"A", "B", "C"};
  result.lists[1] = every_agency(agencies);
  result.points[0].rows[1][0].model = model_code({0b001, 0b010, 0b100, 0b011, 0b110}, 3);
  result.points[0].rows[1][1].model = model_code({0b001, 0b010, 0b100}, 3);
  std::ostringstream out;
  write_replicates_csv(out, result);
  CHECK(out.str().find("\n0,0,chao,100,105,,,,ok,40,,\"A:B,B:C\",0.1\n") != std::string::npos);
  CHECK(out.str().find("ok,35,,independence,0.1\n") != std::string::npos);
}

TEST_CASE("a digest tells replicates that differ in one bit or in their order") {
  RunResult result = small_result();
  const std::string digest = digest_of(result.points);
  CHECK(digest == result.digest);
  result.points[1].rows[1][0].estimate = std::nextafter(105.0, 106.0);
  CHECK(digest_of(result.points) != digest);
  result = small_result();
  std::swap(result.points[0].rows[0], result.points[0].rows[1]);
  CHECK(digest_of(result.points) != digest);
}

TEST_CASE("a folder is made with those above it, and an existing one is refused") {
  const TemporaryFolder folder;
  const fs::path inner = folder.path / "a" / "b";
  CHECK(open_results_folder(inner, IfExists::refuse).opening == FolderOpening::created);
  CHECK(fs::is_directory(inner));
  CHECK(open_results_folder(inner, IfExists::refuse).opening == FolderOpening::exists);
  std::ofstream(folder.path / "file") << "mine";
  CHECK(open_results_folder(folder.path / "file", IfExists::replace).opening ==
        FolderOpening::not_a_folder);
  CHECK(text_of(folder.path / "file") == "mine");
}

TEST_CASE("the folder holds its files and no unfinished ones; the same result, the same bytes") {
  const TemporaryFolder folder;
  open_results_folder(folder.path, IfExists::refuse);
  std::ofstream(checkpoint_of(folder.path)) << "x";
  write_results(folder.path, small_run(), plain_plan());
  const std::set<std::string> names{"checkpoint",   "load.R",       "load.py",       "load.do",
                                    "results.json", "measures.csv", "replicates.csv"};
  CHECK(names_in(folder.path) == names);
  CHECK(text_of(folder.path / "results.json") == results_json(small_run(), plain_plan()));
  std::string before, after;
  for (const std::string& name : names) before += text_of(folder.path / name);
  write_results(folder.path, small_run(), plain_plan());
  for (const std::string& name : names) after += text_of(folder.path / name);
  CHECK(before == after);
  CHECK(before.find('\r') == before.npos);
}

TEST_CASE("replacing clears the files of a run and nothing else") {
  const TemporaryFolder folder;
  open_results_folder(folder.path, IfExists::refuse);
  std::ofstream(checkpoint_of(folder.path)) << replicate_file_mark;
  write_results(folder.path, small_run(), plain_plan());
  std::ofstream(folder.path / "notes.txt") << "mine";
  CHECK(open_results_folder(folder.path, IfExists::replace).opening == FolderOpening::created);
  CHECK(names_in(folder.path) == std::set<std::string>{"notes.txt"});
}

TEST_CASE("a file that no run has written forbids replacing, and nothing is removed") {
  const TemporaryFolder folder;
  open_results_folder(folder.path, IfExists::refuse);
  write_results(folder.path, small_run(), plain_plan());
  std::ofstream(checkpoint_of(folder.path)) << "mine";
  const std::set<std::string> before = names_in(folder.path);
  const OpenedFolder opened = open_results_folder(folder.path, IfExists::replace);
  CHECK(opened.opening == FolderOpening::foreign);
  CHECK(opened.what == checkpoint_of(folder.path));
  CHECK(names_in(folder.path) == before);
}

TEST_CASE("a file in the place of the sampling forbids replacing and going on") {
  const TemporaryFolder folder;
  open_results_folder(folder.path, IfExists::refuse);
  std::ofstream(checkpoint_of(folder.path)) << replicate_file_mark;
  for (const char* name : {"sampling", "sampling.unfinished"}) {
    const fs::path path = folder.path / name;
    std::ofstream(path) << "mine";
    for (const IfExists how : {IfExists::resume, IfExists::replace}) {
      INFO(name << ", " << static_cast<int>(how));
      const OpenedFolder opened = open_results_folder(folder.path, how);
      CHECK(opened.opening == FolderOpening::foreign);
      CHECK(opened.what == path);
      CHECK(text_of(path) == "mine");
    }
    std::ofstream(path) << parts_file_mark.substr(0, 3);  // of a run that was stopped there
    CHECK(open_results_folder(folder.path, IfExists::resume).opening == FolderOpening::to_resume);
    fs::remove(path);
  }
}

TEST_CASE("a folder is looked at, and locked, without a change") {
  const TemporaryFolder folder;
  fs::create_directories(folder.path);
  const fs::path inner = folder.path / "a" / "b";
  CHECK(look_at_results_folder(inner, IfExists::refuse).opening == FolderOpening::created);
  CHECK_FALSE(fs::exists(folder.path / "a"));
  std::ofstream(folder.path / "file") << "mine";
  const OpenedFolder below_file =
      look_at_results_folder(folder.path / "file" / "b", IfExists::refuse);
  CHECK(below_file.opening == FolderOpening::not_a_folder);
  CHECK(below_file.what.filename() == "file");
  open_results_folder(inner, IfExists::refuse);
  std::ofstream(checkpoint_of(inner)) << replicate_file_mark;
  CHECK(look_at_results_folder(inner, IfExists::refuse).opening == FolderOpening::exists);
  CHECK(look_at_results_folder(inner, IfExists::resume).opening == FolderOpening::to_resume);
  OpenedFolder looked = look_at_results_folder(inner, IfExists::replace);
  CHECK(looked.opening == FolderOpening::created);
  CHECK(fs::exists(checkpoint_of(inner)));  // not cleared yet
  CHECK(look_at_results_folder(inner, IfExists::replace).opening == FolderOpening::in_use);
  CHECK(open_results_folder(inner, IfExists::replace, std::move(looked.lock)).opening ==
        FolderOpening::created);
  CHECK_FALSE(fs::exists(checkpoint_of(inner)));
}

TEST_CASE("a folder that is there and may not be written to is told from the start") {
  const TemporaryFolder folder;
  const fs::path inner = folder.path / "results";
  open_results_folder(inner, IfExists::refuse);
  fs::permissions(folder.path, fs::perms(0755));
  fs::permissions(inner, fs::perms(0555));
  {
    const NotTheSuperuser somebody;
    for (const OpenedFolder& found : {look_at_results_folder(inner, IfExists::replace),
                                      open_results_folder(inner, IfExists::replace),
                                      look_at_estimates_folder(inner, IfExists::replace),
                                      open_estimates_folder(inner, IfExists::replace)}) {
      CHECK(found.opening == FolderOpening::not_writable);
      CHECK(found.what == inner);
    }
    fs::permissions(inner, fs::perms(0777));
    CHECK(look_at_estimates_folder(inner, IfExists::replace).opening == FolderOpening::created);
  }
}

TEST_CASE("while one run has a folder no other gets it") {
  const TemporaryFolder folder;
  const fs::path inner = folder.path / "results";
  {
    const OpenedFolder first = open_results_folder(inner, IfExists::refuse);
    CHECK(first.opening == FolderOpening::created);
    CHECK(open_results_folder(inner, IfExists::replace).opening == FolderOpening::in_use);
    CHECK(open_results_folder(inner, IfExists::resume).opening == FolderOpening::in_use);
  }
  CHECK(open_results_folder(inner, IfExists::replace).opening == FolderOpening::created);
}

TEST_CASE("a folder that cannot be written is an error with the path") {
  CHECK_THROWS_WITH(write_results("/nonexistent/results", small_run(), plain_plan()),
                    Catch::Contains("/nonexistent/results"));
}

/// Exit code of a program on a script of the folder that ends with checks of its own.
int run_loader(const std::string& program, const fs::path& script) {
  return std::system((program + " " + script.string() + " > /dev/null 2>&1").c_str());
}

TEST_CASE("load.py reads both tables with Python alone") {
  if (std::system("command -v python3 > /dev/null") != 0) {
    WARN("no python3: load.py not run");
    return;
  }
  const TemporaryFolder folder;
  open_results_folder(folder.path, IfExists::refuse);
  write_results(folder.path, small_run(), plain_plan());
  std::ofstream(folder.path / "check.py")
      << "import load\n"
         "row = load.replicates[3]\n"
         "assert row['estimator'] == 'chao' and row['n_hat'] == 1 / 3 and row['replicate'] == 1\n"
         "assert load.replicates[2]['n_hat'] is None and load.replicates[2]['status'] == "
         "'no_overlap'\n"
         "assert row['dependence[A,B].odds_ratio'] == 0.1 and len(load.replicates) == 8\n"
         "assert load.measures[0]['value'] == 110.5 and load.measures[0]['mcse'] is None\n"
         "median = [m for m in load.measures if m['measure'] == 'median'][0]\n"
         "assert median['value'] == float('inf') and median['mcse'] is None\n";
  CHECK(run_loader("python3 -B", folder.path / "check.py") == 0);

  // Every way in which a script is called, from another folder and from its own.
  const fs::path spaced = folder.path / "a folder";
  fs::create_directory(spaced);
  for (const char* name : {"load.py", "measures.csv", "replicates.csv"})
    fs::copy(folder.path / name, spaced / name);
  const auto shell = [&](const std::string& line) {
    INFO(line);
    CHECK(std::system(("cd '" + folder.path.string() + "' && rm measures.csv 2> /dev/null; cd '" +
                       folder.path.string() + "' && PYTHONDONTWRITEBYTECODE=1 " + line +
                       " > out 2>&1 && grep -q '^measures: [1-9].*replicates: 8 rows' out")
                          .c_str()) == 0);
  };
  shell("python3 'a folder/load.py'");
  shell("python3 \"$PWD/a folder/load.py\"");
  shell("sh -c \"cd 'a folder' && python3 -m load\"");
  shell("sh -c \"cd 'a folder' && python3 < load.py\"");
  shell("python3 -c \"import runpy; runpy.run_path('a folder/load.py', run_name='__main__')\"");
  shell(
      "python3 -c \"exec(compile(open('a folder/load.py').read(), 'a folder/load.py', 'exec'))\"");
  shell("sh -c \"cd 'a folder' && python3 -c 'exec(open(\\\"load.py\\\").read())'\"");
}

}  // namespace
}  // namespace darknumber::results_folder_test
