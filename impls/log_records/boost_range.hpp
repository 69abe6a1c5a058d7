#pragma once
#include "support/log_reader.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/adaptor/filtered.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <optional>
#include <string>

namespace yieldmark::log_records {

class request_iterator
    : public boost::iterator_facade<request_iterator, request const, boost::single_pass_traversal_tag> {
public:
    request_iterator() = default;
    explicit request_iterator(std::string const& path)
        : reader_{std::make_shared<log_reader>(path)}, one_{reader_->next()} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] request const& dereference() const { return *one_; }
    void increment() { one_ = reader_->next(); }
    [[nodiscard]] bool equal(request_iterator const& other) const {
        return one_.has_value() == other.one_.has_value();
    }

    std::shared_ptr<log_reader> reader_;
    std::optional<request> one_;
};

/// The requests with status 500 and up in the log at `path`; a default iterator is the end.
inline auto boost_range(std::string const& path) {
    return boost::make_iterator_range(request_iterator{path}, request_iterator{}) |
           boost::adaptors::filtered([](request const& one) { return one.status >= 500; });
}

} // namespace yieldmark::log_records
