#pragma once
#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <iterator>

namespace yieldmark::big_fibonacci {

class numbers {
public:
    class iterator {
    public:
        using value_type = boost::multiprecision::cpp_int;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::size_t left) : left_{left} {}
        value_type const& operator*() const { return a_; }
        iterator& operator++() {
            a_ += b_;
            a_.swap(b_);
            --left_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return left_ == 0; }

    private:
        value_type a_ = 0;
        value_type b_ = 1;
        std::size_t left_;
    };

    explicit numbers(std::size_t n) : n_{n} {}
    [[nodiscard]] iterator begin() const { return iterator{n_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::size_t n_;
};

/// The first `n` Fibonacci numbers, one per increment.
inline numbers iterator(std::size_t n) {
    return numbers{n};
}

} // namespace yieldmark::big_fibonacci
