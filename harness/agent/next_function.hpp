#pragma once
// The library's own definition of a function that the agent defines too.

#include <dlfcn.h>

namespace yieldmark::agent {

/// The definition of the mangled `name` that comes after the agent's own; null where the program's library has none.
template <class Function> Function next_function(char const* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace yieldmark::agent
