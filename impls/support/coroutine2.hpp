#pragma once
// Boost.Coroutine2, which has no library of its own.

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
// A false alarm for a body that never ends: its state is constructed before anything reads it.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
// Boost notes in a coroutine's state that it ends after that state's destructor, of which g++ 14 warns.
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <boost/coroutine2/coroutine.hpp>
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
