#!/usr/bin/env bash
# scripts/lint on a small repository that is made for it. Usage: lint.sh SOURCE FOLDER format|tidy|shell|usage
# FOLDER is made anew. Exit code: 0 good, 1 not, 77 the tool isn't here.
set -euo pipefail
source=$1 folder=$2 check=$3

needs() { command -v "$1" >/dev/null || { echo "$1 is missing" && exit 77; }; }
fail() { echo "lint.sh: $1" >&2 && exit 1; }

# The exit code of scripts/lint; its output is in ./output.
lint() {
    local status=0
    scripts/lint "$@" >output 2>&1 || status=$?
    echo "scripts/lint $*: $status" && cat output
    return $status
}
passes() { lint "$@" || fail "scripts/lint $* fails"; }
finds() { # finds CODE TEXT ARGUMENT...
    local code=$1 text=$2 status=0
    shift 2
    lint "$@" || status=$?
    [ $status -eq "$code" ] || fail "scripts/lint $* gives $status, not $code"
    grep -qF -- "$text" output || fail "scripts/lint $* doesn't say: $text"
}

[ ! -e "$folder" ] || [ -e "$folder/.made-by-lint-test" ] || fail "$folder is not ours"
rm -rf "$folder"
mkdir -p "$folder/scripts"
cd "$folder"
touch .made-by-lint-test
cp -r "$source/scripts/lint" "$source/scripts/checks" scripts
cp "$source/.clang-format" "$source/.clang-tidy" .
printf '#!/bin/sh\n' >scripts/setup # what is missing stays so
chmod +x scripts/setup
printf '/build/\n/output\n' >.gitignore
printf 'int twice(int x);\n' >good.cpp
git init -q -b main .
commit() { git add -A && git -c user.name=test -c user.email=test@localhost commit -q --allow-empty -m "$1"; }
commit first

case $check in
format)
    needs clang-format-14
    passes format
    printf 'int  once( int x );\n// A comment longer than a line may be is left as its author wrote it, %s\n' \
        "because what it describes has lines of its own." >bad.cpp
    finds 1 'bad.cpp: not laid out' format
    passes --fix format
    grep -qx 'int once(int x);' bad.cpp || fail "--fix laid out nothing"
    [ "$(wc -l <bad.cpp)" -eq 2 ] || fail "--fix has broken the comment"
    ;;
tidy)
    needs clang-tidy-19
    needs clang++-19
    cat >CMakeLists.txt <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(made LANGUAGES CXX)
add_library(made good.cpp)
target_include_directories(made PRIVATE ${PROJECT_SOURCE_DIR})
CMAKE
    cat >CMakePresets.json <<'PRESETS'
{"version": 6, "configurePresets": [{"name": "clang", "generator": "Ninja", "binaryDir": "${sourceDir}/build/clang",
  "cacheVariables": {"CMAKE_CXX_COMPILER": "clang++-19", "CMAKE_EXPORT_COMPILE_COMMANDS": "ON"}}]}
PRESETS
    mkdir harness
    printf 'inline int* old() { return 0; }\n' >harness/part.hpp
    printf '#include "harness/part.hpp"\nint twice(int x) { return x + x; }\n' >good.cpp
    commit second
    commit third
    finds 0 'tidy: no C++ changed since' tidy
    printf 'int* none() { return 0; }\n' >>good.cpp
    finds 1 'good.cpp:3:22: error: use nullptr' tidy
    if grep -q 'part.hpp:1' output; then fail "what didn't change was looked at"; fi
    git checkout -q good.cpp
    printf 'inline int* none() { return 0; }\n' >>harness/part.hpp
    finds 1 'harness/part.hpp:2:29: error: use nullptr' tidy
    git checkout -q harness
    printf 'inline int* none() { return 0; }\n' >harness/alone.hpp
    finds 0 'not checked: nothing compiles harness/alone.hpp' tidy
    ;;
shell)
    needs shellcheck
    passes shell
    # shellcheck disable=SC2016 # the made script's
    printf '#!/bin/sh\nrm -r $1\n' >scripts/bad
    finds 1 SC2086 shell
    ;;
usage)
    passes --help
    finds 2 'no such check or option' speling
    finds 2 'needs a value' --since
    finds 2 'no such revision' --since nowhere
    finds 2 'a whole number' --tidy-seconds soon
    ;;
esac
