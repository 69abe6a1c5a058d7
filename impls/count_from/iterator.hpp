#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::count_from {

class counting {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::uint64_t start, std::uint64_t step) : number_{start}, step_{step} {}
        std::uint64_t operator*() const { return number_; }
        iterator& operator++() {
            number_ += step_;
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        std::uint64_t number_;
        std::uint64_t step_;
    };

    counting(std::uint64_t start, std::uint64_t step) : start_{start}, step_{step} {}
    [[nodiscard]] iterator begin() const { return {start_, step_}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }

private:
    std::uint64_t start_;
    std::uint64_t step_;
};

/// `start`, then each item `step` more than the one before, without end.
inline counting iterator(std::uint64_t start, std::uint64_t step) {
    return {start, step};
}

} // namespace yieldmark::count_from
