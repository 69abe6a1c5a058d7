#pragma once
// Boost.Coroutine2, which has no library of its own.

#if defined(__GNUC__) && !defined(__clang__)
// A false alarm for a body that never ends: its state is constructed before anything reads it.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif
#include <boost/coroutine2/coroutine.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
