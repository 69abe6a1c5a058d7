# Which contracts suites/<suite>/<example>.hpp are built: all, or what YIELDMARK_ONLY names.

set(YIELDMARK_SUITES_DIR ${PROJECT_SOURCE_DIR}/suites CACHE PATH "Where the contracts stand")
set(YIELDMARK_IMPLS_DIR ${PROJECT_SOURCE_DIR}/impls CACHE PATH "Where the techniques stand")
set(YIELDMARK_ONLY "" CACHE STRING "Suites and examples to build, a list with semicolons; empty: all")
set(YIELDMARK_TESTS "" CACHE STRING
    "Tests to build: ON, OFF or a list of folders of tests/; empty: all, but none if YIELDMARK_ONLY leaves examples out")

file(GLOB YIELDMARK_CONTRACTS CONFIGURE_DEPENDS ${YIELDMARK_SUITES_DIR}/*/*.hpp)

function(yieldmark_keep_only)
    set(kept "")
    foreach(name IN LISTS YIELDMARK_ONLY)
        set(named ${YIELDMARK_CONTRACTS})
        list(FILTER named INCLUDE REGEX "/(${name}/[^/]+|[^/]+/${name})[.]hpp$")
        if(NOT name MATCHES "^[A-Za-z0-9_]+$" OR NOT named)
            file(GLOB suites RELATIVE ${YIELDMARK_SUITES_DIR} LIST_DIRECTORIES true ${YIELDMARK_SUITES_DIR}/*)
            list(FILTER suites EXCLUDE REGEX "[.]")
            list(JOIN suites ", " suites)
            message(FATAL_ERROR "YIELDMARK_ONLY: \"${name}\" is neither a suite (${suites}) nor an example "
                                "(${YIELDMARK_SUITES_DIR}/*/<example>.hpp). Separate names by semicolons.")
        endif()
        list(APPEND kept ${named})
    endforeach()
    list(REMOVE_DUPLICATES kept)
    set(YIELDMARK_CONTRACTS ${kept} PARENT_SCOPE)
endfunction()

if(YIELDMARK_ONLY)
    yieldmark_keep_only()
endif()
