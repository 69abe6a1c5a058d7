#!/usr/bin/env bash
# The technique std_generator is in the program exactly where the compiler has std::generator: no build says of itself
# that there is none.
set -euo pipefail
bench=$1 compiler=$2
expected=absent
if "$compiler" -std=c++23 -fsyntax-only -x c++ - 2>/dev/null <<'SOURCE'; then expected=present; fi
#include <generator>
std::generator<int> one() { co_yield 0; }
SOURCE
found=absent
names=$("$bench" --benchmark_list_tests --benchmark_filter='^fibonacci/')
if grep -q '^fibonacci/std_generator/' <<<"$names"; then found=present; fi
echo "std::generator is $expected in $compiler -std=c++23, the technique is $found"
[ $found = $expected ]
