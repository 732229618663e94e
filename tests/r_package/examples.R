# SPDX-License-Identifier: MIT
# The commands of the pages in examples/, and estimates and bounds of every table there, once more through R: the JSON
# of R is that of the program, byte by byte, or both refuse. Runs are shortened alike in both.
library(darknumber)
words <- commandArgs(trailingOnly = TRUE)
program <- words[1]
checkout <- words[2]
place <- tempfile()
dir.create(place)
setwd(place)
file.symlink(file.path(checkout, c("examples", "scenarios")), ".")
dir.create("out")
asked <- c("run", "expect", "estimate", "bounds", "calibrate", "design", "validate")
shorter <- c("--replicates", "20")
few <- c("--set", "study.particles=20", "--set", "study.runs=2")
numbers <- c("replicates", "seed", "level", "within", "least_overlap", "draws")
flags <- c("--quiet", "--force")

# The commands of a page, a line each, as words; without what they are piped into.
commands_of <- function(page) {
  lines <- readLines(page)
  inside <- cumsum(grepl("^```", lines)) %% 2 == 1
  text <- paste(lines[inside & !grepl("^```", lines)], collapse = "\n")
  lines <- strsplit(gsub("\\\\\n *", " ", text), "\n")[[1]]
  lines <- grep("^(build/release/)?darknumber [a-z]", lines, value = TRUE)
  lapply(sub("^[^ ]+ ", "", sub(" \\| [a-z].*", "", lines)), function(line)
    system2("sh", c("-c", shQuote(paste("printf '%s\\n'", line))), stdout = TRUE))
}

without <- function(words, option) {
  found <- which(words == option)
  if (length(found)) words[-c(found, found + 1)] else words
}

value_of <- function(text) tryCatch(jsonlite::fromJSON(text, simplifyVector = FALSE), error = function(e) text)

# Options of the command line as arguments of the interface.
arguments_of <- function(verb, words) {
  given <- setNames(list(words[1]), if (verb %in% c("estimate", "bounds")) "table_path" else "scenario_path")
  at <- 2
  while (at <= length(words)) {
    name <- gsub("-", "_", sub("^--", "", words[at]))
    value <- words[at + 1]
    if (name == "set") {
      cut <- regexpr("=", value)
      given$set[[substr(value, 1, cut - 1)]] <- value_of(substring(value, cut + 1))
    } else {
      if (name == "to") name <- "to_path"
      if (name %in% numbers) value <- as.numeric(value)
      else if (grepl("^[{]", value)) value <- list(value_of(value))
      given[[name]] <- c(given[[name]], value)
    }
    at <- at + 2
  }
  given
}

printed <- function(words) {
  file <- tempfile()
  status <- system2(program, shQuote(words), stdout = file, stderr = FALSE)
  list(status = status, bytes = readBin(file, "raw", file.size(file)))
}

compared <- 0
refused <- 0
seen <- character()
compare <- function(words) {
  verb <- words[1]
  words <- without(without(words[!words %in% flags], "--output"), "--format")
  if (verb == "run" && !"--replicates" %in% words) words <- c(words, shorter)
  if (paste(words, collapse = "\n") %in% seen) return(invisible())
  seen <<- c(seen, paste(words, collapse = "\n"))
  text <- paste(readLines(words[2], warn = FALSE), collapse = "\n")
  explains <- verb %in% c("run", "design") && grepl("\"type\": *\"explain\"", text)
  if (explains) words <- c(without(words, "--replicates"), few)
  here <- suppressMessages(tryCatch(
    do.call(dn_call, c(verb, arguments_of(verb, words[-1]))),
    dn_error = function(error) error))
  there <- printed(c(words, if (verb != "validate") c("--format", "json"), if (verb %in% c("run", "design")) "--quiet"))
  if (inherits(here, "dn_error")) {
    if (there$status == 0) stop("R refuses ", paste(words, collapse = " "), ": ", conditionMessage(here))
    refused <<- refused + 1
  } else if (verb == "validate") {
    if (there$status != 0) stop("the program refuses ", paste(words, collapse = " "))
    squeezed <- function(text) gsub("[[:space:]]+", " ", paste(text, collapse = " "))
    if (!startsWith(squeezed(rawToChar(there$bytes)), squeezed(here$paragraphs)))
      stop("R and the program differ: ", paste(words, collapse = " "))
  } else if (!identical(charToRaw(enc2utf8(attr(here, "json"))), there$bytes)) {
    stop("R and the program differ: ", paste(words, collapse = " "))
  }
  compared <<- compared + 1
}

for (page in sort(list.files("examples", "[.]md$", full.names = TRUE)))
  for (words in commands_of(page)) {
    if (words[1] %in% asked) compare(words)
    # What a command leaves is there for the next.
    else if (words[1] %in% c("new", "simulate") && printed(words)$status != 0)
      stop("the program fails: ", paste(words, collapse = " "))
  }
pages <- compared
for (table in list.files(c("examples/data", "examples/tables"), "[.](csv|inp)$", full.names = TRUE))
  for (verb in c("estimate", "bounds")) compare(c(verb, table))
cat(pages, "commands of pages and", compared - pages, "of tables agree;", refused, "tables are refused by both\n")
stopifnot(pages >= 35, refused < (compared - pages) / 2)
