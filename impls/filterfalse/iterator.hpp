#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::filterfalse {

class not_odd {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers)
            : at_{numbers.data()}, end_{at_ + numbers.size()} {
            seek();
        }
        value_type operator*() const { return *at_; }
        iterator& operator++() {
            ++at_;
            seek();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_; }

    private:
        void seek() {
            while (at_ != end_ && *at_ % 2 != 0)
                ++at_;
        }

        std::uint64_t const* at_;
        std::uint64_t const* end_;
    };

    explicit not_odd(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// The `numbers` that are not odd.
inline not_odd iterator(std::span<std::uint64_t const> numbers) {
    return not_odd{numbers};
}

} // namespace yieldmark::filterfalse
