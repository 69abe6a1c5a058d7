#pragma once
#include "support/event_loop.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::async_callbacks {

class wait_iterator : public boost::iterator_facade<wait_iterator, std::uint64_t const,
                                                    boost::single_pass_traversal_tag, std::uint64_t> {
public:
    wait_iterator(std::uint64_t state, std::size_t at) : state_{state}, at_{at} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return delay_of(state_); }
    void increment() {
        state_ = step(state_);
        ++at_;
    }
    [[nodiscard]] bool equal(wait_iterator const& other) const { return at_ == other.at_; }

    std::uint64_t state_;
    std::size_t at_;
};

/// Timer `id`: how long it waits, one wait per increment, ending at position `times`.
inline auto boost_range(std::uint64_t id, std::size_t times) {
    return boost::make_iterator_range(wait_iterator{step(id), 0}, wait_iterator{0, times});
}

} // namespace yieldmark::async_callbacks
