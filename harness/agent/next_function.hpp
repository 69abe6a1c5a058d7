#pragma once
// The library's own definition of a function that the agent defines too.

namespace yieldmark::agent {

/// The definition of the mangled `name` that stands behind the agent's own; null where the program's library has none.
/// Preloaded, the dynamic linker knows it (next_preloaded.cpp); linked in, the linker did (next_linked.cpp.in).
[[nodiscard]] void* next_symbol(char const* name);

template <class Function> [[nodiscard]] Function next_function(char const* name) {
    return reinterpret_cast<Function>(next_symbol(name));
}

} // namespace yieldmark::agent
