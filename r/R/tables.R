# SPDX-License-Identifier: MIT

count_names <- c("count", "Freq", "freq")

lists_of <- function(table) setdiff(names(table), c(count_names, "replicate", "stratum"))

# 0 and 1, whatever stands for them in a factor or a logical column.
zero_one <- function(x) {
  if (is.factor(x) && all(levels(x) %in% c("0", "1"))) return(as.numeric(as.character(x)))
  if (is.logical(x)) return(as.numeric(x))
  x
}

dn_table <- function(x) {
  if (is.array(x) && length(dim(x)) > 2 || inherits(x, "table")) return(from_dga(x))
  if (is.matrix(x)) return(from_rcapture(x))
  x <- as.data.frame(x, optional = TRUE, stringsAsFactors = FALSE)
  x[] <- lapply(x, zero_one)
  named <- intersect(count_names, names(x))
  if (length(named)) names(x)[names(x) == named[1]] <- "count"
  x
}

# Rcapture: a matrix whose last column is the frequency (dfreq = TRUE), or one row for each person.
from_rcapture <- function(x, dfreq = !all(x[, ncol(x)] %in% 0:1)) {
  if (is.null(colnames(x))) colnames(x) <- paste0("list", seq_len(ncol(x)))
  table <- as.data.frame(x, optional = TRUE)
  if (dfreq) names(table)[ncol(table)] <- "count"
  else table <- cbind(table, count = 1)
  counted(table)
}

to_rcapture <- function(table) as.matrix(counted(dn_table(table)))

# LCMCR: factors with the levels 0 and 1 (or No and Yes), and Freq.
from_lcmcr <- function(x) {
  lists <- setdiff(names(x), "Freq")
  x[lists] <- lapply(x[lists], function(column) {
    if (is.factor(column)) as.numeric(column) - 1 else column
  })
  if (!"Freq" %in% names(x)) x$Freq <- 1
  names(x)[names(x) == "Freq"] <- "count"
  counted(x)
}

to_lcmcr <- function(table) {
  table <- counted(dn_table(table))
  lists <- lists_of(table)
  data.frame(lapply(table[lists], factor, levels = c("0", "1")), Freq = table$count,
             check.names = FALSE)
}

# dga: an array with a dimension of two for each list; index 1 is not on it, 2 is on it.
from_dga <- function(x) {
  lists <- names(dimnames(x))
  if (is.null(lists)) lists <- paste0("list", seq_along(dim(x)))
  on <- arrayInd(seq_along(x), dim(x)) - 1
  colnames(on) <- lists
  table <- data.frame(on, count = as.vector(x), check.names = FALSE)
  table <- table[rowSums(on) > 0 & table$count > 0, ]
  rownames(table) <- NULL
  table
}

to_dga <- function(table) {
  table <- counted(dn_table(table))
  lists <- lists_of(table)
  counts <- array(0, rep(2, length(lists)))
  counts[as.matrix(table[lists]) + 1] <- table$count
  counts
}

# MultipleSystemsEstimation (and SparseMSE): lists of 0 and 1, then count.
to_mse <- function(table) counted(dn_table(table))

# A row for each history with someone; strata are added up.
counted <- function(table) {
  if (!"count" %in% names(table)) table$count <- 1
  lists <- lists_of(table)
  code <- as.vector(as.matrix(table[lists]) %*% 2^(seq_along(lists) - 1))
  kept <- code > 0 & table$count > 0
  table <- table[kept, , drop = FALSE]
  code <- code[kept]
  first <- match(sort(unique(code)), code)
  register <- table[first, lists, drop = FALSE]
  register$count <- as.vector(rowsum(table$count, code))
  rownames(register) <- NULL
  register
}
