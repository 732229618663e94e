// SPDX-License-Identifier: MIT
// load.R in every way in which R runs a script. Without R these tests are skipped.
#include <catch2/catch.hpp>

#include "engine/report/folder/results_folder.h"
#include "tests/support/ran_study.h"
#include "tests/support/run_program.h"
#include "tests/support/scratch_folder.h"

namespace darknumber::testing::load_r_test {
namespace {

/// CMakeLists.txt takes this line for a test that was skipped.
bool no_r() {
  if (run_shell("command -v Rscript").exit_code == 0) return false;
  WARN("no Rscript: load.R not run");
  return true;
}

/// Two lists that hardly overlap: most replicates have no estimate, so that medians are infinite.
RanStudy thin_lists() {
  return run_study_text(R"({"schema": 1, "population": {"victims": 200},
    "agencies": [{"name": "A", "capture_probability": 0.02},
                 {"name": "B", "capture_probability": 0.03}],
    "estimation": {"estimators": [{"method": "lincoln_petersen"}, {"method": "chapman"}]},
    "monte_carlo": {"replicates": 20}})");
}

struct ResultsWithLoader {
  ScratchFolder scratch;
  std::filesystem::path folder = scratch.path() / "a folder";

  ResultsWithLoader() {
    const RanStudy study = thin_lists();
    open_results_folder(folder, IfExists::refuse);
    write_results(folder, study.run, study.plan);
    write_file(scratch.path() / "check.R",
               "stopifnot(nrow(replicates) == 40, nrow(measures) > 20,\n"
               "          with(measures, value[measure == 'median'][1]) == Inf,\n"
               "          is.na(with(measures, mcse[measure == 'median'][1])),\n"
               "          anyNA(replicates$n_hat), !any(is.infinite(replicates$n_hat)))\n"
               "cat('all there\\n')\n");
  }

  /// Runs a line in the folder above the results'; what it prints must show that all was read.
  void check(const std::string& line, const std::string& shows) const {
    RunSettings settings;
    settings.folder = scratch.path();
    const ProgramRun run = run_shell(line, settings);
    INFO(line << "\n" << run.out << run.err);
    CHECK(run.exit_code == 0);
    CHECK(run.out.find(shows) != std::string::npos);
  }
};

}  // namespace

TEST_CASE("load.R reads both tables however R runs it, with Inf where a number is infinite") {
  if (no_r()) return;
  const ResultsWithLoader results;
  const std::string read = "'data.frame':\t40 obs.";
  results.check("Rscript 'a folder/load.R'", read);
  results.check("R --no-save -q -f 'a folder/load.R'", read);
  results.check("R --no-save -q --file='a folder/load.R'", read);
  results.check("cd 'a folder' && R --no-save -q < load.R", read);
  results.check("cd 'a folder' && R CMD BATCH --no-save load.R out.txt && cat out.txt", read);
  results.check(
      "mv 'a folder' plain && R CMD BATCH --no-save plain/load.R out.txt && "
      "cat out.txt; mv plain 'a folder'",
      read);
  for (const std::string call :
       {"source('a folder/load.R')", "source('a folder/load.R', chdir = TRUE)",
        "source(file.path(getwd(), 'a folder', 'load.R'))",
        "sys.source('a folder/load.R', envir = globalenv())",
        "sys.source('a folder/load.R', envir = globalenv(), chdir = TRUE)",
        "setwd('a folder'); source('load.R'); setwd('..')"}) {
    write_file(results.scratch.path() / "caller.R", call + "\nsource('check.R')\n");
    results.check("Rscript caller.R", "all there");
    results.check("Rscript -e \"" + call + "; source('check.R')\"", "all there");
  }
}

TEST_CASE("load.R names the limits of intervals to rsimsum") {
  if (no_r()) return;
  const ResultsWithLoader results;
  results.check("cat 'a folder/load.R'", "ci.limits = c(\"ci_lo\", \"ci_hi\")");
}

}  // namespace darknumber::testing::load_r_test
