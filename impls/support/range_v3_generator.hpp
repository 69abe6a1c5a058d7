#pragma once
// range-v3's generator. The packaged range-v3 looks for the coroutines of the technical specification only;
// told of the standard's, it works with them.

#ifndef RANGES_CXX_COROUTINES
#define RANGES_CXX_COROUTINES 201703L
#define RANGES_COROUTINES_HEADER <coroutine>
#define RANGES_COROUTINES_NS std
#endif

#include <range/v3/experimental/utility/generator.hpp>
