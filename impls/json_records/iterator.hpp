#pragma once
#include "support/json_reader.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

namespace yieldmark::json_records {

class readings {
public:
    class iterator {
    public:
        using value_type = reading;
        using difference_type = std::ptrdiff_t;

        explicit iterator(json_reader& reader) : reader_{&reader}, one_{reader.next()} {}
        reading const& operator*() const { return *one_; }
        iterator& operator++() {
            one_ = reader_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !one_; }

    private:
        json_reader* reader_;
        std::optional<reading> one_;
    };

    explicit readings(std::string const& path) : reader_{path} {}
    [[nodiscard]] iterator begin() { return iterator{reader_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    json_reader reader_;
};

/// The readings in the file at `path`, one JSON object a line, one per increment.
inline readings iterator(std::string const& path) {
    return readings{path};
}

} // namespace yieldmark::json_records
