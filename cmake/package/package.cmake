# The Debian package, made by `scripts/package`: cpack installs the build below /usr.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME yieldmark)
# Who hands the package on is its maintainer, named as Debian's own tools have it.
set(CPACK_PACKAGE_CONTACT "The yieldmark maintainers <yieldmark@localhost>")
if(DEFINED ENV{DEBEMAIL})
    set(CPACK_PACKAGE_CONTACT "$ENV{DEBEMAIL}")
    if(DEFINED ENV{DEBFULLNAME})
        set(CPACK_PACKAGE_CONTACT "$ENV{DEBFULLNAME} <$ENV{DEBEMAIL}>")
    endif()
endif()
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "measures what laziness costs in C++, and keeps it fast")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"The examples of tutorials on Python generators in every C++ technique, from
std::vector to coroutines, views and fibers, under one harness on Google
Benchmark that measures time, memory and instructions. The harness compares,
gates and tracks any Google Benchmark program.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# A fresh layout needs the linker; a suite of one's own needs what its sources include. A history on a server needs
# SOCI's part for PostgreSQL, which is loaded only then.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "g++, git, cmake, libbenchmark-dev, libboost-dev, libboost-context-dev, nlohmann-json3-dev, librange-v3-dev, valgrind, ${YIELDMARK_SOCI_POSTGRESQL}")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "linux-perf, python3")
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES OFF) # `yieldmark asm` shows functions by their symbols
include(CPack)

# What Debian's policy wants beside the files, only where they are installed for Debian.
install(CODE "
    if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
        # file(INSTALL) puts DESTDIR before the destination by itself, the others don't.
        file(INSTALL \"${CMAKE_CURRENT_LIST_DIR}/copyright\" DESTINATION /usr/${CMAKE_INSTALL_DOCDIR})
        file(INSTALL \"${CMAKE_CURRENT_LIST_DIR}/lintian-overrides\"
             DESTINATION /usr/${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME yieldmark)
        set(share \"\$ENV{DESTDIR}/usr/${CMAKE_INSTALL_DATADIR}\")
        file(READ \"${CMAKE_CURRENT_LIST_DIR}/changelog\" text)
        file(WRITE \"\${share}/doc/yieldmark/changelog\" \"\${text}\")
        file(GLOB pages \"\${share}/man/man1/*.1\")
        execute_process(COMMAND gzip -9nf \${pages} \"\${share}/doc/yieldmark/changelog\" COMMAND_ERROR_IS_FATAL ANY)
        file(REMOVE \"\${share}/doc/yieldmark/LICENSE\")
    endif()")
