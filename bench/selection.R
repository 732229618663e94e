# SPDX-License-Identifier: MIT
# Forward selection by AIC among the pairs of lists, as an R user would write it for speed: glm.fit, no formulas. Reads
# tables as `darknumber simulate --replicates` writes them, and prints each one's number, estimate of N and terms, and then
# the seconds that the selections took.
tables <- read.csv(file("stdin"), check.names = FALSE)
lists <- setdiff(names(tables), c("replicate", "count"))
k <- length(lists)
cells <- as.matrix(expand.grid(rep(list(0:1), k)))[-1, ]
colnames(cells) <- lists
pairs <- combn(k, 2, simplify = FALSE)
columns <- sapply(pairs, function(p) cells[, p[1]] * cells[, p[2]])
names(pairs) <- sapply(pairs, function(p) paste(lists[p], collapse = ":"))
place <- function(rows) as.integer(as.matrix(rows[, lists]) %*% 2^(seq_len(k) - 1))

select <- function(counts) {
  design <- cbind(1, cells)
  best <- glm.fit(design, counts, family = poisson())
  chosen <- integer(0)
  repeat {
    better <- NULL
    for (p in setdiff(seq_along(pairs), chosen)) {
      fit <- glm.fit(cbind(design, columns[, p]), counts, family = poisson())
      if (fit$aic < (if (is.null(better)) best else better)$aic - 1e-6) {
        better <- fit
        added <- p
      }
    }
    if (is.null(better)) break
    best <- better
    chosen <- c(chosen, added)
    design <- cbind(design, columns[, added])
  }
  list(size = sum(counts) + exp(best$coefficients[1]), terms = sort(names(pairs)[chosen]))
}

seconds <- 0
for (rows in split(tables, tables$replicate)) {
  counts <- numeric(2^k - 1)
  counts[place(rows)] <- rows$count
  seconds <- seconds + system.time(answer <- select(counts))[["user.self"]]
  cat(rows$replicate[1], sprintf("%.6f", answer$size), paste(answer$terms, collapse = ","), "\n")
}
cat("seconds", seconds, "\n")
