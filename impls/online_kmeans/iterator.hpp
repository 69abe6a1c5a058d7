#pragma once
#include "support/moving_centres.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::online_kmeans {

class assignments {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<point const> points) : left_{points} { assign(); }
        std::uint64_t operator*() const { return nearest_; }
        iterator& operator++() {
            left_ = left_.subspan(1);
            assign();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return left_.empty(); }

    private:
        void assign() {
            if (!left_.empty())
                nearest_ = centres_.assign(left_.front());
        }

        std::span<point const> left_;
        moving_centres centres_;
        std::uint64_t nearest_ = 0;
    };

    explicit assignments(std::span<point const> points) : points_{points} {}
    [[nodiscard]] iterator begin() const { return iterator{points_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<point const> points_;
};

/// The centre of each point, one per increment.
inline assignments iterator(std::span<point const> points) {
    return assignments{points};
}

} // namespace yieldmark::online_kmeans
