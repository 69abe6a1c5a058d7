#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::even_numbers {

class evens {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t maximum) : maximum_{maximum} {}
        std::uint64_t operator*() const { return i_; }
        iterator& operator++() {
            do
                ++i_;
            while (i_ < maximum_ && i_ % 2 != 0);
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return i_ >= maximum_; }

    private:
        std::uint64_t i_ = 0; // even already
        std::uint64_t maximum_;
    };

    explicit evens(std::size_t maximum) : maximum_{maximum} {}
    [[nodiscard]] iterator begin() const { return iterator{maximum_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t maximum_;
};

/// The even numbers below `maximum`, one per increment.
inline evens iterator(std::size_t maximum) {
    return evens{maximum};
}

} // namespace yieldmark::even_numbers
