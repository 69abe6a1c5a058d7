#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

namespace yieldmark::chain_from_iterable {

class chained {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::span<std::vector<std::uint64_t> const> lists) : later_{lists} { skip_empty(); }
        std::uint64_t operator*() const { return now_.front(); }
        iterator& operator++() {
            now_ = now_.subspan(1);
            skip_empty();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return now_.empty(); }

    private:
        void skip_empty() {
            for (; now_.empty() && !later_.empty(); later_ = later_.subspan(1))
                now_ = later_.front();
        }

        std::span<std::uint64_t const> now_;
        std::span<std::vector<std::uint64_t> const> later_;
    };

    explicit chained(std::span<std::vector<std::uint64_t> const> lists) : lists_{lists} {}
    [[nodiscard]] iterator begin() const { return iterator{lists_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::span<std::vector<std::uint64_t> const> lists_;
};

/// The numbers of one list after the other.
inline chained iterator(std::span<std::vector<std::uint64_t> const> lists) {
    return chained{lists};
}

} // namespace yieldmark::chain_from_iterable
