// SPDX-License-Identifier: MIT
#include "engine/report/folder/loaders.h"

namespace darknumber {

std::string_view load_r() {
  return R"script(# Reads measures.csv and replicates.csv, which stand beside this file. A number that is infinite is
# Inf, one that does not exist is NA.
# From the shell: Rscript load.R. From R: source("path/to/load.R").
#
# For the package rsimsum, which takes rows that have all it asks of them:
#   rsimsum::simsum(for_rsimsum(), estvarname = "n_hat", se = "se_n", true = "n_true",
#                   methodvar = "estimator", ref = replicates$estimator[1], by = "point",
#                   ci.limits = c("ci_lo", "ci_hi"), x = TRUE)
#
# Registers that darknumber simulate --replicates R --table FILE draws, for other packages:
#   registers <- read_registers("FILE")              # by replicate, a data frame each
#   Rcapture::closedp.t(for_rcapture(registers[[1]]), dfreq = TRUE)
#   MultipleSystemsEstimation::estimate_population(for_multiple_systems(registers[[1]]))
#   LCMCR::lcmCR(for_lcmcr(registers[[1]]), tabular = TRUE)
#   dga::bma.cr(for_dga(registers[[1]]), Nmissing, delta, graphs)
folder <- local({
  arguments <- gsub("~+~", " ", commandArgs(), fixed = TRUE)  # R writes blanks so
  script <- sub("^--file=", "", grep("^--file=", arguments, value = TRUE))
  script <- c(arguments[which(arguments == "-f") + 1], script)
  script <- if (length(script) == 1 && !is.na(script)) script else "load.R"
  from <- "."
  for (i in seq_along(sys.frames())) {
    frame <- sys.frame(i)
    sourced <- if (identical(sys.function(i), base::sys.source)) frame$file else frame$ofile
    if (!is.character(sourced)) next
    script <- sourced
    # With chdir the folder has changed since the path was given.
    from <- if (is.null(frame$owd)) "." else frame$owd
  }
  absolute <- grepl("^([/~\\]|[A-Za-z]:)", script)
  path <- dirname(if (absolute) script else file.path(from, script))
  if (file.exists(file.path(path, "measures.csv"))) path else "."
})
read_table <- function(name, numbers, texts) {
  classes <- c(setNames(rep("numeric", length(numbers)), numbers),
               setNames(rep("character", length(texts)), texts))
  table <- read.csv(file.path(folder, name), colClasses = classes, check.names = FALSE,
                    fileEncoding = "UTF-8", stringsAsFactors = FALSE)
  infinite <- strsplit(table$infinite, " ", fixed = TRUE)
  for (column in numbers) {
    table[[column]][vapply(infinite, function(cells) column %in% cells, NA)] <- Inf
    table[[column]][vapply(infinite, function(cells) paste0("-", column) %in% cells, NA)] <- -Inf
  }
  table
}
measures <- read_table("measures.csv", c("value", "mcse", "n_used", "n_failed", "exact"),
                       "infinite")
replicates <- read_table("replicates.csv",
                         c("n_true", "n_hat", "se_n", "ci_lo", "ci_hi", "n_observed"),
                         c("infinite", "model"))

# Rows with an estimate, its error and its interval. What is missing is no error of chance:
# compare failure_rate in measures.
for_rsimsum <- function(rows = replicates) {
  rows[is.finite(rows$n_hat) & is.finite(rows$se_n) & !is.na(rows$ci_lo) & !is.na(rows$ci_hi), ]
}

# By replicate: a column of 0 and 1 for each list, then count; strata are added up.
read_registers <- function(file) {
  table <- read.csv(file, check.names = FALSE, fileEncoding = "UTF-8")
  replicate <- if ("replicate" %in% names(table)) table$replicate else rep(0, nrow(table))
  lists <- setdiff(names(table), c("replicate", "stratum", "count"))
  lapply(split(table, replicate), function(rows) {
    code <- as.vector(as.matrix(rows[lists]) %*% 2^(seq_along(lists) - 1))
    rows <- rows[code > 0, ]
    code <- code[code > 0]
    first <- match(sort(unique(code)), code)
    register <- rows[first, lists, drop = FALSE]
    register$count <- as.vector(rowsum(rows$count, code))
    rownames(register) <- NULL
    register
  })
}
for_multiple_systems <- function(register) register
for_rcapture <- function(register) as.matrix(register)
for_lcmcr <- function(register) {
  lists <- setdiff(names(register), "count")
  captures <- data.frame(lapply(register[lists], factor, levels = c("0", "1")),
                         check.names = FALSE)
  captures$Freq <- register$count
  captures
}
# An array with a dimension of 2 for each list: index 1 is not on it, 2 is on it.
for_dga <- function(register) {
  lists <- setdiff(names(register), "count")
  counts <- array(0, rep(2, length(lists)))
  counts[as.matrix(register[lists]) + 1] <- register$count
  counts
}

str(measures)
str(replicates)
)script";
}

std::string_view load_python() {
  return R"script("""Reads measures.csv and replicates.csv, which stand beside this file. A number that is infinite
is math.inf, one that does not exist is None.

From the shell: python3 load.py. From Python: import load, with this folder on the path.
"""
import csv
import math
import sys
from pathlib import Path

WHOLE = {"point", "replicate", "n_used", "n_failed"}
TEXT = {"estimator", "measure", "status", "infinite", "model"}


def find_folder():
    """This file's folder; exec() and standard input leave no trace of it but the current one."""
    for script in (sys._getframe().f_code.co_filename, globals().get("__file__")):
        if script and (Path(script).resolve().parent / "measures.csv").exists():
            return Path(script).resolve().parent
    return Path.cwd()


FOLDER = find_folder()


def convert(name, cell, infinite):
    if name in TEXT:
        return cell
    if name in infinite:
        return math.inf
    if "-" + name in infinite:
        return -math.inf
    if cell == "":
        return None
    if name in WHOLE:
        return int(cell)
    try:
        return float(cell)
    except ValueError:
        return cell


def read_table(name):
    with open(FOLDER / name, newline="", encoding="utf-8") as file:
        return [{key: convert(key, cell, row["infinite"].split(" ")) for key, cell in row.items()}
                for row in csv.DictReader(file)]


measures = read_table("measures.csv")
replicates = read_table("replicates.csv")

if __name__ == "__main__":
    print(f"measures: {len(measures)} rows; replicates: {len(replicates)} rows")
)script";
}

std::string_view load_stata() {
  return R"script(* Reads measures.csv and replicates.csv. Run in their folder: do load.do
* A number that is infinite is the missing value .i (.j: minus infinity), one that does not exist .
* For the command simsum: frame change replicates, then
*   simsum n_hat, true(n_true) methodvar(estimator) id(replicate) se(se_n) by(point)
version 16
foreach table in measures replicates {
    capture frame drop `table'
    frame create `table'
    frame `table': import delimited using "`table'.csv", varnames(1) case(preserve) ///
        encoding("utf-8") bindquote(strict) clear
    foreach column in infinite model {
        frame `table': capture tostring `column', replace
    }
    foreach column in value mcse exact n_hat se_n ci_lo ci_hi {
        frame `table': capture replace `column' = .i if strpos(" " + infinite + " ", " `column' ")
        frame `table': capture replace `column' = .j if strpos(" " + infinite + " ", " -`column' ")
    }
}
frame measures: describe
frame replicates: describe
)script";
}

}  // namespace darknumber
