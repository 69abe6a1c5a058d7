#pragma once
#include "support/splitmix64.hpp"
#include "support/two_readers.hpp"

#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/counting_range.hpp>
#include <boost/range/irange.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>

namespace yieldmark::tee {

/// Boost's adaptors call a const function: the generator's state is mutable.
class draws {
public:
    explicit draws(splitmix64 source) : source_{source} {}
    std::uint64_t operator()(std::uint64_t /*i*/) const { return source_(); }

private:
    mutable splitmix64 source_;
};

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead. No adaptor shares what can be
/// read once: a buffer does, behind a pointer.
inline auto boost_range(splitmix64 source, std::size_t n, std::size_t distance) {
    auto const numbers = boost::counting_range(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max()) |
                         boost::adaptors::transformed(draws{source});
    auto readers = std::make_shared<two_readers<std::remove_const_t<decltype(numbers)>>>(numbers, distance);
    return boost::irange(std::size_t{0}, n) |
           boost::adaptors::transformed([readers](std::size_t) { return readers->next(); });
}

} // namespace yieldmark::tee
