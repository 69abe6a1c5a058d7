#pragma once
#include "support/step.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstddef>
#include <cstdint>

namespace yieldmark::round_robin {

class step_iterator : public boost::iterator_facade<step_iterator, std::uint64_t const,
                                                    boost::single_pass_traversal_tag, std::uint64_t> {
public:
    step_iterator(std::uint64_t state, std::size_t at) : state_{state}, at_{at} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return state_; }
    void increment() {
        state_ = step(state_);
        ++at_;
    }
    [[nodiscard]] bool equal(step_iterator const& other) const { return at_ == other.at_; }

    std::uint64_t state_;
    std::size_t at_;
};

/// Task `id`: one step per increment, ending at position `steps`.
inline auto boost_range(std::uint64_t id, std::size_t steps) {
    return boost::make_iterator_range(step_iterator{step(id), 0}, step_iterator{0, steps});
}

} // namespace yieldmark::round_robin
