# SPDX-License-Identifier: MIT
# What the recipes share; sourced with the arguments CHECKOUT and FOLDER. Afterwards the current folder
# is a copy of the sources, to which a recipe adds what it says and nothing else.
set -eu
checkout=$1
copy=$2

mkdir -p "$copy"
rm -rf "$copy/before" "$copy/sources"
mkdir "$copy/before"
cd "$checkout"
cp -R CMakeLists.txt LICENSE cmake engine include scenarios examples tests third_party "$copy/before/" 2>/dev/null || true
cp -R "$copy/before" "$copy/sources"
cd "$copy/sources"

# insert_after FILE LINE TEXT: LINE is the beginning of the one line that the text goes below.
insert_after() {
  place "$1" "$2" after "$3"
}

# insert_before FILE LINE TEXT
insert_before() {
  place "$1" "$2" before "$3"
}

place() {
  line=$2 where=$3 text=$4 awk '
    { is_it = index($0, ENVIRON["line"]) == 1 }
    is_it { ++found }
    is_it && ENVIRON["where"] == "before" { print ENVIRON["text"] }
    { print }
    is_it && ENVIRON["where"] == "after" { print ENVIRON["text"] }
    END { exit found != 1 }' "$1" > "$copy/edited.txt" || { echo "$1: not one line \"$2\""; exit 1; }
  cp "$copy/edited.txt" "$1"
}

# replace FILE OLD NEW: the one place that has OLD, within a line.
replace() {
  old=$2 new=$3 awk '
    { at = index($0, ENVIRON["old"]) }
    at > 0 { ++found; $0 = substr($0, 1, at - 1) ENVIRON["new"] substr($0, at + length(ENVIRON["old"])) }
    { print }
    END { exit found != 1 }' "$1" > "$copy/edited.txt" || { echo "$1: not one \"$2\""; exit 1; }
  cp "$copy/edited.txt" "$1"
}

# Which files of the engine had to be touched, and in how many lines.
say_touched() {
  diff -rq "$copy/before/engine" "$copy/sources/engine" | sed -n 's|^Files .*/before/\(.*\) and .*|\1|p' \
    > "$copy/touched.txt"
  lines=0
  while read -r file; do
    lines=$((lines + $(diff "$copy/before/$file" "$file" | grep -c '^>') ))
    echo "  $file"
  done < "$copy/touched.txt"
  echo "Existing files touched: $(wc -l < "$copy/touched.txt"), with $lines lines new or changed."
}

# Without optimisation: what counts is that it compiles, and what it says.
build_program() {
  cmake -S . -B "$copy/build" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG=-O0 \
    -DDARKNUMBER_TESTS=OFF -DDARKNUMBER_BENCH=OFF "$@" > "$copy/configure.txt"
  cmake --build "$copy/build" --target darknumber_program --parallel 2 > "$copy/build.txt" 2>&1 ||
    { cat "$copy/build.txt"; exit 1; }
  program=$copy/build/darknumber
}

# expect TEXT COMMAND: what the command prints has the text.
expect() {
  wanted=$1
  shift
  "$@" > "$copy/output.txt" 2>&1 || true
  grep -qF -- "$wanted" "$copy/output.txt" || {
    echo "expected \"$wanted\" of: $*"
    cat "$copy/output.txt"
    exit 1
  }
}

# hash_with SETTING…: the hash of the textbook scenario with these settings.
hash_with() {
  rm -rf "$copy/results"
  for setting in "$@"; do
    shift
    set -- "$@" --set "$setting"
  done
  "$program" run scenarios/textbook.json --replicates 2 --quiet --output "$copy/results" "$@" \
    > "$copy/output.txt"
  grep scenario_hash "$copy/results/results.json"
}
