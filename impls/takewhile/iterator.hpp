#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::takewhile {

class first_numbers {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::span<std::uint64_t const> numbers, std::uint64_t limit)
            : at_{numbers.data()}, end_{at_ + numbers.size()}, limit_{limit} {}
        value_type operator*() const { return *at_; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_ || *at_ >= limit_; }

    private:
        std::uint64_t const* at_;
        std::uint64_t const* end_;
        std::uint64_t limit_;
    };

    first_numbers(std::span<std::uint64_t const> numbers, std::uint64_t limit)
        : numbers_{numbers}, limit_{limit} {}
    [[nodiscard]] iterator begin() const { return {numbers_, limit_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
    std::uint64_t limit_;
};

/// The `numbers` before the first that is not below `limit`.
inline first_numbers iterator(std::span<std::uint64_t const> numbers, std::uint64_t limit) {
    return {numbers, limit};
}

} // namespace yieldmark::takewhile
