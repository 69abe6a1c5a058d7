#pragma once
#include "support/record_source.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>

namespace yieldmark::batches {

class batch_range {
public:
    class iterator {
    public:
        using value_type = std::span<std::uint64_t const>;
        using difference_type = std::ptrdiff_t;

        explicit iterator(batch_reader& reader) : reader_{&reader}, batch_{reader.next()} {}
        value_type operator*() const { return batch_; }
        iterator& operator++() {
            batch_ = reader_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return batch_.empty(); }

    private:
        batch_reader* reader_;
        value_type batch_;
    };

    batch_range(std::size_t n, std::size_t size) : reader_{n, size} {}
    [[nodiscard]] iterator begin() { return iterator{reader_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    batch_reader reader_;
};

/// `n` records in batches of `size`, one batch per increment.
inline batch_range iterator(std::size_t n, std::size_t size) {
    return {n, size};
}

} // namespace yieldmark::batches
