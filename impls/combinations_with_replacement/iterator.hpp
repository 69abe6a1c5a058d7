#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <tuple>

namespace yieldmark::combinations_with_replacement {

class choices {
public:
    class iterator {
    public:
        using value_type = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::uint64_t const> pool) : pool_{pool} {}
        value_type operator*() const { return {pool_[i_], pool_[j_], pool_[k_]}; }
        iterator& operator++() {
            if (++k_ != pool_.size())
                return *this;
            if (++j_ == pool_.size())
                j_ = ++i_;
            k_ = j_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return i_ == pool_.size(); }

    private:
        std::span<std::uint64_t const> pool_;
        std::size_t i_ = 0;
        std::size_t j_ = 0;
        std::size_t k_ = 0;
    };

    explicit choices(std::span<std::uint64_t const> pool) : pool_{pool} {}
    [[nodiscard]] iterator begin() const { return iterator{pool_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::uint64_t const> pool_;
};

/// All choices of three numbers of `pool`, the same ones too.
inline choices iterator(std::span<std::uint64_t const> pool) {
    return choices{pool};
}

} // namespace yieldmark::combinations_with_replacement
