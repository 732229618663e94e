// SPDX-License-Identifier: MIT
#include "engine/report/loaders.h"

namespace darknumber {

std::string_view load_r() {
  return R"script(# Reads measures.csv and replicates.csv, which stand beside this file.
# From the shell: Rscript load.R. From R: source("path/to/load.R").
# For the package rsimsum:
#   rsimsum::simsum(replicates, estvarname = "n_hat", se = "se_n", true = "n_true",
#                   methodvar = "estimator", by = "point")
folder <- local({
  script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
  for (frame in sys.frames()) if (!is.null(frame$ofile)) script <- frame$ofile
  if (length(script) == 1) dirname(script) else "."
})
read_table <- function(name, numbers) {
  classes <- setNames(rep("numeric", length(numbers)), numbers)
  read.csv(file.path(folder, name), colClasses = classes, check.names = FALSE,
           fileEncoding = "UTF-8", stringsAsFactors = FALSE)
}
measures <- read_table("measures.csv", c("value", "mcse", "n_used", "n_failed", "exact"))
replicates <- read_table("replicates.csv",
                         c("n_true", "n_hat", "se_n", "ci_lo", "ci_hi", "n_observed"))
str(measures)
str(replicates)
)script";
}

std::string_view load_python() {
  return R"script("""Reads measures.csv and replicates.csv, which stand beside this file.

From the shell: python3 load.py. From Python: import load, with this folder on the path.
"""
import csv
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
WHOLE = {"point", "replicate", "n_used", "n_failed"}
TEXT = {"estimator", "measure", "status"}


def convert(name, cell):
    if name in TEXT:
        return cell
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
        return [{key: convert(key, cell) for key, cell in row.items()}
                for row in csv.DictReader(file)]


measures = read_table("measures.csv")
replicates = read_table("replicates.csv")

if __name__ == "__main__":
    print(f"measures: {len(measures)} rows; replicates: {len(replicates)} rows")
)script";
}

std::string_view load_stata() {
  return R"script(* Reads measures.csv and replicates.csv. Run in their folder: do load.do
* For the command simsum: frame change replicates, then
*   simsum n_hat, true(n_true) methodvar(estimator) id(replicate) se(se_n) by(point)
version 16
foreach table in measures replicates {
    capture frame drop `table'
    frame create `table'
    frame `table': import delimited using "`table'.csv", varnames(1) case(preserve) ///
        encoding("utf-8") bindquote(strict) clear
}
frame measures: describe
frame replicates: describe
)script";
}

}  // namespace darknumber
