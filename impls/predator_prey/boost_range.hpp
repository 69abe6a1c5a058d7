#pragma once
#include "support/populations.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

namespace yieldmark::predator_prey {

class facade_iterator : public boost::iterator_facade<facade_iterator, populations const,
                                                      boost::single_pass_traversal_tag, populations> {
public:
    facade_iterator() = default;
    explicit facade_iterator(populations start) : now_{start}, at_end_{false} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] populations dereference() const { return now_; }
    void increment() { now_ = after_a_step(now_); }
    [[nodiscard]] bool equal(facade_iterator const& other) const { return at_end_ == other.at_end_; }

    populations now_{};
    bool at_end_ = true;
};

/// `start` and what becomes of it without end: no state leads to a default iterator.
inline auto boost_range(populations start) {
    return boost::make_iterator_range(facade_iterator{start}, facade_iterator{});
}

} // namespace yieldmark::predator_prey
