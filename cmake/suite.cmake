# What makes a measured executable of contracts and techniques; the catalogue's own (suites/CMakeLists.txt) and those of
# other projects (find_package(yieldmark), then yieldmark_add_suite) are made by the same functions. Expects
#   YIELDMARK_ROOT          the folder with suites/, impls/ and harness/bench/
#   YIELDMARK_BENCH         the target that has the measured executable's own part, to be linked to
#   YIELDMARK_OBJECTS       its objects, YIELDMARK_PADDING those of the padding, YIELDMARK_SIDE_MAP harness/bench/side.map

include(${CMAKE_CURRENT_LIST_DIR}/generate_example.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/std_generator.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/build_facts.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/link_manifest.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/compile_manifest.cmake)

# Layout noise: with functions and loops at 64 bytes a relink moves far fewer small loops. Contraction is off so that
# floating point matches CPython to the last bit.
set(YIELDMARK_SUITE_FLAGS -falign-functions=64 -falign-loops=64 -ffp-contract=off -ffunction-sections
                          -fno-semantic-interposition)

# yieldmark_measured(<name> CONTRACTS <file>... IMPLS <folder>... [LIBRARIES <target>...]): the executable <name> in
# bin/, which registers each contract with every technique <folder>/<example>/*.hpp, and its manifests in link/.
# <name>_suites are the objects of the examples. A folder's dependencies.cmake is included: it finds what its
# techniques need, and appends it to YIELDMARK_LIBRARIES.
function(yieldmark_measured name)
    cmake_parse_arguments(PARSE_ARGV 1 its "" "" "CONTRACTS;IMPLS;LIBRARIES")
    set(YIELDMARK_LIBRARIES ${its_LIBRARIES})
    foreach(folder IN LISTS its_IMPLS)
        include(${folder}/dependencies.cmake OPTIONAL)
    endforeach()

    add_library(${name}_suites OBJECT)
    foreach(contract IN LISTS its_CONTRACTS)
        yieldmark_generate_example(${name}_suites ${contract} ${its_IMPLS})
    endforeach()
    # std::generator is of C++23: where it can be had, all techniques are compiled as that.
    yieldmark_find_std_generator()
    set_target_properties(${name}_suites PROPERTIES CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF
                                                    POSITION_INDEPENDENT_CODE ON)
    if(YIELDMARK_HAS_STD_GENERATOR)
        set_target_properties(${name}_suites PROPERTIES CXX_STANDARD 23)
    endif()
    target_compile_options(${name}_suites PRIVATE ${YIELDMARK_SUITE_FLAGS})
    set(includes ${its_IMPLS} ${YIELDMARK_ROOT} ${YIELDMARK_ROOT}/impls)
    list(REMOVE_DUPLICATES includes)
    target_include_directories(${name}_suites PRIVATE ${includes})
    target_link_libraries(${name}_suites PRIVATE ${YIELDMARK_LIBRARIES})

    yieldmark_add_build_facts(${name} ${YIELDMARK_ROOT})
    add_executable(${name})
    target_link_libraries(${name} PRIVATE ${name}_suites ${name}_facts ${YIELDMARK_BENCH} ${YIELDMARK_LIBRARIES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
    yieldmark_write_link_manifest(${name})
    yieldmark_write_compile_manifest(${name} ${name}_suites)
endfunction()
