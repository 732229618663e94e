#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# JAGS 4.3.1, dhyper: how many of one list are on another, the law behind Lincoln and Petersen.
#
# Guess: draws scatter about the expected overlap with the hypergeometric standard deviation at any
# size of list, as they do for small lists, or an error says that a list is too long.
# Seen: with lists of 30,510 and 61,020 among 305,100 persons they do. With 30,511, 61,022 and 305,110
# every draw is the same number, the most likely overlap, and the log density (the monitored deviance)
# is nan; so it stays for longer lists. No warning is given and the program ends with code 0: whoever
# reads the summary sees an overlap that is known without error.
# Truth: the standard deviation by the closed form, sqrt(m (n1/N) (n2/N) (N - m)/(N - 1)).
source "$(dirname "${BASH_SOURCE[0]}")/debian.bash"
unpack jags=4.3.1-1 python3.11=3.11.2-6+deb12u9

modules=$(find "$root/usr/lib" -type d -name 'modules-*' | head -n 1)
cat >"$folder/model.bug" <<'BUG'
model {
  seen ~ dhyper(first, others, second, 1)  # data: its deviance is monitored
  drawn ~ dhyper(first, others, second, 1)
}
BUG

# overlap FIRST SECOND POPULATION: draws of the overlap of two lists.
overlap() {
  cd "$folder"
  printf 'first <- %d\nothers <- %d\nsecond <- %d\nseen <- %d\n' \
    "$1" "$(($3 - $1))" "$2" "$(($1 * $2 / $3))" >data.R
  printf '%s\n' '".RNG.name" <- "base::Mersenne-Twister"' '".RNG.seed" <- 1' >inits.R
  cat >commands <<'CMD'
load dic
model in "model.bug"
data in "data.R"
compile, nchains(1)
parameters in "inits.R"
initialize
monitor drawn
monitor deviance
update 4000
coda *
CMD
  LTDL_LIBRARY_PATH=$modules "$(find "$root/usr/lib" -name jags-terminal)" commands >jags.log 2>&1
  cd - >/dev/null
}

show() {
  overlap "$1" "$2" "$3"
  local code=$?
  FIRST=$1 SECOND=$2 POPULATION=$3 CODE=$code FOLDER=$folder python_code <<'PY'
import math
import os
import statistics

n1, n2, size = (int(os.environ[name]) for name in ("FIRST", "SECOND", "POPULATION"))
drawn, deviance = [], []
rows = [line.split()[1] for line in open(os.environ["FOLDER"] + "/CODAchain1.txt")]
for line in open(os.environ["FOLDER"] + "/CODAindex.txt"):
    name, first, last = line.split()
    part = rows[int(first) - 1:int(last)]
    (drawn if name == "drawn" else deviance).extend(part)
drawn = [float(value) for value in drawn]
law = math.sqrt(n2 * (n1 / size) * (1 - n1 / size) * (size - n2) / (size - 1))
print(f"lists of {n1} and {n2} among {size}: different overlaps "
      f"{'many' if len(set(drawn)) > 100 else len(set(drawn))}, standard deviation "
      f"{statistics.pstdev(drawn):.0f} (by the law {law:.0f}), deviance "
      f"{'a number' if float(deviance[0]) == float(deviance[0]) else 'nan'}, exit {os.environ['CODE']}")
PY
}

expect 'lists of 30510 and 61020 among 305100: different overlaps many, standard deviation 67 (by the law 66), deviance a number, exit 0
lists of 30511 and 61022 among 305110: different overlaps 1, standard deviation 0 (by the law 66), deviance nan, exit 0
lists of 100000 and 300000 among 1000000: different overlaps 1, standard deviation 0 (by the law 137), deviance nan, exit 0' < <(
  show 30510 61020 305100
  show 30511 61022 305110
  show 100000 300000 1000000
)
