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

TEST_CASE("load.R names to rsimsum all that it has, and gives it rows that it can take") {
  if (no_r()) return;
  const ResultsWithLoader results;
  results.check("cat 'a folder/load.R'", "ci.limits = c(\"ci_lo\", \"ci_hi\")");
  write_file(results.scratch.path() / "rows.R",
             "source('a folder/load.R')\n"
             "rows <- for_rsimsum()\n"
             "stopifnot(nrow(rows) > 0, nrow(rows) < nrow(replicates), !anyNA(rows$n_hat),\n"
             "          !anyNA(rows$se_n), !anyNA(rows$ci_lo), all(rows$status == 'ok'),\n"
             "          all(c('n_true', 'estimator', 'point') %in% names(rows)))\n"
             "cat('rows there\\n')\n");
  results.check("Rscript rows.R", "rows there");
}

/// Bias, its Monte Carlo standard error and coverage with its own, by their formulas alone: Morris,
/// White & Crowther (2019), Stat. Med. 38, table 6.
TEST_CASE("what R computes from replicates.csv is what measures.csv says, to 1e-12") {
  if (no_r()) return;
  const ResultsWithLoader results;
  write_file(results.scratch.path() / "measures.R", R"script(source('a folder/load.R')
same <- function(a, b) abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1e-3)
said <- function(estimator, measure)
  measures[measures$estimator == estimator & measures$measure == measure, ]
checked <- 0
for (name in unique(replicates$estimator)) {
  rows <- replicates[replicates$estimator == name & replicates$status == 'ok', ]
  error <- rows$n_hat - rows$n_true
  bias <- said(name, 'bias')
  stopifnot(same(mean(error), bias$value), same(sd(error) / sqrt(length(error)), bias$mcse))
  limited <- rows[!is.na(rows$ci_lo) & !is.na(rows$ci_hi), ]
  covers <- limited$ci_lo <= limited$n_true & limited$n_true <= limited$ci_hi
  coverage <- said(name, 'coverage')
  n <- length(covers)
  p <- mean(covers)
  z <- qnorm(0.975)
  error <- if (p == 0 || p == 1) z / (n + z^2) else sqrt(p * (1 - p) / n)
  stopifnot(same(p, coverage$value), same(error, coverage$mcse))
  checked <- checked + 1
}
cat('measures agree for', checked, 'estimators\n')
)script");
  results.check("Rscript measures.R", "measures agree for 2 estimators");
}

TEST_CASE("registers get the shapes that other packages take") {
  if (no_r()) return;
  const ResultsWithLoader results;
  write_file(results.scratch.path() / "tables.csv",
             "replicate,stratum,A,B,C,count\n"
             "0,x,1,0,0,5\n0,y,1,0,0,2\n0,x,0,1,0,4\n0,x,1,1,0,3\n0,y,0,0,1,6\n"
             "1,x,1,0,1,8\n1,x,0,1,0,9\n");
  write_file(results.scratch.path() / "shapes.R", R"script(source('a folder/load.R')
registers <- read_registers('tables.csv')
stopifnot(length(registers) == 2, identical(names(registers), c('0', '1')))
r <- registers[[1]]
stopifnot(identical(names(r), c('A', 'B', 'C', 'count')), nrow(r) == 4, sum(r$count) == 20,
          r$count[r$A == 1 & r$B == 0 & r$C == 0] == 7)
stopifnot(identical(for_multiple_systems(r), r))
m <- for_rcapture(r)
stopifnot(is.matrix(m), is.numeric(m), all(m[, 1:3] %in% 0:1), all(rowSums(m[, 1:3]) > 0),
          sum(m[, 4]) == 20)
l <- for_lcmcr(r)
stopifnot(identical(names(l), c('A', 'B', 'C', 'Freq')), all(sapply(l[1:3], is.factor)),
          all(sapply(l[1:3], function(x) identical(levels(x), c('0', '1')))), sum(l$Freq) == 20)
d <- for_dga(r)
stopifnot(identical(dim(d), c(2, 2, 2)) || identical(dim(d), c(2L, 2L, 2L)), d[1, 1, 1] == 0,
          d[2, 1, 1] == 7, d[1, 2, 1] == 4, d[2, 2, 1] == 3, d[1, 1, 2] == 6, sum(d) == 20)
stopifnot(sum(registers[[2]]$count) == 17)
cat('shapes fit\n')
)script");
  results.check("Rscript shapes.R", "shapes fit");
}

}  // namespace darknumber::testing::load_r_test
