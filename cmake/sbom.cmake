# SPDX-License-Identifier: MIT
# A list of what the build found and the package depends on, and of what it contains, in SPDX 2.3 (https://spdx.github.io/spdx-spec/v2.3/),
# installed beside the licence. The name in the first column is CMake's; the others are those of README.md.

set(sbom_packages)
set(sbom_relationships)
function(darknumber_lists relationship_type found name version licence)
  if(NOT version)
    message(FATAL_ERROR "${name}: CMake found it, but not its version, which the list of dependencies needs")
  endif()
  string(REGEX REPLACE "[^A-Za-z0-9.]+" "-" id ${found})
  set(package [[
    {"SPDXID": "SPDXRef-@id@", "name": "@name@", "versionInfo": "@version@", "licenseConcluded": "NOASSERTION",
     "licenseDeclared": "@licence@", "copyrightText": "NOASSERTION", "downloadLocation": "NOASSERTION",
     "filesAnalyzed": false}]])
  string(CONFIGURE "${package}" package @ONLY)
  string(CONFIGURE [[
    {"spdxElementId": "SPDXRef-darknumber", "relationshipType": "@relationship_type@", "relatedSpdxElement": "SPDXRef-@id@"}]]
    relationship @ONLY)
  set(sbom_packages "${sbom_packages},\n${package}" PARENT_SCOPE)
  set(sbom_relationships "${sbom_relationships},\n${relationship}" PARENT_SCOPE)
endfunction()

# libcsv says its version in its header.
file(STRINGS ${LIBCSV_INCLUDE_DIR}/csv.h csv_version REGEX "^#define CSV_(MAJOR|MINOR|RELEASE) [0-9]+$")
list(TRANSFORM csv_version REPLACE "^.* " "")
list(JOIN csv_version "." csv_version)

darknumber_lists(DEPENDS_ON Boost Boost "${Boost_VERSION_STRING}" BSL-1.0)
darknumber_lists(DEPENDS_ON Eigen3 Eigen "${Eigen3_VERSION}" MPL-2.0)
if(DARKNUMBER_TBB)
  darknumber_lists(DEPENDS_ON TBB oneTBB "${TBB_VERSION}" Apache-2.0)
endif()
darknumber_lists(DEPENDS_ON nlohmann_json nlohmann/json "${nlohmann_json_VERSION}" MIT)
darknumber_lists(DEPENDS_ON csv libcsv "${csv_version}" LGPL-2.1-or-later)
darknumber_lists(DEPENDS_ON fmt fmt "${fmt_VERSION}" MIT)
darknumber_lists(DEPENDS_ON CLI11 CLI11 "${CLI11_VERSION}" BSD-3-Clause)

# What the bundle of Observable Plot is made of, which stands in the program and in its reports.
file(STRINGS third_party/plot/packages.tsv bundled)
foreach(package IN LISTS bundled)
  string(REGEX MATCH "^@?([^\t]+)\t([^\t]+)\t([^\t]+)$" package "${package}")
  darknumber_lists(CONTAINS "npm-${CMAKE_MATCH_1}" "${CMAKE_MATCH_1}" "${CMAKE_MATCH_2}" "${CMAKE_MATCH_3}")
endforeach()

# The same list has the same name; `created` follows SOURCE_DATE_EPOCH when it is installed.
string(UUID sbom_id NAMESPACE 6ba7b811-9dad-11d1-80b4-00c04fd430c8 TYPE SHA1
       NAME "darknumber ${PROJECT_VERSION} ${sbom_packages}")  # RFC 9562: the namespace of addresses
set(created @created@)
configure_file(cmake/darknumber.spdx.json.in darknumber.spdx.json.in @ONLY)
install(CODE "string(TIMESTAMP created UTC)
configure_file(\"${PROJECT_BINARY_DIR}/darknumber.spdx.json.in\" \"${PROJECT_BINARY_DIR}/darknumber.spdx.json\" @ONLY)")
install(FILES ${PROJECT_BINARY_DIR}/darknumber.spdx.json DESTINATION share/doc/darknumber)
