# Run at every build: writes the commit of the source to a header, which changes only with it.
#   cmake -DSOURCE=folder -DHEADER=file [-DGIVEN=commit] -P commit.cmake
set(commit "${GIVEN}")
if(NOT commit)
  # A source without a history may lie inside somebody else's repository.
  find_program(GIT git)
  if(GIT AND EXISTS "${SOURCE}/.git")
    execute_process(COMMAND ${GIT} -C ${SOURCE} describe --always --dirty --abbrev=12
                    OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  endif()
endif()
if(NOT commit)
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT ${HEADER} @ONLY CONTENT [[
// SPDX-License-Identifier: MIT
#pragma once

namespace darknumber {
inline constexpr const char* built_commit = "@commit@";
}  // namespace darknumber
]])
