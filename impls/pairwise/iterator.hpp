#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace yieldmark::pairwise {

class neighbours {
public:
    class iterator {
    public:
        using value_type = std::pair<std::uint64_t, std::uint64_t>;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> numbers)
            : at_{numbers.data()}, last_{at_ + numbers.size() - 1} {}
        value_type operator*() const { return {at_[0], at_[1]}; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == last_; }

    private:
        std::uint64_t const* at_;
        std::uint64_t const* last_;
    };

    explicit neighbours(std::span<std::uint64_t const> numbers) : numbers_{numbers} {}
    [[nodiscard]] iterator begin() const { return iterator{numbers_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> numbers_;
};

/// Each of `numbers` with the one after it. There is one number at least.
inline neighbours iterator(std::span<std::uint64_t const> numbers) {
    return neighbours{numbers};
}

} // namespace yieldmark::pairwise
