#pragma once

#include <cstdint>

namespace yieldmark {

/// What a body throws after its last item.
struct ran_out {
    std::uint64_t after;
};

} // namespace yieldmark
