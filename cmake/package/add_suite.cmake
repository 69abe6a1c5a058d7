# yieldmark_add_suite(<name> [CATALOGUE] [ONLY <suite or example>...] [SUITES <folder>] [IMPLS <folder>])
#
# Makes the measured executable bin/<name> for `yieldmark run --bench bin/<name>` and all other commands. It has
#   CATALOGUE  the installed examples, in every technique (ONLY: some of them)
#   SUITES     the contracts <folder>/<suite>/<example>.hpp
#   IMPLS      the techniques <folder>/<example>/<technique>.hpp of SUITES and of CATALOGUE, with <example>/oracle.json
#              beside those of SUITES; <folder>/dependencies.cmake is included: it finds what the techniques need and
#              appends it to YIELDMARK_LIBRARIES
# The test <name>.conformance checks every case against its oracle, <name>.oracles the oracles against the references
# (impls/support/oracle.py --impls <folder> writes them anew), if testing is enabled. Needs Google Benchmark,
# nlohmann-json and Boost's headers; CATALOGUE needs range-v3 and Boost.Context too.

function(yieldmark_find_for_suites)
    set(missing "")
    foreach(one IN LISTS ARGN)
        string(REPLACE ":" ";" parts ${one})
        list(GET parts 0 name)
        list(GET parts 1 package)
        find_package(${name} QUIET GLOBAL)
        if(NOT ${name}_FOUND)
            list(APPEND missing ${package})
        endif()
    endforeach()
    if(missing)
        list(JOIN missing " " packages)
        message(FATAL_ERROR "yieldmark_add_suite needs packages that are not installed: apt-get install ${packages}")
    endif()
    set(benchmark_VERSION ${benchmark_VERSION} PARENT_SCOPE)
endfunction()

# The targets that stand for the installed objects.
function(yieldmark_import_objects)
    file(GLOB bench ${YIELDMARK_PRIVATE}/objects/yieldmark_bench/*.o)
    file(GLOB padding ${YIELDMARK_PRIVATE}/objects/yieldmark_padding/*.o)
    if(NOT TARGET yieldmark::bench)
        add_library(yieldmark::bench INTERFACE IMPORTED GLOBAL)
        target_link_libraries(yieldmark::bench INTERFACE ${bench} benchmark::benchmark Threads::Threads ${CMAKE_DL_LIBS})
    endif()
    list(JOIN bench ";" bench)
    set(YIELDMARK_OBJECTS "${bench}" PARENT_SCOPE)
    set(YIELDMARK_PADDING "${padding}" PARENT_SCOPE)
endfunction()

function(yieldmark_add_suite name)
    cmake_parse_arguments(PARSE_ARGV 1 its "CATALOGUE" "SUITES;IMPLS" "ONLY")
    if(its_UNPARSED_ARGUMENTS OR NOT its_CATALOGUE AND NOT its_SUITES)
        message(FATAL_ERROR "yieldmark_add_suite(${name} ${its_UNPARSED_ARGUMENTS}): give CATALOGUE, SUITES <folder> or both, "
                            "and IMPLS <folder>")
    endif()
    yieldmark_find_for_suites(benchmark:libbenchmark-dev nlohmann_json:nlohmann-json3-dev Boost:libboost-dev
                              Threads:libc6-dev)
    set(libraries yieldmark::generator Boost::headers nlohmann_json::nlohmann_json)
    if(TARGET Boost::context)
        list(APPEND libraries Boost::context) # of fibers; yieldmark::generator would drop it from a relinked layout
    endif()
    set(contracts "")
    set(impls "")
    if(its_CATALOGUE)
        yieldmark_find_for_suites(range-v3:librange-v3-dev boost_context:libboost-context-dev)
        list(APPEND libraries range-v3::range-v3)
        file(GLOB contracts CONFIGURE_DEPENDS ${YIELDMARK_ROOT}/suites/*/*.hpp)
        list(APPEND impls ${YIELDMARK_ROOT}/impls)
    endif()
    if(its_SUITES)
        get_filename_component(folder ${its_SUITES} ABSOLUTE)
        file(GLOB own CONFIGURE_DEPENDS ${folder}/*/*.hpp)
        if(NOT own)
            message(FATAL_ERROR "yieldmark_add_suite(${name}): ${folder} has no contract <suite>/<example>.hpp")
        endif()
        list(APPEND contracts ${own})
    endif()
    if(its_IMPLS)
        get_filename_component(folder ${its_IMPLS} ABSOLUTE)
        list(APPEND impls ${folder})
    endif()
    if(its_ONLY)
        list(JOIN its_ONLY "|" any)
        list(FILTER contracts INCLUDE REGEX "/((${any})/[^/]+|[^/]+/(${any}))[.]hpp$")
        if(NOT contracts)
            message(FATAL_ERROR "yieldmark_add_suite(${name}): ONLY ${its_ONLY} names no suite and no example")
        endif()
    endif()
    # Where the measured executable's own folder has it in a build of yieldmark's.
    file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/lib)
    file(CREATE_LINK ${YIELDMARK_PRIVATE}/lib/libyieldmark-probe.so ${CMAKE_BINARY_DIR}/lib/libyieldmark-probe.so SYMBOLIC)
    set(YIELDMARK_BENCH yieldmark::bench)
    set(YIELDMARK_SIDE_MAP ${YIELDMARK_PRIVATE}/link/side.map)
    yieldmark_import_objects()
    yieldmark_measured(${name} CONTRACTS ${contracts} IMPLS ${impls} LIBRARIES ${libraries})
    find_program(YIELDMARK_PYTHON python3)
    if(its_SUITES AND YIELDMARK_PYTHON)
        add_test(NAME ${name}.oracles COMMAND ${YIELDMARK_PYTHON} ${YIELDMARK_ROOT}/impls/support/oracle.py
                                              --impls ${folder} --check)
    endif()
    add_test(NAME ${name}.conformance COMMAND ${name} --yieldmark_pass=check --yieldmark_plan=quick)
endfunction()

include(${CMAKE_CURRENT_LIST_DIR}/suite.cmake)
