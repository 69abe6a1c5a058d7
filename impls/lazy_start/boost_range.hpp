#pragma once
#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::lazy_start {

class counted_iterator : public boost::iterator_facade<counted_iterator, std::uint64_t const,
                                                       boost::single_pass_traversal_tag, std::uint64_t> {
public:
    counted_iterator(std::size_t at, std::uint64_t& made) : at_{at}, made_{&made} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const {
        ++*made_;
        return a_;
    }
    void increment() {
        a_ = std::exchange(b_, a_ + b_);
        ++at_;
    }
    [[nodiscard]] bool equal(counted_iterator const& other) const { return at_ == other.at_; }

    std::uint64_t a_ = 0;
    std::uint64_t b_ = 1;
    std::size_t at_;
    std::uint64_t* made_;
};

/// The first `n` Fibonacci numbers, each counted in `made` when it is read. Both iterators are made with the
/// range, but no item is.
inline auto boost_range(std::size_t n, std::uint64_t& made) {
    return boost::make_iterator_range(counted_iterator{0, made}, counted_iterator{n, made});
}

} // namespace yieldmark::lazy_start
