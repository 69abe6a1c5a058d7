#pragma once
// Fences against the optimiser: what goes in must be computed, what comes out may be anything.

#include "harness/bench/parts.hpp"

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <ranges>
#include <string_view>
#include <type_traits>

namespace yieldmark::bench {

/// Uses `item` where the optimiser can't see: the item must be ready, in this order, and nothing else is
/// forced. A number goes through a register and leaves memory alone (benchmark::DoNotOptimize would flush all
/// that has escaped, a coroutine's frame among it, and so tax some techniques only); what lives in memory is
/// taken as read.
template <class T> [[gnu::always_inline]] inline void opaque(T const& item) {
    if constexpr (std::integral<T> || std::is_pointer_v<T> || std::is_enum_v<T>) {
        asm volatile("" : : "r"(item));
    } else if constexpr (std::floating_point<T>) {
        asm volatile("" : : "x"(item));
    } else if constexpr (std::convertible_to<T const&, std::string_view>) {
        std::string_view const text = item;
        asm volatile("" : : "r"(text.data()), "r"(text.size()) : "memory");
    } else if constexpr (std::is_trivially_copyable_v<T> && std::is_aggregate_v<T> &&
                         !std::ranges::range<T const> && sizeof(T) == 2 * sizeof(std::uint64_t)) {
        // Two numbers, as two registers: by address, a compiler would keep the item, and in some techniques
        // the frame around it, in memory from item to item.
        auto const words = std::bit_cast<std::array<std::uint64_t, 2>>(item);
        asm volatile("" : : "r"(words[0]), "r"(words[1]));
    } else if constexpr (has_parts<T> && sizeof(T) <= 4 * sizeof(std::uint64_t)) {
        // For the same reason a pair or a tuple goes part by part, whether it holds or refers to them.
        for_each_part(
            item, [](auto const& part) __attribute__((always_inline)) { opaque(part); });
    } else {
        asm volatile("" : : "r"(&item) : "memory");
    }
}

/// `value`, of which the optimiser no longer knows anything.
template <class T> [[gnu::always_inline]] inline T laundered(T value) {
    if constexpr (std::integral<T> || std::is_pointer_v<T>) {
        asm volatile("" : "+r"(value));
    } else if constexpr (std::floating_point<T>) {
        asm volatile("" : "+x"(value));
    } else {
        asm volatile("" : : "r"(&value) : "memory");
    }
    return value;
}

} // namespace yieldmark::bench
