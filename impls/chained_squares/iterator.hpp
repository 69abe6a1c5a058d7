#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::chained_squares {

class integer_iterator {
public:
    using value_type = std::uint64_t;
    using difference_type = std::ptrdiff_t;

    std::uint64_t operator*() const { return i_; }
    integer_iterator& operator++() {
        ++i_;
        return *this;
    }
    void operator++(int) { ++*this; }

private:
    std::uint64_t i_ = 1;
};

template <class Source> class square_iterator {
public:
    using value_type = std::uint64_t;
    using difference_type = std::ptrdiff_t;

    std::uint64_t operator*() const {
        std::uint64_t const i = *source_;
        return i * i;
    }
    square_iterator& operator++() {
        ++source_;
        return *this;
    }
    void operator++(int) { ++*this; }

private:
    Source source_;
};

struct chain {
    [[nodiscard]] square_iterator<integer_iterator> begin() const { return {}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }
};

/// The squares of 1, 2, 3, … without end: one iterator reading another.
inline chain iterator() {
    return {};
}

} // namespace yieldmark::chained_squares
