#pragma once
#include "support/csv_reader.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>

namespace yieldmark::csv_records {

class records {
public:
    class iterator {
    public:
        using value_type = csv_record;
        using difference_type = std::ptrdiff_t;

        explicit iterator(csv_reader& reader) : reader_{&reader}, record_{reader.next()} {}
        csv_record operator*() const { return *record_; }
        iterator& operator++() {
            record_ = reader_->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !record_; }

    private:
        csv_reader* reader_;
        std::optional<csv_record> record_;
    };

    explicit records(std::string const& path) : reader_{path} {}
    [[nodiscard]] iterator begin() { return iterator{reader_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    csv_reader reader_;
};

/// The records of the CSV file at `path`, one per increment.
inline records iterator(std::string const& path) {
    return records{path};
}

} // namespace yieldmark::csv_records
