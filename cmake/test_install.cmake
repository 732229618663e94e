# SPDX-License-Identifier: MIT
# A test that the installed package serves a stranger: install into an empty folder, then configure,
# build and run examples/library from there, as someone without the checkout would.

# A sanitized library needs its sanitizer in the stranger's build as well: not what is tested here.
if(DARKNUMBER_SANITIZE)
  return()
endif()

set(installed ${PROJECT_BINARY_DIR}/installed)
set(stranger ${PROJECT_BINARY_DIR}/stranger)

add_test(NAME "install: lay down" COMMAND
         ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${installed})
add_test(NAME "install: build against it" COMMAND
         ${CMAKE_CTEST_COMMAND} --build-and-test ${PROJECT_SOURCE_DIR}/examples/library ${stranger}
         --build-generator ${CMAKE_GENERATOR} --build-options -DCMAKE_PREFIX_PATH=${installed}
         -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -DCMAKE_BUILD_TYPE=${CMAKE_BUILD_TYPE}
         --test-command ${stranger}/dark_figure)
set_tests_properties("install: lay down" PROPERTIES LABELS install FIXTURES_SETUP installed)
set_tests_properties("install: build against it" PROPERTIES LABELS install
                     FIXTURES_REQUIRED installed)

# The same of the shared library, from C, where nothing that the engine is made of is installed.
set(stranger_in_c ${PROJECT_BINARY_DIR}/stranger_in_c)
add_test(NAME "install: build C against it" COMMAND
         ${CMAKE_CTEST_COMMAND} --build-and-test ${PROJECT_SOURCE_DIR}/examples/c ${stranger_in_c}
         --build-generator ${CMAKE_GENERATOR} --build-options -DCMAKE_PREFIX_PATH=${installed}
         -DCMAKE_C_COMPILER=${CMAKE_C_COMPILER} -DCMAKE_DISABLE_FIND_PACKAGE_Boost=ON
         -DCMAKE_DISABLE_FIND_PACKAGE_fmt=ON -DCMAKE_DISABLE_FIND_PACKAGE_TBB=ON
         -DCMAKE_BUILD_TYPE=${CMAKE_BUILD_TYPE} --test-command ${stranger_in_c}/dark_figure_c)
set_tests_properties("install: build C against it" PROPERTIES LABELS install
                     FIXTURES_REQUIRED installed)
find_program(pkg_config pkg-config)
if(pkg_config)
  set(package_files ${installed}/${CMAKE_INSTALL_LIBDIR}/pkgconfig)
  add_test(NAME "install: pkg-config" COMMAND
           sh -c "${CMAKE_C_COMPILER} -o ${stranger_in_c}_alone ${PROJECT_SOURCE_DIR}/examples/c/dark_figure.c \
$(PKG_CONFIG_PATH=${package_files} ${pkg_config} --cflags --libs darknumber) \
&& LD_LIBRARY_PATH=${installed}/${CMAKE_INSTALL_LIBDIR} ${stranger_in_c}_alone")
  set_tests_properties("install: pkg-config" PROPERTIES LABELS install FIXTURES_REQUIRED installed)
endif()

# A template that is anchored to a table, begun with the installed program, far from the checkout.
set(begun ${PROJECT_BINARY_DIR}/begun/dutch)
add_test(NAME "install: begin a scenario" COMMAND
         ${installed}/bin/darknumber new ${begun} --template netherlands --force)
add_test(NAME "install: validate it" COMMAND
         ${installed}/bin/darknumber validate ${begun}.json)
add_test(NAME "install: manual and completions" COMMAND ${CMAKE_COMMAND} -E cat
         ${installed}/share/man/man1/darknumber.1
         ${installed}/share/bash-completion/completions/darknumber
         ${installed}/share/zsh/site-functions/_darknumber
         ${installed}/share/fish/vendor_completions.d/darknumber.fish)
set_tests_properties("install: manual and completions" PROPERTIES LABELS install
                     FIXTURES_REQUIRED installed)
set_tests_properties("install: begin a scenario" PROPERTIES LABELS install
                     FIXTURES_REQUIRED installed FIXTURES_SETUP begun)
set_tests_properties("install: validate it" PROPERTIES LABELS install
                     FIXTURES_REQUIRED "installed;begun")
add_test(NAME "install: list of dependencies" COMMAND
         ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DDARKNUMBER_TBB=${DARKNUMBER_TBB}
         -DSBOM=${installed}/share/doc/darknumber/darknumber.spdx.json
         -P ${PROJECT_SOURCE_DIR}/cmake/test_sbom.cmake)
set_tests_properties("install: list of dependencies" PROPERTIES LABELS install FIXTURES_REQUIRED installed)
