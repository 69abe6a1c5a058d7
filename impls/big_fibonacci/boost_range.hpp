#pragma once
#include <boost/iterator/iterator_facade.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstddef>

namespace yieldmark::big_fibonacci {

class facade_iterator : public boost::iterator_facade<facade_iterator, boost::multiprecision::cpp_int const,
                                                      boost::single_pass_traversal_tag> {
public:
    explicit facade_iterator(std::size_t at) : at_{at} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] boost::multiprecision::cpp_int const& dereference() const { return a_; }
    void increment() {
        a_ += b_;
        a_.swap(b_);
        ++at_;
    }
    [[nodiscard]] bool equal(facade_iterator const& other) const { return at_ == other.at_; }

    boost::multiprecision::cpp_int a_ = 0;
    boost::multiprecision::cpp_int b_ = 1;
    std::size_t at_;
};

/// The first `n` Fibonacci numbers as a Boost range over a facade iterator that ends at position `n`.
inline auto boost_range(std::size_t n) {
    return boost::make_iterator_range(facade_iterator{0}, facade_iterator{n});
}

} // namespace yieldmark::big_fibonacci
