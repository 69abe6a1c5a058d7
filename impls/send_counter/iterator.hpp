#pragma once
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

namespace yieldmark::send_counter {

class counter {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        explicit iterator(counter& of) : of_{&of} {}
        std::uint64_t operator*() const { return i_; }
        iterator& operator++() {
            auto const sent = std::exchange(of_->sent_, std::nullopt);
            i_ = sent ? *sent : i_ + 1;
            return *this;
        }
        void operator++(int) { ++*this; }

    private:
        counter* of_;
        std::uint64_t i_ = 0;
    };

    void send(std::uint64_t value) { sent_ = value; }
    [[nodiscard]] iterator begin() { return iterator{*this}; }
    [[nodiscard]] std::unreachable_sentinel_t end() const { return {}; }

private:
    std::optional<std::uint64_t> sent_;
};

/// Counts from 0, and from the last sent value on, without end.
inline counter iterator() {
    return {};
}

} // namespace yieldmark::send_counter
