# SPDX-License-Identifier: MIT
# A Debian package of what `cmake --install` lays down, by `cpack -G DEB`; docs/packaging.md says how. Who is
# responsible for it, and where it lives, stands in CITATION.cff alone.

file(STRINGS CITATION.cff authors REGEX "^  - name: ")
list(TRANSFORM authors REPLACE "^  - name: *\"?([^\"]*)\"?$" "\\1")
list(JOIN authors ", " authors)
if(NOT authors)
  message(FATAL_ERROR "CITATION.cff: no author with a `name`, which the package needs as its maintainer")
endif()
file(STRINGS CITATION.cff homepage REGEX "^(url|repository-code): ")
if(homepage)
  list(GET homepage 0 homepage)
  string(REGEX REPLACE "^[a-z-]+: *\"?([^\"]*)\"?$" "\\1" CPACK_PACKAGE_HOMEPAGE_URL "${homepage}")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME darknumber)
set(CPACK_PACKAGE_CONTACT ${authors})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulates how wrong estimates of hidden populations are")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")  # the C interface stays as long as the library's name
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# What only a C++ program that links the static library needs.
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libboost-dev, libfmt-dev, libtbb-dev, libcsv-dev")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A scenario describes a population whose size is known and the agencies that
record it, with violated assumptions: false records, missed links, lists that
depend on each other, people who differ. darknumber simulates their registers,
gives them to the estimators of multiple systems estimation (capture-recapture),
and shows how far the answers are from the truth, with Monte Carlo errors.
.
This package holds the program, the shared and the static library with their
headers, scenarios, published tables, the manual page and completions. Its licence
is MIT; reports contain Observable Plot and D3 (ISC).")

# Where Debian looks for the licences: ours, and those of what reports contain.
file(READ LICENSE licence)
file(READ third_party/plot/LICENCES.txt bundled_licences)
file(CONFIGURE OUTPUT copyright CONTENT "${licence}\n${bundled_licences}" @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/copyright DESTINATION share/doc/darknumber COMPONENT debian EXCLUDE_FROM_ALL)
set(CPACK_INSTALL_CMAKE_PROJECTS ${PROJECT_BINARY_DIR} darknumber ALL /
                                 ${PROJECT_BINARY_DIR} darknumber debian /)
include(CPack)
