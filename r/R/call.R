# SPDX-License-Identifier: MIT

# A scenario is a list, a path, or JSON as a text; a text with a brace in it is JSON.
scenario_arguments <- function(scenario, ...) {
  given <- if (is.list(scenario)) list(scenario = scenario)
           else if (grepl("{", paste(scenario, collapse = "\n"), fixed = TRUE))
             list(scenario = paste(scenario, collapse = "\n"))
           else list(scenario_path = path.expand(scenario))
  c(given, list(...))
}

# A table is a data frame, what dn_table() takes, a path, or CSV as a text.
table_arguments <- function(table, name = "table") {
  if (is.character(table) && length(table) == 1 && !grepl("\n", table))
    return(setNames(list(path.expand(table)), paste0(name, "_path")))
  if (is.character(table)) return(setNames(list(paste(table, collapse = "\n")), name))
  setNames(list(csv_of(dn_table(table))), name)
}

# The text of each number that reads back as the same one, whatever the options of R; `missing` for NA.
number_text <- function(x, missing) {
  text <- sprintf("%.15g", x)
  whole <- is.finite(x) & x == trunc(x) & abs(x) < 2^53
  text[whole] <- sprintf("%.0f", x[whole])
  longer <- is.finite(x)
  longer[longer] <- as.numeric(text[longer]) != x[longer]
  text[longer] <- sprintf("%.17g", x[longer])
  text[is.na(x)] <- missing
  text
}

csv_of <- function(table) {
  quoted <- function(x) paste0("\"", gsub("\"", "\"\"", x, fixed = TRUE), "\"")
  cells <- function(x) {
    if (is.numeric(x)) return(number_text(as.numeric(x), ""))
    x <- as.character(x)
    ifelse(is.na(x), "", quoted(x))
  }
  lines <- do.call(paste, c(unname(lapply(table, cells)), sep = ","))
  paste0(paste(quoted(names(table)), collapse = ","), "\n", paste0(lines, "\n", collapse = ""))
}

# Numbers are written here, since jsonlite has 15 digits, and a world is another one at the 16th.
json_of <- function(x) {
  if (is.null(x)) return("null")
  if (is.data.frame(x)) return(json_of(lapply(seq_len(nrow(x)), function(row) lapply(x, `[[`, row))))
  if (is.matrix(x)) return(json_of(lapply(seq_len(nrow(x)), function(row) as.list(unname(x[row, ])))))
  if (is.list(x)) {
    members <- vapply(x, json_of, "")
    if (is.null(names(x))) return(paste0("[", paste(members, collapse = ","), "]"))
    named <- if (length(x)) paste0(vapply(names(x), text_json, ""), ":", members, collapse = ",")
    return(paste0("{", named, "}"))
  }
  if (is.factor(x)) x <- as.character(x)
  if (is.numeric(x) && any(is.infinite(x))) stop("an argument is infinite", call. = FALSE)
  cells <- if (is.numeric(x)) number_text(as.numeric(x), "null")
           else if (is.logical(x)) ifelse(is.na(x), "null", ifelse(x, "true", "false"))
           else if (is.character(x)) vapply(x, text_json, "", USE.NAMES = FALSE)
           else stop("an argument is of class ", class(x)[1], ", which JSON has not", call. = FALSE)
  if (length(cells) == 1 && !inherits(x, "AsIs")) cells
  else paste0("[", paste(cells, collapse = ","), "]")
}

text_json <- function(x) if (is.na(x)) "null" else as.character(jsonlite::toJSON(x, auto_unbox = TRUE))

to_json <- function(arguments) {
  arguments <- arguments[!vapply(arguments, is.null, NA)]
  if (length(arguments) == 0) "{}" else json_of(arguments)
}

stop_with <- function(class, message, error = list()) {
  stop(structure(class = c(class, "dn_error", "error", "condition"),
                 list(message = sub("\n+$", "", message), call = NULL, kind = error$kind,
                      problems = error$problems)))
}

dn_call <- function(verb, ..., progress = NULL) {
  answer <- .Call(call_dn, verb, to_json(list(...)), progress)
  names(answer) <- c("status", "interrupted", "failed", "json", "notes", "tables")
  if (answer$interrupted) {
    signalCondition(structure(class = c("interrupt", "condition"),
                              list(message = "interrupted", call = NULL)))
    stop_with("dn_stopped", "interrupted")
  }
  if (answer$failed) stop_with("dn_stopped", "the progress function failed")
  if (answer$json == "") stop_with("dn_failed", "there is not enough memory for an answer")
  document <- jsonlite::fromJSON(answer$json)
  if (answer$status != 0) {
    class <- switch(as.character(answer$status), "2" = "dn_bad_usage", "3" = "dn_bad_input",
                    "6" = "dn_stopped", "dn_failed")
    stop_with(class, document$error$text, document$error)
  }
  for (note in strsplit(answer$notes, "\n", fixed = TRUE)[[1]]) message("Note: ", note)
  document$tables <- lapply(answer$tables, function(columns) {
    structure(columns, class = "data.frame",
              row.names = .set_row_names(if (length(columns)) length(columns[[1]]) else 0L))
  })
  structure(document, json = answer$json, class = c(paste0("dn_", verb), "dn_answer"))
}

.onLoad <- function(libname, pkgname) {
  ours <- unname(getNamespaceVersion(pkgname))
  if (!identical(dn_version(), ours))
    stop("the library of darknumber is of version ", dn_version(), ", and this package of ", ours,
         ": install the two from one checkout", call. = FALSE)
}

dn_version <- function() .Call(version_of_dn)

print.dn_answer <- function(x, ...) {
  cat("<", class(x)[1], "> with ", paste(setdiff(names(x), "tables"), collapse = ", "), "\n", sep = "")
  for (name in names(x$tables))
    cat("  tables$", name, ": ", nrow(x$tables[[name]]), " rows\n", sep = "")
  invisible(x)
}
