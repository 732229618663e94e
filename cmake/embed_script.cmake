# SPDX-License-Identifier: MIT
# Writes the script of the figures to explore, and its SHA-256 in base 64, as C++ (engine/report/page/explore/
# explore_script.h). Refuses a bundle of Observable Plot that is not the one in its list of checksums.
#   cmake -DSOURCE=folder -DOUT=file -P embed_script.cmake
set(plot ${SOURCE}/third_party/plot)
file(SHA256 ${plot}/plot.min.js found)
file(READ ${plot}/SHA256SUMS sums)
if(NOT sums MATCHES "(^|\n)${found}  plot\\.min\\.js\n")
  message(FATAL_ERROR "${plot}/plot.min.js is not the file that SHA256SUMS beside it names; `third_party/plot/rebuild` makes it")
endif()

# The licences ask to go wherever the code goes.
file(READ ${plot}/LICENCES.txt licences)
set(script "/*\n${licences}*/\n\"use strict\";\n")
foreach(file ${plot}/plot.min.js ${SOURCE}/engine/report/page/explore/axes.js
             ${SOURCE}/engine/report/page/explore/figure.js ${SOURCE}/engine/report/page/explore/points.js
             ${SOURCE}/engine/report/page/explore/rows.js ${SOURCE}/engine/report/page/explore/explore.js)
  file(READ ${file} text)
  string(APPEND script "${text}")
endforeach()
# What would end the element that it stands in, and what would end the literal below.
if(script MATCHES "</script|<!--|\\)darknumber\"")
  message(FATAL_ERROR "the script of the figures to explore cannot stand in a page: it has '${CMAKE_MATCH_0}'")
endif()

string(SHA256 rest "${script}")
set(digits "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
set(hash)
# Six hexadecimal digits are four of base 64; the last four are 16 bits, with two zeros three of them.
while(rest)
  string(LENGTH "${rest}" length)
  if(length LESS 6)
    set(shifts 12 6 0)
    math(EXPR bits "0x${rest} << 2")
    set(rest)
  else()
    set(shifts 18 12 6 0)
    string(SUBSTRING "${rest}" 0 6 six)
    string(SUBSTRING "${rest}" 6 -1 rest)
    math(EXPR bits "0x${six}")
  endif()
  foreach(shift IN LISTS shifts)
    math(EXPR digit "(${bits} >> ${shift}) & 63")
    string(SUBSTRING "${digits}" ${digit} 1 digit)
    string(APPEND hash "${digit}")
  endforeach()
endwhile()

file(WRITE ${OUT} "// SPDX-License-Identifier: MIT
#include \"engine/report/page/explore/explore_script.h\"

namespace darknumber {

std::string_view explore_script() {
  return R\"darknumber(${script})darknumber\";
}

std::string_view explore_script_hash() {
  return \"${hash}=\";
}

}  // namespace darknumber
")
