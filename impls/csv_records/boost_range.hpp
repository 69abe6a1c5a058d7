#pragma once
#include "support/csv_reader.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <optional>
#include <string>

namespace yieldmark::csv_records {

class record_iterator : public boost::iterator_facade<record_iterator, csv_record const,
                                                      boost::single_pass_traversal_tag, csv_record> {
public:
    record_iterator() = default;
    explicit record_iterator(std::string const& path)
        : reader_{std::make_shared<csv_reader>(path)}, record_{reader_->next()} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] csv_record dereference() const { return *record_; }
    void increment() { record_ = reader_->next(); }
    [[nodiscard]] bool equal(record_iterator const& other) const {
        return record_.has_value() == other.record_.has_value();
    }

    std::shared_ptr<csv_reader> reader_;
    std::optional<csv_record> record_;
};

/// The records of the CSV file at `path`; a default iterator is the end.
inline auto boost_range(std::string const& path) {
    return boost::make_iterator_range(record_iterator{path}, record_iterator{});
}

} // namespace yieldmark::csv_records
