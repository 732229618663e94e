# SPDX-License-Identifier: MIT
# The answers of R against those of the command line: their JSON byte by byte, their rows bit by bit. R reads
# decimals with an error in the last digit, which strtod of C does not; so rows go to same_bits.py with 17 digits.
library(darknumber)
words <- commandArgs(trailingOnly = TRUE)
program <- words[1]
at <- function(...) file.path(words[2], ...)
folder <- tempfile()
dir.create(folder)

printed <- function(...) {
  file <- tempfile()
  status <- system2(program, vapply(c(..., "--format", "json", "--quiet"), shQuote, ""), stdout = file)
  if (status != 0) stop("the program exits ", status, " of ", paste(c(...), collapse = " "))
  readBin(file, "raw", file.size(file))
}
same <- function(answer, ...) {
  if (!identical(charToRaw(enc2utf8(attr(answer, "json"))), printed(...)))
    stop("R and the program differ: ", paste(c(...), collapse = " "))
}

# Rows and measures of 200 replicates.
worlds <- c("netherlands", "everything", paste0("violations/", c("referral", "duplicates", "anonymous", "turnover",
                                                                 "suppressed_counts")))
for (name in worlds) {
  scenario <- at("scenarios", paste0(name, ".json"))
  place <- file.path(folder, basename(name))
  answer <- dn_run(scenario, replicates = 200)
  same(answer, "run", scenario, "--replicates", "200", "--output", place)
  rows <- answer$tables$replicates
  stopifnot(nrow(rows) >= 200)
  number <- vapply(rows, is.numeric, NA)
  rows[number] <- lapply(rows[number], sprintf, fmt = "%.17g")
  write.csv(rows, file.path(place, "from_r.csv"), row.names = FALSE, na = "NA")
}

# The expected table, calibration, estimates and bounds.
for (name in worlds) {
  scenario <- at("scenarios", paste0(name, ".json"))
  same(dn_expect(scenario), "expect", scenario)
}
dutch <- at("scenarios", "netherlands.json")
table <- at("examples", "data", "netherlands.csv")
same(dn_expect(dutch, set = list("agencies[*].false_positive_share" = 0.1)),
     "expect", dutch, "--set", "agencies[*].false_positive_share=0.1")
for (match in c("sizes", "pairs")) {
  scenario <- at("scenarios", "netherlands", "none.json")
  same(dn_call("calibrate", scenario_path = scenario, to_path = table, match = match),
       "calibrate", scenario, "--to", table, "--match", match)
  # What R makes of the answer is the same world.
  file <- file.path(folder, paste0(match, ".json"))
  writeBin(printed("calibrate", scenario, "--to", table, "--match", match), file)
  same(dn_expect(dn_calibrate(scenario, table, match = match)), "expect", file)
}
same(dn_estimate(table), "estimate", table)
same(dn_estimate(table, estimator = list(list(method = "chao", interval = "bca")), seed = 7),
     "estimate", table, "--estimator", "{\"method\": \"chao\", \"interval\": \"bca\"}", "--seed", "7")
same(dn_estimate(table, estimator = "latent_class"), "estimate", table, "--estimator", "latent_class")
same(dn_bounds(table), "bounds", table)

# An explanation and a design of few worlds.
few <- list("study.particles" = 200, "study.runs" = 2)
set <- c("--set", "study.particles=200", "--set", "study.runs=2")
two <- at("scenarios", "explanations", "two_lists_design.json")
same(dn_explain(two, set = few), "run", two, set)
same(dn_design(two, set = few, draws = 20), "design", two, set, "--draws", "20")

python <- Sys.which("python3")
if (nzchar(python)) {
  places <- file.path(folder, basename(worlds))
  stopifnot(system2(python, shQuote(c(file.path(words[3], "same_bits.py"), places))) == 0)
} else cat("without python3 the bits of the rows are not compared\n")
cat("answers and rows agree\n")
