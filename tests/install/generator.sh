#!/usr/bin/env bash
# find_package(yieldmark) gives the generators to any program.
# shellcheck source=tests/install/installed.sh
source "$(dirname "$0")/installed.sh"
build=$1 compiler=$3
installed "$build"
mkdir "$scratch/user" && cd "$scratch/user"
cat >CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES CXX)
find_package(yieldmark 0.1 REQUIRED)
add_executable(user main.cpp)
target_link_libraries(user PRIVATE yieldmark::generator)
target_compile_options(user PRIVATE -Wall -Wextra -Werror)
CMAKE
cat >main.cpp <<'CODE'
#include <yieldmark/fiber_generator.hpp>
#include <yieldmark/generator.hpp>

yieldmark::generator<int> up_to(int n) {
    for (int i = 1; i <= n; ++i)
        co_yield i;
}

int main() {
    int sum = 0;
    for (int item : up_to(4))
        sum += item;
    yieldmark::fiber_generator<int> twice{[](auto& yield) {
        yield(1);
        yield(1);
    }};
    for (int item : twice)
        sum += item;
    return sum == 12 ? 0 : 1;
}
CODE
cmake -S . -B build -DCMAKE_PREFIX_PATH="$place" -DCMAKE_CXX_COMPILER="$compiler" >cmake.log 2>&1 || { cat cmake.log && fail configure; }
cmake --build build >build.log 2>&1 || { cat build.log && fail build; }
./build/user || fail "the program's sum is wrong"
echo "the generators work in another project"
