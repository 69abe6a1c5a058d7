#pragma once
// The parts of a pair or a tuple, of the standard's kind or of another library's that can be taken apart in the
// same way.

#include <cstddef>
#include <tuple>
#include <utility>

namespace yieldmark::bench {

/// Has std::tuple_size: std::pair, std::tuple, std::array, and what range-v3 zips.
template <class T>
concept has_parts = requires {
    std::tuple_size<T>::value;
};

/// Calls `use` with each part of `item`, in their order. Not std::apply: in C++23 it takes the standard's own only.
template <has_parts T, class Use> [[gnu::always_inline]] inline void for_each_part(T const& item, Use&& use) {
    [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) {
        using std::get;
        (use(get<I>(item)), ...);
    }
    (std::make_index_sequence<std::tuple_size_v<T>>{});
}

} // namespace yieldmark::bench
