#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace yieldmark::enumerate {

class enumerated {
public:
    class iterator {
    public:
        using value_type = std::pair<std::size_t, std::uint64_t>;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
        value_type operator*() const { return {at_, numbers_[at_]}; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == numbers_.size(); }

    private:
        std::span<std::uint64_t const> numbers_;
        std::size_t at_ = 0;
    };

    explicit enumerated(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// Each of `numbers` with its index.
inline enumerated iterator(std::span<std::uint64_t const> numbers) {
    return enumerated{numbers};
}

} // namespace yieldmark::enumerate
