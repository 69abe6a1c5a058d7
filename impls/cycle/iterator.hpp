#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::cycle {

class rounds {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers) : numbers_{numbers}, at_{numbers.data()} {}
        std::uint64_t operator*() const { return *at_; }
        iterator& operator++() {
            if (++at_ == numbers_.data() + numbers_.size())
                at_ = numbers_.data();
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        std::span<std::uint64_t const> numbers_;
        std::uint64_t const* at_;
    };

    explicit rounds(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// `numbers`, from the first to the last, again and again.
inline rounds iterator(std::span<std::uint64_t const> numbers) {
    return rounds{numbers};
}

} // namespace yieldmark::cycle
