#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::sum_of_squares {

class squares {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers)
            : at_{numbers.data()}, end_{numbers.data() + numbers.size()} {}
        std::uint64_t operator*() const { return *at_ * *at_; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_; }

    private:
        std::uint64_t const* at_;
        std::uint64_t const* end_;
    };

    explicit squares(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// The square of each number, one per increment.
inline squares iterator(std::span<std::uint64_t const> numbers) {
    return squares{numbers};
}

} // namespace yieldmark::sum_of_squares
