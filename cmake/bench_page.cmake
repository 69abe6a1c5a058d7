# cmake -DPROGRAM=<yieldmark-bench> -DVERSION=<version> -DOUT=<file> -P bench_page.cmake: writes the manual page of the
# measured executable, which is what it says of itself.
execute_process(COMMAND ${PROGRAM} --yieldmark_help OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
if(NOT help MATCHES "^yieldmark-bench: ([^\n]*)[.]\n+(.*)$")
    message(FATAL_ERROR "${PROGRAM} --yieldmark_help does not begin with what it is")
endif()
set(name "${CMAKE_MATCH_1}")
set(text "${CMAKE_MATCH_2}")
foreach(part IN ITEMS name text)
    string(REPLACE "\\" "\\e" ${part} "${${part}}")
    string(REPLACE "-" "\\-" ${part} "${${part}}")
endforeach()
string(REGEX REPLACE "(^|\n)([.'])" "\\1\\\\&\\2" text "${text}")
file(WRITE ${OUT} ".TH YIELDMARK-BENCH 1 \"\" \"yieldmark ${VERSION}\" \"User Commands\"
.SH NAME
yieldmark-bench \\- ${name}
.SH SYNOPSIS
\\fByieldmark\\-bench\\fR [\\fIoptions\\fR]
.SH DESCRIPTION
.nf
${text}.fi
.SH SEE ALSO
\\fByieldmark\\fR(1)
")
