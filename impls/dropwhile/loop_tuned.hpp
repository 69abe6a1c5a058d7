#pragma once
#include <algorithm>
#include <cstdint>
#include <span>

namespace yieldmark::dropwhile {

/// The `numbers` from the first on that is not below `limit`, each handed to `sink` until it wants no more. The search
/// is the library's.
template <class Sink>
void loop_tuned(std::span<std::uint64_t const> numbers, std::uint64_t limit, Sink&& sink) {
    std::uint64_t const* const end = numbers.data() + numbers.size();
    std::uint64_t const* at =
        std::find_if(numbers.data(), end, [limit](std::uint64_t number) { return number >= limit; });
    for (; at != end; ++at)
        if (!sink(*at))
            return;
}

} // namespace yieldmark::dropwhile
