#pragma once
#include "support/line_reader.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::read_lines {

class lines {
public:
    class iterator {
    public:
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;

        explicit iterator(line_reader& reader) : reader_{&reader}, line_{reader.next()} {}
        std::string_view operator*() const { return *line_; }
        iterator& operator++() {
            line_ = reader_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !line_; }

    private:
        line_reader* reader_;
        std::optional<std::string_view> line_;
    };

    explicit lines(std::string const& path) : reader_{path} {}
    [[nodiscard]] iterator begin() { return iterator{reader_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    line_reader reader_;
};

/// The lines of the file at `path`, one per increment.
inline lines iterator(std::string const& path) {
    return lines{path};
}

} // namespace yieldmark::read_lines
