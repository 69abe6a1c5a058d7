#!/usr/bin/env bash
# A warning ends the build where a preset of ours, or the user, says so, and nowhere else.
set -euo pipefail
source=$1 compiler=$2
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
cat >"$tree/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(warns LANGUAGES CXX)
include($source/cmake/options.cmake)
add_library(warns STATIC warns.cpp)
target_link_libraries(warns PRIVATE yieldmark_options)
CMAKE
echo 'void f(int unused) {}' >"$tree/warns.cpp"

built() {
    local build=$tree/build-$1
    shift
    cmake -S "$tree" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" "$@" >"$build.log" 2>&1 &&
        cmake --build "$build" >>"$build.log" 2>&1
}
built plain || { echo "a warning ended a build that nobody wanted strict:"; cat "$tree/build-plain.log"; exit 1; }
grep -q 'unused' "$tree/build-plain.log" || { echo "there was no warning"; exit 1; }
if built strict -DYIELDMARK_WERROR=ON; then echo "YIELDMARK_WERROR=ON let a warning pass" && exit 1; fi

cat >"$tree/presets.cmake" <<CMAKE
file(READ $source/CMakePresets.json presets)
string(JSON value GET "\${presets}" configurePresets 0 cacheVariables YIELDMARK_WERROR)
if(NOT value STREQUAL "ON")
    message(FATAL_ERROR "the base of our presets has YIELDMARK_WERROR \${value}")
endif()
CMAKE
cmake -P "$tree/presets.cmake"
