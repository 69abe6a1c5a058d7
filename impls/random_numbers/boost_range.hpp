#pragma once
#include "support/splitmix64.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>

namespace yieldmark::random_numbers {

class facade_iterator : public boost::iterator_facade<facade_iterator, std::uint64_t const,
                                                      boost::single_pass_traversal_tag, std::uint64_t> {
public:
    facade_iterator() = default;
    explicit facade_iterator(std::uint64_t seed) : random_{seed}, number_{random_()}, at_end_{false} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return number_; }
    void increment() { number_ = random_(); }
    [[nodiscard]] bool equal(facade_iterator const& other) const { return at_end_ == other.at_end_; }

    splitmix64 random_{0};
    std::uint64_t number_ = 0;
    bool at_end_ = true;
};

/// Random numbers from `seed` without end: no number leads to a default iterator.
inline auto boost_range(std::uint64_t seed) {
    return boost::make_iterator_range(facade_iterator{seed}, facade_iterator{});
}

} // namespace yieldmark::random_numbers
