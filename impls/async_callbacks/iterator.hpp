#pragma once
#include "support/event_loop.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::async_callbacks {

class waits {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::uint64_t id, std::size_t times) : state_{step(id)}, left_{times} {}
        std::uint64_t operator*() const { return delay_of(state_); }
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

    waits(std::uint64_t id, std::size_t times) : id_{id}, times_{times} {}
    [[nodiscard]] iterator begin() const { return {id_, times_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::uint64_t id_;
    std::size_t times_;
};

/// Timer `id`: how long it waits, one of `times` waits per increment.
inline waits iterator(std::uint64_t id, std::size_t times) {
    return {id, times};
}

} // namespace yieldmark::async_callbacks
