# The Debian package, made by `scripts/package`: cpack of a build whose prefix is /usr.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME yieldmark)
set(CPACK_PACKAGE_CONTACT "The yieldmark maintainers <yieldmark@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "measures what laziness costs in C++, and keeps it fast")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "measures what laziness costs in C++, and keeps it fast
 The examples of tutorials on Python generators in every C++ technique, from
 std::vector to coroutines, views and fibers, under one harness on Google
 Benchmark that measures time, memory and instructions. The harness compares,
 gates and tracks any Google Benchmark program.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# A fresh layout needs the linker; a suite of one's own needs what its sources include.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "g++, git, cmake, libbenchmark-dev, libboost-dev, libboost-context-dev, nlohmann-json3-dev, librange-v3-dev, valgrind")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "linux-perf, python3")
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES OFF) # `yieldmark asm` shows functions by their symbols
include(CPack)

# What Debian's policy wants beside the files, only where a package is made.
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
    install(FILES ${CMAKE_CURRENT_LIST_DIR}/lintian-overrides DESTINATION share/lintian/overrides RENAME yieldmark)
    install(CODE "
        set(share \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}\")
        file(READ \"${CMAKE_CURRENT_LIST_DIR}/changelog\" text)
        file(WRITE \"\${share}/doc/yieldmark/changelog\" \"\${text}\")
        file(GLOB pages \"\${share}/man/man1/*.1\")
        execute_process(COMMAND gzip -9nf \${pages} \"\${share}/doc/yieldmark/changelog\" COMMAND_ERROR_IS_FATAL ANY)
        file(REMOVE \"\${share}/doc/yieldmark/LICENSE\")")
endif()
