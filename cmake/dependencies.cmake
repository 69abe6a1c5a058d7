# Every dependency is a package of Debian 12. All that is missing is named at once, with the package to install.

set(missing "")
macro(require name package)
    find_package(${name} ${ARGN} QUIET)
    if(NOT ${name}_FOUND)
        list(APPEND missing "${package}")
    endif()
endmacro()

require(benchmark libbenchmark-dev)
require(range-v3 librange-v3-dev)
require(Boost libboost-dev 1.74)
require(boost_context libboost-context-dev CONFIG)
require(nlohmann_json nlohmann-json3-dev)
require(CLI11 libcli11-dev)
require(fmt libfmt-dev)
require(GTest libgtest-dev)
require(Threads libc6-dev)

if(missing)
    list(JOIN missing " " packages)
    message(FATAL_ERROR "yieldmark needs packages that are not installed. Install them with\n"
                        "  apt-get install ${packages}\n"
                        "or run scripts/bench, which does it.")
endif()
