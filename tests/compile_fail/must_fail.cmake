# cmake -DCOMPILER=... -DFLAGS=... -DSOURCE=... -P must_fail.cmake
file(STRINGS ${SOURCE} promise REGEX "^// error: " LIMIT_COUNT 1)
if(NOT promise)
    message(FATAL_ERROR "${SOURCE}: its first line must be '// error: <regex of the diagnostic>'")
endif()
string(REPLACE "// error: " "" expected "${promise}")

set(ENV{LC_ALL} C)
execute_process(COMMAND ${COMPILER} ${FLAGS} ${SOURCE}
                RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(status EQUAL 0)
    message(FATAL_ERROR "${SOURCE}: compiles, but must not")
endif()
if(NOT output MATCHES "error: [^\n]*(${expected})")
    message(FATAL_ERROR "${SOURCE}: fails, but not with '${expected}':\n${output}")
endif()
