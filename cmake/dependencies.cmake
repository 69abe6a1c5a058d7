# Every dependency is a package of Debian 12 and 13. All that is missing is named at once, with the package to install.

set(missing "")
macro(require name package)
    find_package(${name} ${ARGN} QUIET)
    if(NOT ${name}_FOUND)
        list(APPEND missing "${package}")
    endif()
endmacro()

require(benchmark libbenchmark-dev)
require(range-v3 librange-v3-dev)
require(Boost libboost-dev 1.74 CONFIG)
require(boost_context libboost-context-dev CONFIG)
require(nlohmann_json nlohmann-json3-dev)
require(CLI11 libcli11-dev)
require(fmt libfmt-dev)
# Only the tests need it (tests/CMakeLists.txt has the same rule).
if(NOT YIELDMARK_TESTS MATCHES "^(OFF|NO|FALSE|0)$" AND NOT (YIELDMARK_TESTS STREQUAL "" AND YIELDMARK_ONLY))
    require(GTest libgtest-dev)
endif()
require(Threads libc6-dev)
require(SQLite3 libsqlite3-dev)
require(tomlplusplus libtomlplusplus-dev)

# libsoci-dev ships no CMake package.
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3)
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY)
# Its part for PostgreSQL isn't linked: SOCI loads it by the first history on a server. The package is named by version.
if(EXISTS "${SOCI_INCLUDE_DIR}/soci/version.h")
    file(STRINGS "${SOCI_INCLUDE_DIR}/soci/version.h" soci_version REGEX "define SOCI_LIB_VERSION")
    string(REGEX REPLACE ".*\"([0-9]+)_([0-9]+)_.*" "libsoci-postgresql\\1.\\2" YIELDMARK_SOCI_POSTGRESQL "${soci_version}")
endif()
if(SOCI_INCLUDE_DIR AND SOCI_CORE_LIBRARY AND SOCI_SQLITE3_LIBRARY)
    add_library(soci INTERFACE IMPORTED)
    target_include_directories(soci INTERFACE ${SOCI_INCLUDE_DIR})
    target_link_libraries(soci INTERFACE ${SOCI_CORE_LIBRARY} ${SOCI_SQLITE3_LIBRARY} SQLite::SQLite3)
else()
    list(APPEND missing libsoci-dev)
endif()

# Neither does libelf-dev for CMake.
find_path(LIBELF_INCLUDE_DIR libelf.h)
find_library(LIBELF_LIBRARY elf)
mark_as_advanced(LIBELF_INCLUDE_DIR LIBELF_LIBRARY)
if(LIBELF_INCLUDE_DIR AND LIBELF_LIBRARY)
    add_library(libelf INTERFACE IMPORTED)
    target_include_directories(libelf INTERFACE ${LIBELF_INCLUDE_DIR})
    target_link_libraries(libelf INTERFACE ${LIBELF_LIBRARY})
else()
    list(APPEND missing libelf-dev)
endif()

if(missing)
    list(JOIN missing " " packages)
    message(FATAL_ERROR "yieldmark needs packages that are not installed. Install them with\n"
                        "  apt-get install ${packages}\n"
                        "or run scripts/setup --test, which does it. "
                        "Only the tests need libgtest-dev: -DYIELDMARK_TESTS=OFF builds without them.")
endif()
