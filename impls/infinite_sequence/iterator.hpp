#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::infinite_sequence {

class numbers {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        std::uint64_t operator*() const { return number_; }
        iterator& operator++() {
            ++number_;
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        std::uint64_t number_ = 0;
    };

    [[nodiscard]] iterator begin() const { return {}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }
};

/// 0, 1, 2, … without end.
inline numbers iterator() {
    return {};
}

} // namespace yieldmark::infinite_sequence
