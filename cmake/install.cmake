# What `cmake --install` puts where. lib/yieldmark mirrors a build folder (bin, lib, link), so that an installed program
# finds the others as a built one does: relative to itself. share/yieldmark has what a build finds in the source tree.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

if(YIELDMARK_SANITIZE)
    message(STATUS "Nothing is installed from a build with -fsanitize=${YIELDMARK_SANITIZE}")
    return()
endif()

set(private ${CMAKE_INSTALL_LIBDIR}/yieldmark)
set(sources ${CMAKE_INSTALL_DATADIR}/yieldmark)

install(TARGETS yieldmark yieldmark-bench yieldmark-duel RUNTIME DESTINATION ${private}/bin)
install(TARGETS yieldmark-probe yieldmark-agent LIBRARY DESTINATION ${private}/lib)
include(cmake/package/install_agent.cmake)
foreach(program IN ITEMS yieldmark yieldmark-bench)
    install(CODE "
        set(bin \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
        file(MAKE_DIRECTORY \"\${bin}\")
        file(RELATIVE_PATH to \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\"
             \"\${CMAKE_INSTALL_PREFIX}/${private}/bin/${program}\")
        file(CREATE_LINK \"\${to}\" \"\${bin}/${program}\" SYMBOLIC)
        message(STATUS \"Installing: \${bin}/${program}\")")
endforeach()

# The objects of the suites, so that an installed executable too gets a fresh layout for each process.
foreach(group IN ITEMS yieldmark-bench_suites yieldmark-bench_facts yieldmark_bench yieldmark_padding)
    install(FILES $<TARGET_OBJECTS:${group}> DESTINATION ${private}/objects/${group})
endforeach()
get_filename_component(compiler ${CMAKE_CXX_COMPILER} NAME)
yieldmark_link_manifest(text yieldmark-bench ${compiler} "@yieldmark-bench_suites@" "@yieldmark-bench_facts@"
    "@yieldmark_bench@" "@yieldmark_padding@" "side.map")
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/installed/yieldmark-bench.json.in CONTENT "${text}")
# The objects' names are known as the build is generated, where CMake 3.25 takes the file name of a list's last path only.
set(name_objects "")
foreach(group IN ITEMS yieldmark-bench_suites yieldmark-bench_facts yieldmark_bench yieldmark_padding)
    string(APPEND name_objects "
    set(names)
    foreach(object IN ITEMS $<TARGET_OBJECTS:${group}>)
        get_filename_component(name \"\${object}\" NAME)
        list(APPEND names \"../objects/${group}/\${name}\")
    endforeach()
    list(JOIN names \"\\\", \\\"\" names)
    string(REPLACE \"@${group}@\" \"\${names}\" text \"\${text}\")")
endforeach()
install(CODE "
    file(READ \"${CMAKE_BINARY_DIR}/installed/yieldmark-bench.json.in\" text)${name_objects}
    file(WRITE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${private}/link/yieldmark-bench.json\" \"\${text}\")")
file(RELATIVE_PATH up ${CMAKE_INSTALL_FULL_LIBDIR}/yieldmark/link ${CMAKE_INSTALL_FULL_DATADIR}/yieldmark)
yieldmark_compile_manifest(text yieldmark-bench_suites ${compiler} "-I${up}\n-I${up}/impls")
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/installed/yieldmark-bench.compile CONTENT "${text}")
install(FILES ${CMAKE_BINARY_DIR}/installed/yieldmark-bench.compile harness/bench/side.map DESTINATION ${private}/link)

# The sources that a report shows, a build cost compiles, and suites of other projects are made with.
install(DIRECTORY impls suites DESTINATION ${sources} PATTERN CMakeLists.txt EXCLUDE PATTERN __pycache__ EXCLUDE)
foreach(part IN ITEMS harness/bench harness/probe harness/results)
    install(DIRECTORY ${part}/ DESTINATION ${sources}/${part} FILES_MATCHING PATTERN "*.hpp")
endforeach()

# Written into what was installed: its sources are the installed ones, its input files go to the user's cache.
find_program(CMAKE_OBJCOPY objcopy REQUIRED)
install(CODE "
    set(paths \"${CMAKE_BINARY_DIR}/installed/paths\")
    file(WRITE \"\${paths}\" \"\${CMAKE_INSTALL_PREFIX}/${sources}\")
    execute_process(COMMAND truncate --size=4096 \"\${paths}\" COMMAND_ERROR_IS_FATAL ANY)
    file(GLOB facts \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${private}/objects/yieldmark-bench_facts/*.o\")
    foreach(file IN LISTS facts ITEMS \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${private}/bin/yieldmark-bench\")
        execute_process(COMMAND \"${CMAKE_OBJCOPY}\" --update-section \".yieldmark_paths=\${paths}\" \"\${file}\"
                        COMMAND_ERROR_IS_FATAL ANY)
    endforeach()")

# What other programs use: the generators, and the functions that make a suite.
set(headers "")
foreach(name IN ITEMS allocating_promise elements_of fiber_generator fiber_record frame_pool generator
                      generator_awaiters generator_promise stack_pool stack_switch yielded_item)
    list(APPEND headers impls/support/${name}.hpp)
endforeach()
install(FILES ${headers} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/yieldmark)
# One file each: a suite whose techniques include <yieldmark/generator.hpp> has the catalogue's own in it too.
file(RELATIVE_PATH up ${CMAKE_INSTALL_FULL_DATADIR}/yieldmark/impls/support ${CMAKE_INSTALL_FULL_INCLUDEDIR}/yieldmark)
foreach(header IN LISTS headers)
    get_filename_component(name ${header} NAME)
    install(CODE "
        set(link \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${sources}/impls/support/${name}\")
        file(REMOVE \"\${link}\")
        file(CREATE_LINK \"${up}/${name}\" \"\${link}\" SYMBOLIC)")
endforeach()
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/yieldmark)
file(RELATIVE_PATH to_prefix /${package} /)
configure_package_config_file(cmake/package/yieldmark-config.cmake.in ${CMAKE_BINARY_DIR}/installed/yieldmark-config.cmake
    INSTALL_DESTINATION ${package} PATH_VARS CMAKE_INSTALL_INCLUDEDIR private sources NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/installed/yieldmark-config-version.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/installed/yieldmark-config.cmake
              ${CMAKE_BINARY_DIR}/installed/yieldmark-config-version.cmake
              cmake/suite.cmake cmake/generate_example.cmake cmake/registration.cpp.in cmake/std_generator.cmake cmake/build_facts.cmake
              cmake/link_manifest.cmake cmake/compile_manifest.cmake cmake/package/add_suite.cmake
        DESTINATION ${package})

# Documents, manual pages and completions; the last two are the programs' own words.
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(CODE "
    set(yieldmark \"${CMAKE_BINARY_DIR}/bin/yieldmark\")
    set(share \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}\")
    message(STATUS \"Installing: \${share}/man/man1/yieldmark*.1 and completions\")
    file(MAKE_DIRECTORY \"\${share}/man/man1\" \"\${share}/bash-completion/completions\"
                        \"\${share}/zsh/vendor-completions\" \"\${share}/fish/vendor_completions.d\")
    execute_process(COMMAND \"\${yieldmark}\" describe man --out \"\${share}/man/man1\" COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND \"${CMAKE_COMMAND}\" \"-DPROGRAM=${CMAKE_BINARY_DIR}/bin/yieldmark-bench\" -DVERSION=${PROJECT_VERSION}
                            \"-DOUT=\${share}/man/man1/yieldmark-bench.1\" -P \"${PROJECT_SOURCE_DIR}/cmake/bench_page.cmake\"
                    COMMAND_ERROR_IS_FATAL ANY)
    foreach(one IN ITEMS bash:bash-completion/completions/yieldmark zsh:zsh/vendor-completions/_yieldmark
                         fish:fish/vendor_completions.d/yieldmark.fish)
        string(REGEX REPLACE \":.*\" \"\" shell \"\${one}\")
        string(REGEX REPLACE \"^[^:]*:\" \"\" file \"\${one}\")
        execute_process(COMMAND \"\${yieldmark}\" describe \"\${shell}\" OUTPUT_FILE \"\${share}/\${file}\"
                        COMMAND_ERROR_IS_FATAL ANY)
    endforeach()")
