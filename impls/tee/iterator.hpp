#pragma once
#include "support/splitmix64.hpp"
#include "support/two_readers.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <utility>

namespace yieldmark::tee {

/// What `source` gives, one number per increment.
class drawn {
public:
    explicit drawn(splitmix64 source) : source_{source} {}
    [[nodiscard]] drawn begin() const {
        drawn at{*this};
        return ++at;
    }
    std::uint64_t operator*() const { return number_; }
    drawn& operator++() {
        number_ = source_();
        return *this;
    }

private:
    splitmix64 source_;
    std::uint64_t number_ = 0;
};

class lagged {
public:
    class iterator {
    public:
        using value_type = std::pair<std::uint64_t, std::uint64_t>;
        using difference_type = std::ptrdiff_t;

        iterator(lagged& of) : of_{&of}, left_{of.n_}, both_{of.readers_.next()} {}
        value_type operator*() const { return both_; }
        iterator& operator++() {
            if (--left_ != 0)
                both_ = of_->readers_.next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return left_ == 0; }

    private:
        lagged* of_;
        std::size_t left_;
        value_type both_;
    };

    lagged(splitmix64 source, std::size_t n, std::size_t distance)
        : readers_{drawn{source}, distance}, n_{n} {}
    [[nodiscard]] iterator begin() { return {*this}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    two_readers<drawn> readers_;
    std::size_t n_;
};

/// `n` pairs of what two readers of `source` read, of which one is `distance` ahead. n > 0.
inline lagged iterator(splitmix64 source, std::size_t n, std::size_t distance) {
    return {source, n, distance};
}

} // namespace yieldmark::tee
