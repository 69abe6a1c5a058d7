# shellcheck shell=bash
# Sourced: mini_tree <source> <folder> copies what it takes to build one example (fibonacci) by itself, so that a test
# can change the tree and build it in seconds. Only the folders are cut down; every CMake file is the project's own.
mini_tree() {
    local source=$1 tree=$2
    mkdir -p "$tree"
    cp -r "$source"/{CMakeLists.txt,cmake,cli,harness,impls,reports,suites,tools} "$tree"
    mkdir "$tree/tests"
    : >"$tree/tests/CMakeLists.txt"
    find "$tree/suites" -mindepth 2 -name '*.hpp' ! -name fibonacci.hpp -delete
}

configure_and_build() {
    local tree=$1 compiler=$2
    cmake -S "$tree" -B "$tree/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER="$compiler" \
        >"$tree/cmake.log" 2>&1 || { cat "$tree/cmake.log"; return 1; }
    cmake --build "$tree/build" --target yieldmark-bench >"$tree/build.log" 2>&1 || {
        tail -40 "$tree/build.log"
        return 1
    }
}
