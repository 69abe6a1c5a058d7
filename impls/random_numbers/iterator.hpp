#pragma once
#include "support/splitmix64.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::random_numbers {

class stream {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t seed) : random_{seed}, number_{random_()} {}
        std::uint64_t operator*() const { return number_; }
        iterator& operator++() {
            number_ = random_();
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        splitmix64 random_;
        std::uint64_t number_;
    };

    explicit stream(std::uint64_t seed) : seed_{seed} {}
    [[nodiscard]] iterator begin() const { return iterator{seed_}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }

private:
    std::uint64_t seed_;
};

/// Random numbers from `seed` without end, one per increment.
inline stream iterator(std::uint64_t seed) {
    return stream{seed};
}

} // namespace yieldmark::random_numbers
