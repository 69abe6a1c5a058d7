#pragma once
#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>

namespace yieldmark::geometric_sequence {

class facade_iterator : public boost::iterator_facade<facade_iterator, std::uint64_t const,
                                                      boost::single_pass_traversal_tag, std::uint64_t> {
public:
    facade_iterator() = default;
    facade_iterator(std::uint64_t start, std::uint64_t factor)
        : value_{start}, factor_{factor}, at_end_{false} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return value_; }
    void increment() { value_ *= factor_; }
    [[nodiscard]] bool equal(facade_iterator const& other) const { return at_end_ == other.at_end_; }

    std::uint64_t value_ = 0;
    std::uint64_t factor_ = 0;
    bool at_end_ = true;
};

/// `start`, then each item `factor` times the one before, without end: no item leads to a default iterator.
inline auto boost_range(std::uint64_t start, std::uint64_t factor) {
    return boost::make_iterator_range(facade_iterator{start, factor}, facade_iterator{});
}

} // namespace yieldmark::geometric_sequence
