#pragma once
#include "support/moving_mean.hpp"

#include <cstddef>
#include <iterator>
#include <span>

namespace yieldmark::running_mean {

class means {
public:
    class iterator {
    public:
        using value_type = double;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<double const> readings)
            : at_{readings.data()}, end_{readings.data() + readings.size()} {
            take();
        }
        double operator*() const { return current_; }
        iterator& operator++() {
            ++at_;
            take();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_; }

    private:
        void take() {
            if (at_ != end_)
                current_ = mean_.add(*at_);
        }

        double const* at_;
        double const* end_;
        moving_mean mean_;
        double current_ = 0;
    };

    explicit means(std::span<double const> readings) : readings_{readings} {}
    [[nodiscard]] iterator begin() const { return iterator{readings_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<double const> readings_;
};

/// The moving mean after each reading, one per increment.
inline means iterator(std::span<double const> readings) {
    return means{readings};
}

} // namespace yieldmark::running_mean
