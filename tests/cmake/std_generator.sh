#!/usr/bin/env bash
# std::generator is looked for as C++23, although the project is C++20: a <generator> that only C++23 gives is found,
# and one that makes no generator isn't. Both are stand-ins, so that any compiler will do.
set -euo pipefail
source=$1 compiler=$2
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir "$tree/good" "$tree/broken"
cat >"$tree/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.25)
project(finds LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
include($source/cmake/std_generator.cmake)
yieldmark_find_std_generator()
message(STATUS "found: <\${YIELDMARK_HAS_STD_GENERATOR}>, still \${CMAKE_CXX_STANDARD}")
CMAKE
cat >"$tree/good/generator" <<'HEADER'
#if __cplusplus > 202002L
#include <coroutine>
#define __cpp_lib_generator 202207L
namespace std {
template <class Item> struct generator {
    struct promise_type {
        generator get_return_object() { return {}; }
        suspend_always initial_suspend() { return {}; }
        suspend_always final_suspend() noexcept { return {}; }
        suspend_always yield_value(Item) { return {}; }
        void return_void() {}
        void unhandled_exception() {}
    };
    Item* begin() { return nullptr; }
    Item* end() { return nullptr; }
};
}
#endif
HEADER
echo '#define __cpp_lib_generator 202207L' >"$tree/broken/generator"

for header in good broken; do
    cmake -S "$tree" -B "$tree/build-$header" -G Ninja -DCMAKE_CXX_COMPILER="$compiler" \
        -DCMAKE_CXX_FLAGS="-isystem $tree/$header" >"$tree/$header.log" 2>&1 || { cat "$tree/$header.log"; exit 1; }
done
grep -q 'found: <1>, still 20' "$tree/good.log" || { echo "not found:"; cat "$tree/good.log"; exit 1; }
grep -q 'found: <>, still 20' "$tree/broken.log" || { echo "found, though broken:"; cat "$tree/broken.log"; exit 1; }
