#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::next_until_exhausted {

class counts {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::uint64_t last) : last_{last} {}
        std::uint64_t operator*() const { return count_; }
        iterator& operator++() {
            ++count_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return count_ > last_; }

    private:
        std::uint64_t count_ = 1;
        std::uint64_t last_;
    };

    explicit counts(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// 1 … `n`, one per increment; at the end the iterator equals the sentinel.
inline counts iterator(std::size_t n) {
    return counts{n};
}

} // namespace yieldmark::next_until_exhausted
