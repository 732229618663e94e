# SPDX-License-Identifier: MIT
library(darknumber)

world <- list(
  schema = 1,
  population = list(victims = 1000),
  agencies = list(list(name = "A", capture_probability = 0.3),
                  list(name = "B b", capture_probability = 0.4),
                  list(name = "C", capture_probability = 0.5)),
  estimation = list(estimators = list(list(method = "chao"), list(method = "chapman", lists = list("A", "C")))))

# Tables there and back.
register <- dn_simulate(world, replicate = 3)
stopifnot(identical(names(register), c("A", "B b", "C", "count")), all(unlist(register[1:3]) %in% 0:1))
table <- to_mse(register)
stopifnot(all.equal(from_rcapture(to_rcapture(table)), table),
          all.equal(from_lcmcr(to_lcmcr(table)), table),
          all.equal(unname(as.list(from_dga(to_dga(table)))), unname(as.list(table))),
          dim(to_dga(table)) == 2, sum(to_dga(table)) == sum(register$count))
persons <- table[rep(seq_len(nrow(table)), table$count), 1:3]
stopifnot(all.equal(from_rcapture(as.matrix(persons)), table))

# The same answers from every shape.
chao <- dn_estimate(table, "chao")$estimates$estimate
for (shape in list(to_rcapture(table), to_lcmcr(table), persons))
  stopifnot(all.equal(dn_estimate(shape, "chao")$estimates$estimate, chao))
stopifnot(all.equal(dn_estimate(to_dga(table), "chao")$estimates$estimate, chao))
two <- data.frame(A = c(1, 1, 0), B = c(1, 0, 1), count = c(20, 40, 60))
stopifnot(all.equal(dn_estimate(two, "chapman")$estimates$estimate, 61 * 81 / 21 - 1))

# Runs.
told <- 0
answer <- dn_run(world, replicates = 100, seed = 4, progress = function(done, total) told <<- done / total)
rows <- answer$tables$replicates
stopifnot(told == 1, nrow(rows) == 200, identical(levels(rows$estimator), c("chao", "chapman[A,C]")),
          identical(dn_run(world, replicates = 100, seed = 4, threads = 1)$digest, answer$digest),
          abs(mean(rows$n_hat / rows$n_true) - 1) < 0.05)
expected <- dn_expect(world, set = list("population.victims" = 2000))
stopifnot(expected$truth == 2000, dn_validate(world)$valid)
solved <- dn_calibrate(world, table)
stopifnot(abs(dn_expect(solved)$observed - sum(table$count)) < 0.5)

# Errors.
caught <- tryCatch(dn_run(world, set = list("agencies[A].capture_probability" = 35)),
                   dn_bad_input = function(e) e)
stopifnot(identical(caught$problems$path, "agencies[A].capture_probability"),
          grepl("write 0.35", conditionMessage(caught)))
caught <- tryCatch(dn_call("rnu"), dn_bad_usage = function(e) e)
stopifnot(identical(caught$problems$suggestion, "run"))
stopifnot(inherits(tryCatch(dn_run(world, replicates = 1e9, time_limit = 0.2), error = identity),
                   "dn_stopped"))
stopifnot(inherits(tryCatch(dn_explain(world, time_limit = 60), error = identity), "error"))
stopifnot(inherits(try(dn_run(world, replicates = 1e9, progress = function(...) stop("mine")),
                       silent = TRUE), "try-error"))

# Drawings.
pdf(NULL)
plot(answer)
plot(expected)
plot(dn_estimate(table))
bounds <- dn_bounds(table)
stopifnot(identical(darknumber:::labels_of_pairs(bounds$pairs$lists), c("A, B b", "A, C", "B b, C")),
          identical(darknumber:::labels_of_pairs(rbind(c("A", "B"), c("A", "C"))), c("A, B", "A, C")))
plot(bounds)
print(answer)
print(expected)
print(dn_estimate(table))
print(dn_bounds(table))
