#pragma once
#include "support/is_prime.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::primes {

class prime_numbers {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        std::uint64_t operator*() const { return number_; }
        iterator& operator++() {
            do
                ++number_;
            while (!is_prime(number_));
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        std::uint64_t number_ = 2;
    };

    [[nodiscard]] iterator begin() const { return {}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }
};

/// The primes without end, one per increment.
inline prime_numbers iterator() {
    return {};
}

} // namespace yieldmark::primes
