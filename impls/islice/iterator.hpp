#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::islice {

class slice {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step)
            : numbers_{numbers}, at_{start}, step_{step} {}
        value_type operator*() const { return numbers_[at_]; }
        iterator& operator++() {
            at_ += step_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ >= numbers_.size(); }

    private:
        std::span<std::uint64_t const> numbers_;
        std::size_t at_;
        std::size_t step_;
    };

    slice(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step)
        : numbers_{numbers}, start_{start}, step_{step} {}
    [[nodiscard]] iterator begin() const { return {numbers_, start_, step_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
    std::size_t start_;
    std::size_t step_;
};

/// Every `step`-th of the `numbers` from index `start` on.
inline slice iterator(std::span<std::uint64_t const> numbers, std::size_t start, std::size_t step) {
    return {numbers, start, step};
}

} // namespace yieldmark::islice
