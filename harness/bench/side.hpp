#pragma once
// One side of a duel: the suites as a shared object, and what it can be asked. Plain C, so that two builds of
// different revisions and compilers can run in one process. A change that an older reader would misread gets
// a new version and a new function name.

#include <stddef.h>
#include <stdint.h>

#define YIELDMARK_SIDE_VERSION 1
#define YIELDMARK_SIDE_FUNCTION "yieldmark_side_1"

extern "C" {

struct yieldmark_side_case {
    char const* name;
    uint64_t n;
    int parallel; // starts threads: may use every processor
};

struct yieldmark_side {
    uint32_t version; // YIELDMARK_SIDE_VERSION
    uint64_t count;   // of cases
    struct yieldmark_side_case const* cases;
    // Makes the input of case `index` and checks its sequence against the oracle. Null if it is right,
    // otherwise one line saying what is wrong, good until the next call.
    char const* (*prepare)(uint64_t index);
    // Runs a prepared case `iterations` times, with `extra` steps of extra work for each
    // (harness/bench/inject.hpp), done for several iterations at once. Null, or one line as above if it
    // threw.
    char const* (*run)(uint64_t index, uint64_t iterations, uint64_t extra);
};

// The side's only exported symbol. The same pointer at every call.
__attribute__((visibility("default"))) struct yieldmark_side const* yieldmark_side_1(void);
}
