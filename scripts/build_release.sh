# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What ./quickstart and ./check share: packages, configuration, compilation. Sourced, not run.

# Debian 12's packages; README.md says what each is for.
packages=(
  g++ cmake ninja-build ccache
  libboost-dev libeigen3-dev libtbb-dev nlohmann-json3-dev libcsv-dev libfmt-dev libcli11-dev
  catch2 librandom123-dev
)

stop() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

missing_packages() {
  local package
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      printf '%s\n' "$package"
  done
}

# Asks apt for what is missing among `packages`; where nothing is, apt is not called at all.
install_missing() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    printf 'No apt here, so nothing is installed. Needed, by their Debian names: %s\n' \
      "${packages[*]}" >&2
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages)
  [ ${#missing[@]} -gt 0 ] || return 0

  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      stop "cannot install packages without root. As root, run: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  printf 'Installing %s\n' "${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install --yes --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    stop "apt could not install: ${missing[*]}. Its last words are above. Is there a network?"
  fi
  rm -f "$log"
}

# Configures build/release where no one has, or where the last attempt did not finish; ninja itself
# configures again when a CMake file or the set of sources changes.
configure_release() {
  [ -f build/release/build.ninja ] && return
  local log
  log=$(mktemp)
  printf 'Configuring build/release\n'
  if ! cmake --preset release </dev/null >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    rm -f "$log"
    stop "cmake failed; its last words are above. 'rm -rf build/release' and run again."
  fi
  rm -f "$log"
}

build_release() {
  cmake --build --preset release --target "$@" </dev/null ||
    stop "the build failed; the compiler's message is above."
}
