#pragma once
#include "support/line_reader.hpp"
#include "support/upper_case.hpp"

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

namespace yieldmark::file_pipeline {

class upper_lines {
public:
    class iterator {
    public:
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;

        explicit iterator(upper_lines& of) : of_{&of} { ++*this; }
        std::string_view operator*() const { return of_->upper_; }
        iterator& operator++() {
            auto const line = of_->reader_.next();
            at_end_ = !line;
            if (line)
                upper_case(*line, of_->upper_);
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_end_; }

    private:
        upper_lines* of_;
        bool at_end_ = false;
    };

    explicit upper_lines(std::string const& path) : reader_{path} {}
    [[nodiscard]] iterator begin() { return iterator{*this}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    line_reader reader_;
    std::string upper_;
};

/// The lines of the file at `path` in upper case, one per increment.
inline upper_lines iterator(std::string const& path) {
    return upper_lines{path};
}

} // namespace yieldmark::file_pipeline
