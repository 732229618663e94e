# SPDX-License-Identifier: MIT

count_names <- c("count", "Freq", "freq")

lists_of <- function(table) setdiff(names(table), c(count_names, "replicate", "stratum"))

# What stands for not on a list and on it, by its label.
labels_off <- c("0", "FALSE", "No")
labels_on <- c("1", "TRUE", "Yes")

# 0 and 1, whatever stands for them in a factor or a logical column, by the labels and not their order;
# any other column as it is.
zero_one <- function(x) {
  if (is.logical(x)) return(as.numeric(x))
  if (!is.factor(x) || !all(levels(x) %in% c(labels_off, labels_on))) return(x)
  ifelse(is.na(x), NA, as.numeric(as.character(x) %in% labels_on))
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
# Without dfreq the names say which.
from_rcapture <- function(x, dfreq = NULL) {
  last <- colnames(x)[ncol(x)]
  if (is.null(dfreq)) {
    if (is.null(last))
      stop("the columns of the matrix have no names: say from_rcapture(x, dfreq = TRUE) where the last one ",
           "is the frequency, else dfreq = FALSE", call. = FALSE)
    dfreq <- last %in% count_names
  }
  if (is.null(colnames(x))) colnames(x) <- paste0("list", seq_len(ncol(x)))
  table <- as.data.frame(x, optional = TRUE)
  if (dfreq) names(table)[ncol(table)] <- "count"
  else table <- cbind(table, count = 1)
  counted(table)
}

to_rcapture <- function(table) as.matrix(counted(dn_table(table)))

# LCMCR: factors with the levels 0 and 1 (or No and Yes), and Freq.
from_lcmcr <- function(x) {
  if (!"Freq" %in% names(x)) x$Freq <- 1
  names(x)[names(x) == "Freq"] <- "count"
  counted(dn_table(x))
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

# Stops unless all is so that counts may be added up; says which columns are not.
check_to_count <- function(table) {
  replicates <- unique(table$replicate)
  if (length(replicates) > 1)
    stop("the table has ", length(replicates), " replicates, which are registers of their own: take one, ",
         "table[table$replicate == ", replicates[1], ", ]", call. = FALSE)
  lists <- lists_of(table)
  wrong <- lists[!vapply(table[lists], function(x) is.numeric(x) && !anyNA(x) && all(x %in% 0:1), NA)]
  if (length(wrong))
    stop("not 0 or 1 in every row: ", paste(wrong, collapse = ", "),
         ". Leave out what is no list, and replace what is missing", call. = FALSE)
  if (!is.numeric(table$count) || anyNA(table$count) || any(table$count < 0))
    stop("count is not a number from 0 in every row", call. = FALSE)
}

# A row for each history with someone; strata are added up.
counted <- function(table) {
  if (!"count" %in% names(table)) table$count <- 1
  check_to_count(table)
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
