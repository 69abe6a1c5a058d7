#pragma once
#include <boost/iterator/iterator_adaptor.hpp>
#include <boost/range/iterator_range_core.hpp>
#include <boost/range/join.hpp>

#include <cstdint>
#include <span>

namespace yieldmark::itertools_chain {

inline auto joined(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b) {
    return boost::range::join(boost::make_iterator_range(a.data(), a.data() + a.size()),
                              boost::make_iterator_range(b.data(), b.data() + b.size()));
}

using joined_iterator = decltype(joined({}, {}).begin());

class summing_iterator
    : public boost::iterator_adaptor<summing_iterator, joined_iterator, std::uint64_t const,
                                     boost::single_pass_traversal_tag, std::uint64_t> {
public:
    summing_iterator(joined_iterator at, joined_iterator end, std::uint64_t limit)
        : iterator_adaptor_{at}, end_{end}, limit_{limit} {
        take();
    }

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return sum_; }
    void increment() {
        ++base_reference();
        take();
    }
    void take() {
        if (base() == end_)
            return;
        std::uint64_t const x = *base();
        if (x < limit_)
            sum_ += x;
        else
            base_reference() = end_;
    }

    joined_iterator end_;
    std::uint64_t limit_;
    std::uint64_t sum_ = 0;
};

/// The running sums of `a` and then `b` up to the first number not below `limit`. Boost.Range can join, but
/// has neither take_while nor a running sum: an iterator adaptor does both.
inline auto boost_range(std::span<std::uint64_t const> a, std::span<std::uint64_t const> b,
                        std::uint64_t limit) {
    auto const both = joined(a, b);
    return boost::make_iterator_range(summing_iterator{both.begin(), both.end(), limit},
                                      summing_iterator{both.end(), both.end(), limit});
}

} // namespace yieldmark::itertools_chain
