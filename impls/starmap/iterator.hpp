#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>

namespace yieldmark::starmap {

class products {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs)
            : at_{pairs.data()}, end_{at_ + pairs.size()} {}
        value_type operator*() const { return at_->first * at_->second; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_; }

    private:
        std::pair<std::uint64_t, std::uint64_t> const* at_;
        std::pair<std::uint64_t, std::uint64_t> const* end_;
    };

    explicit products(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) : pairs_{pairs} {}
    [[nodiscard]] iterator begin() const { return iterator{pairs_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs_;
};

/// The product of each of `pairs`, one per increment.
inline products iterator(std::span<std::pair<std::uint64_t, std::uint64_t> const> pairs) {
    return products{pairs};
}

} // namespace yieldmark::starmap
