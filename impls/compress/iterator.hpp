#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::compress {

class compressed {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected)
            : numbers_{numbers}, selected_{selected} {
            seek();
        }
        std::uint64_t operator*() const { return numbers_[at_]; }
        iterator& operator++() {
            ++at_;
            seek();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == numbers_.size(); }

    private:
        void seek() {
            while (at_ != numbers_.size() && selected_[at_] == 0)
                ++at_;
        }

        std::span<std::uint64_t const> numbers_;
        std::span<unsigned char const> selected_;
        std::size_t at_ = 0;
    };

    compressed(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected)
        : numbers_{numbers}, selected_{selected} {}
    [[nodiscard]] iterator begin() const { return {numbers_, selected_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
    std::span<unsigned char const> selected_;
};

/// The `numbers` that are `selected`.
inline compressed iterator(std::span<std::uint64_t const> numbers, std::span<unsigned char const> selected) {
    return {numbers, selected};
}

} // namespace yieldmark::compress
