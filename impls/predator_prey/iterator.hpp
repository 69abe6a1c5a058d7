#pragma once
#include "support/populations.hpp"

#include <cstddef>
#include <iterator>

namespace yieldmark::predator_prey {

class simulation {
public:
    class iterator {
    public:
        using value_type = populations;
        using difference_type = std::ptrdiff_t;

        explicit iterator(populations start) : now_{start} {}
        populations operator*() const { return now_; }
        iterator& operator++() {
            now_ = after_a_step(now_);
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        populations now_;
    };

    explicit simulation(populations start) : start_{start} {}
    [[nodiscard]] iterator begin() const { return iterator{start_}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }

private:
    populations start_;
};

/// `start` and what becomes of it without end, a step per increment.
inline simulation iterator(populations start) {
    return simulation{start};
}

} // namespace yieldmark::predator_prey
