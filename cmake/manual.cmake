# SPDX-License-Identifier: MIT
# The manual page and the completions of three shells, which the program writes from its own
# descriptions, and where each is looked for.

set(manual_dir ${PROJECT_BINARY_DIR}/manual)
file(MAKE_DIRECTORY ${manual_dir})
set(manual_files)
function(darknumber_writes name folder)
  add_custom_command(OUTPUT ${manual_dir}/${name}
                     COMMAND darknumber_program ${ARGN} > ${manual_dir}/${name}
                     DEPENDS darknumber_program VERBATIM)
  install(FILES ${manual_dir}/${name} DESTINATION ${folder})
  set(manual_files ${manual_files} ${manual_dir}/${name} PARENT_SCOPE)
endfunction()

darknumber_writes(darknumber.1 share/man/man1 manual)
darknumber_writes(darknumber share/bash-completion/completions completion bash)
darknumber_writes(_darknumber share/zsh/site-functions completion zsh)
darknumber_writes(darknumber.fish share/fish/vendor_completions.d completion fish)
add_custom_target(darknumber_manual ALL DEPENDS ${manual_files})
