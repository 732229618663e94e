# SPDX-License-Identifier: MIT

# Room for the labels of estimators at the left.
with_room <- function(labels) {
  par(mar = c(4, 2 + max(nchar(labels)) * 0.55, 2, 1), las = 1)
}

# Intervals, one below the other; the upright is the truth.
draw_intervals <- function(estimates, truth, xlab, ...) {
  old <- with_room(estimates$estimator)
  on.exit(par(old))
  at <- rev(seq_len(nrow(estimates)))
  ends <- unlist(estimates[c("estimate", "lower", "upper")])
  plot(estimates$estimate, at, xlim = range(c(ends[is.finite(ends)], truth)), ylim = c(0.5, max(at) + 0.5),
       yaxt = "n", ylab = "", xlab = xlab, pch = 19, ...)
  whole <- is.finite(estimates$lower) & is.finite(estimates$upper)
  arrows(estimates$lower[whole], at[whole], estimates$upper[whole], at[whole], length = 0.04,
         angle = 90, code = 3)
  axis(2, at = at, labels = estimates$estimator)
  if (length(truth)) abline(v = truth, lty = 2)
}

plot.dn_estimate <- function(x, ...) {
  draw_intervals(x$estimates, NULL, "persons", ...)
  invisible(x)
}

plot.dn_expect <- function(x, ...) {
  draw_intervals(x$estimates, x$truth, "persons, on the expected table", ...)
  invisible(x)
}

plot.dn_run <- function(x, point = 0, ...) {
  rows <- x$tables$replicates
  rows <- rows[rows$point == point & is.finite(rows$n_hat), ]
  rows$estimator <- factor(rows$estimator, levels = rev(levels(rows$estimator)))
  old <- with_room(levels(rows$estimator))
  on.exit(par(old))
  ratio <- rows$n_hat / rows$n_true
  whiskers <- boxplot(ratio ~ rows$estimator, plot = FALSE)$stats
  boxplot(ratio ~ rows$estimator, horizontal = TRUE, log = "x", ylab = "", xlab = "estimate / truth",
          outline = FALSE, ylim = range(c(1, whiskers), na.rm = TRUE), ...)
  abline(v = 1, lty = 2)
  invisible(x)
}

# jsonlite reads the pairs as a matrix or as a list.
labels_of_pairs <- function(lists) {
  if (is.matrix(lists)) apply(lists, 1, paste, collapse = ", ")
  else vapply(lists, paste, "", collapse = ", ")
}

plot.dn_bounds <- function(x, ...) {
  pairs <- x$pairs
  labels <- labels_of_pairs(pairs$lists)
  persons <- with(pairs, (overlap + only_first) * (overlap + only_second) / overlap)
  old <- with_room(labels)
  on.exit(par(old))
  at <- rev(seq_along(labels))
  plot(persons, at, yaxt = "n", ylab = "", xlab = "persons if the two were independent",
       pch = 19, ylim = c(0.5, max(at) + 0.5), ...)
  axis(2, at = at, labels = labels)
  abline(v = x$least$victims, lty = 2)
  invisible(x)
}

print.dn_estimate <- function(x, ...) {
  print(x$estimates[c("estimator", "estimate", "se", "lower", "upper", "status")], ...)
  invisible(x)
}

print.dn_expect <- function(x, ...) {
  cat("truth ", x$truth, "; expected to be observed ", format(x$observed), "\n", sep = "")
  print(cbind(x$estimates[c("estimator", "estimate")], over_truth = x$estimates$estimate / x$truth), ...)
  invisible(x)
}

# One answer by estimator: the median and the middle 90 % of estimate over truth.
print.dn_run <- function(x, ...) {
  if (nzchar(x$verdict)) cat(strwrap(x$verdict), sep = "\n")
  rows <- x$tables$replicates
  if (is.null(rows) || nrow(rows) == 0) return(invisible(x))
  ratio <- rows$n_hat / rows$n_true
  by <- interaction(rows$estimator, rows$point, drop = TRUE, lex.order = FALSE)
  middle <- t(vapply(split(ratio, by), quantile, numeric(3), probs = c(0.05, 0.5, 0.95), na.rm = TRUE))
  print(middle, ...)
  invisible(x)
}
