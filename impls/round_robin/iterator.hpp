#pragma once
#include "support/step.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::round_robin {

class task {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::uint64_t id, std::size_t steps) : state_{step(id)}, left_{steps} {}
        std::uint64_t operator*() const { return state_; }
        iterator& operator++() {
            state_ = step(state_);
            --left_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return left_ == 0; }

    private:
        std::uint64_t state_;
        std::size_t left_;
    };

    task(std::uint64_t id, std::size_t steps) : id_{id}, steps_{steps} {}
    [[nodiscard]] iterator begin() const { return {id_, steps_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::uint64_t id_;
    std::size_t steps_;
};

/// Task `id`: one step per increment.
inline task iterator(std::uint64_t id, std::size_t steps) {
    return {id, steps};
}

} // namespace yieldmark::round_robin
