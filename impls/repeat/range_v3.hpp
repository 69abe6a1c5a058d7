#pragma once
#include <range/v3/view/repeat_n.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::repeat {

/// `number`, `times` times.
inline auto range_v3(std::uint64_t number, std::size_t times) {
    return ranges::views::repeat_n(number, static_cast<std::ptrdiff_t>(times));
}

} // namespace yieldmark::repeat
