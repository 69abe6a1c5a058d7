#pragma once
#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

namespace yieldmark::fibonacci {

class facade_iterator : public boost::iterator_facade<facade_iterator, std::uint64_t const,
                                                      boost::single_pass_traversal_tag, std::uint64_t> {
public:
    explicit facade_iterator(std::size_t at) : at_{at} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return a_; }
    void increment() {
        a_ = std::exchange(b_, a_ + b_);
        ++at_;
    }
    [[nodiscard]] bool equal(facade_iterator const& other) const { return at_ == other.at_; }

    std::uint64_t a_ = 0;
    std::uint64_t b_ = 1;
    std::size_t at_;
};

/// The first `n` Fibonacci numbers as a Boost range over a facade iterator that ends at position `n`.
inline auto boost_range(std::size_t n) {
    return boost::make_iterator_range(facade_iterator{0}, facade_iterator{n});
}

} // namespace yieldmark::fibonacci
