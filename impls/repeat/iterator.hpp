#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace yieldmark::repeat {

class repetition {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::uint64_t number, std::size_t times) : number_{number}, left_{times} {}
        std::uint64_t operator*() const { return number_; }
        iterator& operator++() {
            --left_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return left_ == 0; }

    private:
        std::uint64_t number_;
        std::size_t left_;
    };

    repetition(std::uint64_t number, std::size_t times) : number_{number}, times_{times} {}
    [[nodiscard]] iterator begin() const { return {number_, times_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::uint64_t number_;
    std::size_t times_;
};

/// `number`, `times` times.
inline repetition iterator(std::uint64_t number, std::size_t times) {
    return {number, times};
}

} // namespace yieldmark::repeat
