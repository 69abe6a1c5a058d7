#pragma once
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::accumulate {

/// Boost's adaptors call a const function: the sum is mutable.
class sum_so_far {
public:
    std::uint64_t operator()(std::uint64_t number) const { return sum_ += number; }

private:
    mutable std::uint64_t sum_ = 0;
};

/// The running sums of `numbers`. Read once, in order: the function has state.
inline auto boost_range(std::span<std::uint64_t const> numbers) {
    return boost::make_iterator_range(numbers.data(), numbers.data() + numbers.size()) |
           boost::adaptors::transformed(sum_so_far{});
}

} // namespace yieldmark::accumulate
