#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::geometric_sequence {

class progression {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::uint64_t start, std::uint64_t factor) : value_{start}, factor_{factor} {}
        std::uint64_t operator*() const { return value_; }
        iterator& operator++() {
            value_ *= factor_;
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        std::uint64_t value_;
        std::uint64_t factor_;
    };

    progression(std::uint64_t start, std::uint64_t factor) : start_{start}, factor_{factor} {}
    [[nodiscard]] iterator begin() const { return {start_, factor_}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }

private:
    std::uint64_t start_;
    std::uint64_t factor_;
};

/// `start`, then each item `factor` times the one before, without end.
inline progression iterator(std::uint64_t start, std::uint64_t factor) {
    return {start, factor};
}

} // namespace yieldmark::geometric_sequence
