#pragma once
#include "support/log_reader.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

namespace yieldmark::log_records {

class requests {
public:
    class iterator {
    public:
        using value_type = request;
        using difference_type = std::ptrdiff_t;

        explicit iterator(log_reader& reader) : reader_{&reader} { ++*this; }
        request const& operator*() const { return *one_; }
        iterator& operator++() {
            do
                one_ = reader_->next();
            while (one_ && one_->status < 500);
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !one_; }

    private:
        log_reader* reader_;
        std::optional<request> one_;
    };

    explicit requests(std::string const& path) : reader_{path} {}
    [[nodiscard]] iterator begin() { return iterator{reader_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    log_reader reader_;
};

/// The requests with status 500 and up in the log at `path`, one per increment.
inline requests iterator(std::string const& path) {
    return requests{path};
}

} // namespace yieldmark::log_records
