#pragma once
#include "support/json_reader.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <optional>
#include <string>

namespace yieldmark::json_records {

class reading_iterator
    : public boost::iterator_facade<reading_iterator, reading const, boost::single_pass_traversal_tag> {
public:
    reading_iterator() = default;
    explicit reading_iterator(std::string const& path)
        : reader_{std::make_shared<json_reader>(path)}, one_{reader_->next()} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] reading const& dereference() const { return *one_; }
    void increment() { one_ = reader_->next(); }
    [[nodiscard]] bool equal(reading_iterator const& other) const {
        return one_.has_value() == other.one_.has_value();
    }

    std::shared_ptr<json_reader> reader_;
    std::optional<reading> one_;
};

/// The readings in the file at `path`, one JSON object a line; a default iterator is the end.
inline auto boost_range(std::string const& path) {
    return boost::make_iterator_range(reading_iterator{path}, reading_iterator{});
}

} // namespace yieldmark::json_records
