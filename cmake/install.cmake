# SPDX-License-Identifier: MIT
# What `cmake --install` lays down: the program, its scenarios, and the library with a package file,
# so that find_package(darknumber) works (examples/library does it).

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

if(TARGET darknumber_program)
  install(TARGETS darknumber_program RUNTIME DESTINATION bin)
  include(cmake/manual.cmake)
endif()
install(TARGETS darknumber EXPORT darknumber_targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS darknumber_c EXPORT darknumber_c_targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES include/darknumber.h DESTINATION include)
# From its own place, since --prefix may be given when it is installed.
file(RELATIVE_PATH pc_to_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/darknumber.pc.in darknumber.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/darknumber.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(DIRECTORY engine/ DESTINATION include/darknumber/engine FILES_MATCHING PATTERN "*.h"
        PATTERN "cli" EXCLUDE)
install(DIRECTORY scenarios DESTINATION share/darknumber)
# Where scenarios look for the tables that they speak of.
install(DIRECTORY examples/data examples/tables DESTINATION share/darknumber/examples)
install(FILES LICENSE CITATION.cff README.md CHANGELOG.md DESTINATION share/doc/darknumber)
install(FILES third_party/plot/LICENCES.txt DESTINATION share/doc/darknumber/third_party/plot)
install(DIRECTORY docs DESTINATION share/doc/darknumber)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/darknumber)
configure_package_config_file(cmake/darknumberConfig.cmake.in darknumberConfig.cmake
                              INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(darknumberConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/darknumberConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/darknumberConfigVersion.cmake DESTINATION ${package_dir})
install(EXPORT darknumber_targets NAMESPACE darknumber:: FILE darknumberTargets.cmake
        DESTINATION ${package_dir})
install(EXPORT darknumber_c_targets NAMESPACE darknumber:: FILE darknumber_cTargets.cmake
        DESTINATION ${package_dir})
add_library(darknumber::darknumber ALIAS darknumber)
add_library(darknumber::darknumber_c ALIAS darknumber_c)
