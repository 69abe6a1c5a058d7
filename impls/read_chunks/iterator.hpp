#pragma once
#include "support/chunk_reader.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::read_chunks {

class chunks {
public:
    class iterator {
    public:
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;

        explicit iterator(chunk_reader& reader) : reader_{&reader}, chunk_{reader.next()} {}
        std::string_view operator*() const { return *chunk_; }
        iterator& operator++() {
            chunk_ = reader_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !chunk_; }

    private:
        chunk_reader* reader_;
        std::optional<std::string_view> chunk_;
    };

    explicit chunks(std::string const& path) : reader_{path} {}
    [[nodiscard]] iterator begin() { return iterator{reader_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    chunk_reader reader_;
};

/// The chunks of 1024 bytes of the file at `path`, one per increment.
inline chunks iterator(std::string const& path) {
    return chunks{path};
}

} // namespace yieldmark::read_chunks
