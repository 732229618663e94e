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

# Labels count, and not their order; what may mean two things is refused, by name.
refused <- function(expression, words) {
  stopifnot(grepl(words, tryCatch({ expression; "" }, error = conditionMessage), fixed = TRUE))
}
everybody <- data.frame(A = factor(c("Yes", "Yes")), B = factor(c("No", "Yes"), levels = c("Yes", "No")),
                        Freq = c(3, 4))
stopifnot(all.equal(from_lcmcr(everybody), data.frame(A = c(1, 1), B = c(0, 1), count = c(3, 4))))
refused(from_lcmcr(transform(everybody, A = factor(c("a", "b")))), "every row: A")
refused(to_dga(transform(two_lists <- data.frame(A = c(1, 0), B = 1, count = 2), A = c(1, 2))), "every row: A")
refused(to_mse(transform(two_lists, B = c(1, NA))), "every row: B")
refused(to_mse(transform(two_lists, count = c(1, NA))), "count is not a number")
drawn <- dn_simulate(world, replicates = 2)
refused(to_mse(drawn), "the table has 2 replicates")
stopifnot(sum(to_mse(drawn[drawn$replicate == 1, ])$count) == sum(drawn$count[drawn$replicate == 1]))
ones <- cbind(A = c(1, 0, 1), B = c(0, 1, 1), freq = 1)
stopifnot(identical(names(from_rcapture(ones)), c("A", "B", "count")),
          all.equal(from_rcapture(unname(ones), dfreq = TRUE)$count, c(1, 1, 1)))
refused(from_rcapture(unname(ones)), "say from_rcapture(x, dfreq = TRUE)")
refused(from_rcapture(cbind(A = c(1, 0), B = c(7, 1))), "every row: B")

# A list is the same world as its text, to the last bit, whatever the options of R.
thirds <- world
thirds$agencies[[1]]$capture_probability <- 1 / 3
thirds$agencies[[2]]$capture_probability <- 0.1 + 0.2
text <- paste0('{"schema": 1, "population": {"victims": 1000}, "agencies": [{"name": "A", "capture_probability": ',
               '0.33333333333333331}, {"name": "B b", "capture_probability": 0.30000000000000004}, {"name": "C", ',
               '"capture_probability": 0.5}], "estimation": {"estimators": [{"method": "chao"}, ',
               '{"method": "chapman", "lists": ["A", "C"]}]}}')
hash_of <- function(scenario) dn_run(scenario, replicates = 10)$scenario_hash
old <- options(OutDec = ",", digits = 3, scipen = -5)
stopifnot(nzchar(hash_of(text)), identical(hash_of(thirds), hash_of(text)),
          grepl("0.33333333333333331", darknumber:::csv_of(data.frame(x = 1 / 3)), fixed = TRUE),
          identical(darknumber:::to_json(list(a = 2^53 - 1, b = NULL, c = c(0.1, NA), d = I(TRUE), e = list(),
                                              f = "a\"b", g = 100000L)),
                    '{"a":9007199254740991,"c":[0.1,null],"d":[true],"e":[],"f":"a\\"b","g":100000}'))
options(old)

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

# A stratum is a text, though it looks like a number.
strata <- world
strata$population$strata <- list(list(name = "007", share = 0.5), list(name = "7", share = 0.5))
stopifnot(identical(levels(dn_simulate(strata)$stratum), c("007", "7")))

# Errors.
caught <- tryCatch(dn_run(world, set = list("agencies[A].capture_probability" = 35)),
                   dn_bad_input = function(e) e)
stopifnot(identical(caught$problems$path, "agencies[A].capture_probability"),
          grepl("write 0.35", conditionMessage(caught)))
caught <- tryCatch(dn_call("rnu"), dn_bad_usage = function(e) e)
stopifnot(identical(caught$problems$suggestion, "run"))
stopifnot(inherits(tryCatch(dn_run(world, replicates = 1e9, time_limit = 0.2), error = identity),
                   "dn_stopped"))
endless <- c(world, list(monte_carlo = list(replicates = 1e9)))
refused(dn_explain(endless, time_limit = 60), "the scenario has no study")
stopifnot(inherits(try(dn_run(world, replicates = 1e9, progress = function(...) stop("mine")),
                       silent = TRUE), "try-error"))

# A library of another version is refused.
stopifnot(identical(dn_version(), as.character(packageVersion("darknumber"))))
local({
  load <- darknumber:::.onLoad
  environment(load) <- list2env(list(dn_version = function() "9.9.9"), parent = asNamespace("darknumber"))
  refused(load(NULL, "darknumber"), "is of version 9.9.9")
})

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
