#pragma once
#include "support/countdown_thread.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::countdown_threads {

class countdowns {
public:
    class iterator {
    public:
        using value_type = countdown_thread;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t from) : from_{from} {}
        countdown_thread operator*() const { return countdown_thread{from_}; }
        iterator& operator++() {
            --from_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return from_ == 0; }

    private:
        std::uint64_t from_;
    };

    explicit countdowns(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// Threads that will count down from `n`, n - 1, … 1, each made when it is read.
inline countdowns iterator(std::size_t n) {
    return countdowns{n};
}

} // namespace yieldmark::countdown_threads
