#pragma once
#include <boost/iterator/iterator_adaptor.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::takewhile {

class before_limit : public boost::iterator_adaptor<before_limit, std::uint64_t const*, std::uint64_t const,
                                                    boost::single_pass_traversal_tag> {
public:
    before_limit(std::uint64_t const* at, std::uint64_t const* end, std::uint64_t limit)
        : iterator_adaptor_{at}, end_{end}, limit_{limit} {
        look();
    }

private:
    friend class boost::iterator_core_access;
    void increment() {
        ++base_reference();
        look();
    }
    void look() {
        if (base() != end_ && *base() >= limit_)
            base_reference() = end_;
    }

    std::uint64_t const* end_;
    std::uint64_t limit_;
};

/// The `numbers` before the first that is not below `limit`. Boost.Range has no take_while: an
/// iterator adaptor goes to the end.
inline auto boost_range(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    auto const* const end = numbers.data() + numbers.size();
    return boost::make_iterator_range(before_limit{numbers.data(), end, limit},
                                      before_limit{end, end, limit});
}

} // namespace yieldmark::takewhile
