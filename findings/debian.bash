# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What the findings share: packages of Debian 12 or of npm, at a stated version, unpacked into a folder that
# is deleted at the end. Nothing is installed on the machine. Sourced, not run.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root=$folder/root
mkdir -p "$root" "$folder/archives/partial"
: >"$folder/status"

# unpack NAME=VERSION…: these packages with all they depend on. The C library stays the machine's.
unpack() {
  apt-get --quiet=2 --yes --download-only --no-install-recommends \
    -o Dir::State::status="$folder/status" -o Dir::Cache::archives="$folder/archives" \
    -o Debug::NoLocking=1 -o APT::Sandbox::User=root install "$@" >"$folder/apt" 2>&1 || {
    cat "$folder/apt" >&2
    printf 'Debian 12 no longer offers %s (or "apt-get update" was never run).\n' "$*" >&2
    exit 1
  }
  local archive
  for archive in "$folder"/archives/*.deb; do
    case ${archive##*/} in
    libc6_* | libc-bin_* | libgcc-s1_* | libstdc++6_*) ;;
    *) dpkg-deb --extract "$archive" "$root" ;;
    esac
  done
  local lib=$root/usr/lib/$(uname -m)-linux-gnu
  export LD_LIBRARY_PATH=$lib:$lib/blas:$lib/lapack:$root/lib/$(uname -m)-linux-gnu:$root/usr/lib:$root/usr/lib/R/lib:$lib/pspp
}

# r_code: runs the R code on standard input in the unpacked R. The file with R's environment is written by
# the package's installation, which is not run; without an editor in it R does not start.
r_code() {
  rm -f "$root/usr/lib/R/etc/Renviron"
  echo 'EDITOR=vi' >"$root/usr/lib/R/etc/Renviron"
  cat >"$folder/code.R"
  env TZ=UTC LC_ALL=C R_HOME="$root/usr/lib/R" R_SHARE_DIR="$root/usr/share/R/share" \
    R_LIBS_SITE="$root/usr/lib/R/site-library" R_LIBS_USER= \
    "$root/usr/lib/R/bin/exec/R" --no-echo --no-restore --no-save --file="$folder/code.R"
}

# python_code: runs the Python code on standard input in the unpacked Python.
python_code() {
  cat >"$folder/finding.py"
  env PYTHONHOME="$root/usr" PYTHONPATH="$root/usr/lib/python3/dist-packages" PYTHONWARNINGS=ignore \
    OPENBLAS_NUM_THREADS=1 "$root/usr/bin/python3.11" "$folder/finding.py"
}

# npm_packages NAME@VERSION…: these packages of npm with all they depend on, for the machine's Node.js. No script
# that they bring is run.
npm_packages() {
  npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund "$@" >"$folder/npm" 2>&1 || {
    cat "$folder/npm" >&2
    exit 1
  }
}

# node_code: runs the JavaScript on standard input, as a module, with those packages.
node_code() {
  cat >"$folder/code.mjs"
  node "$folder/code.mjs"
}

# expect TEXT: the output on standard input must be TEXT to the letter; anything else is a change.
expect() {
  local seen
  seen=$(cat)
  printf '%s\n' "$seen"
  if [ "$seen" != "$1" ]; then
    printf '\nThe behaviour has changed. Seen before:\n%s\n' "$1" >&2
    exit 1
  fi
  printf 'As described.\n'
}
