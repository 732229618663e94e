# SPDX-License-Identifier: MIT
# The engine as a shared library with the C interface of include/darknumber.h, for C, Python, R and
# whatever else can call C. It is linked from the objects of the static one.

add_library(darknumber_c SHARED engine/interface/c/darknumber_c.cpp)
target_link_libraries(darknumber_c PRIVATE darknumber darknumber_options fmt::fmt)
target_include_directories(darknumber_c PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                                               $<INSTALL_INTERFACE:include>)
set(exported ${PROJECT_SOURCE_DIR}/cmake/darknumber_c.map)
target_link_options(darknumber_c PRIVATE -Wl,--version-script=${exported})
if(NOT DARKNUMBER_SANITIZE)  # whose symbols come with the program
  target_link_options(darknumber_c PRIVATE -Wl,--no-undefined)
endif()
set_target_properties(darknumber_c PROPERTIES OUTPUT_NAME darknumber
                      VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
                      CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
                      LINK_DEPENDS ${exported})
