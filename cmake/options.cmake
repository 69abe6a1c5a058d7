# What every target of the project is compiled with. Suites add what measuring needs (suites/CMakeLists.txt).

# A newer compiler or library warns where those that the project was written with don't: only our presets say ON.
option(YIELDMARK_WERROR "Treat warnings as errors" OFF)

add_library(yieldmark_options INTERFACE)
target_include_directories(yieldmark_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(yieldmark_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # False alarms of g++ 12 in std::string's own operator+ at -O3: https://gcc.gnu.org/PR105651
    target_compile_options(yieldmark_options INTERFACE -Wno-restrict)
endif()
if(YIELDMARK_WERROR)
    target_compile_options(yieldmark_options INTERFACE -Werror)
endif()
if(YIELDMARK_SANITIZE)
    add_compile_options(-fsanitize=${YIELDMARK_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${YIELDMARK_SANITIZE})
endif()

string(TOUPPER "${CMAKE_BUILD_TYPE}" config)
set(YIELDMARK_LTO FALSE)
if("${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${config}}" MATCHES "-flto(=([^ ]*))?( |$)")
    set(YIELDMARK_LTO TRUE)
    # g++ says in a warning that it uses one thread only, unless it is told how many.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_MATCH_2)
        add_link_options(-flto=auto)
    endif()
endif()

# CMake's Release says -O3 already; RelWithDebInfo (the sanitizer presets) says -O2, which keeps the optimiser's
# own coroutine passes in what is tested.

# The program itself waits for processes and files. -O1 takes two thirds of the time to build it, and reads and reports
# a file of 18 MB as fast.
add_library(yieldmark_tool_options INTERFACE)
target_compile_options(yieldmark_tool_options INTERFACE $<$<CONFIG:Release>:-O1>)
# Of a file compiled with sanitizers more than half goes into optimising it, and what they find doesn't depend on it. What
# reads files of megabytes in the tests is optimised all the same: without, one of them takes more than five minutes.
if(YIELDMARK_SANITIZE)
    target_compile_options(yieldmark_tool_options INTERFACE -O0)
endif()

# Nearly all that compiling the tool and its tests takes goes into the headers that their files share, so several files
# are compiled as one. The other presets leave it off, and there each file has to stand alone. What is measured, and what
# calls it, is never compiled so: a build with it must not differ from one without by the loop that calls a case.
option(YIELDMARK_UNITY "Compile several files of the tool, and of its tests, as one" OFF)

# Several files of a library or program as one, if YIELDMARK_UNITY says so.
function(yieldmark_unite target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ${YIELDMARK_UNITY} UNITY_BUILD_BATCH_SIZE 16)
endfunction()

# For what runs beside the measurement and does no arithmetic to speak of: yieldmark_tool(TARGET [READS_MUCH]).
function(yieldmark_tool target)
    if(NOT (YIELDMARK_SANITIZE AND "READS_MUCH" IN_LIST ARGN))
        target_link_libraries(${target} PRIVATE yieldmark_tool_options)
    endif()
    yieldmark_unite(${target})
endfunction()
