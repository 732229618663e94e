#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# UpSetR 1.4.0: the usual picture of overlapping lists, for six lists.
#
# Guess: upset(table) shows every list of a table, or says that it does not.
# Seen: it shows the five largest. The sixth is gone without a word; who was on it alone is in no bar,
# and who was on it and on others is counted as if not on it. Here 9 of 109 persons belong to no set
# of the picture, and the history {a, f} has become {a}. `nsets = 6` shows all.
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack r-base-core=4.2.2.20221110-2 r-cran-upsetr=1.4.0+dfsg-2

expect 'UpSetR 1.4.0, 109 persons on a b c d e f
upset(table): a b c d e; on no list 9; largest bars a 27, b 20, c 18
upset(table, nsets = 6): a b c d e f; on no list 0; largest bars a 20, b 20, c 18' < <(r_code <<'R'
suppressMessages(library(UpSetR))
histories <- c(a = 20, b = 20, c = 18, d = 16, e = 14, f = 9, "a f" = 7, "a b c d e" = 5)
lists <- c("a", "b", "c", "d", "e", "f")
on <- strsplit(names(histories), " ")
persons <- as.data.frame(t(sapply(rep(on, histories), function(h) as.integer(lists %in% h))))
names(persons) <- lists
pdf(NULL)
cat(sprintf("UpSetR %s, %d persons on %s\n", packageVersion("UpSetR"), nrow(persons),
            paste(lists, collapse = " ")))
show <- function(call, drawn) {
  shown <- intersect(lists, names(drawn$New_data))
  of <- apply(drawn$New_data[shown], 1, function(h) paste(shown[h == 1], collapse = " "))
  bars <- sort(table(of[of != ""]), decreasing = TRUE)[1:3]
  cat(sprintf("%s: %s; on no list %d; largest bars %s\n", call, paste(shown, collapse = " "),
              sum(of == ""), paste(names(bars), bars, collapse = ", ")))
}
show("upset(table)", upset(persons))
show("upset(table, nsets = 6)", upset(persons, nsets = 6))
R
)
