#pragma once
#include "support/line_reader.hpp"
#include "support/upper_case.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/adaptor/transformed.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::file_pipeline {

class line_iterator : public boost::iterator_facade<line_iterator, std::string_view const,
                                                    boost::single_pass_traversal_tag, std::string_view> {
public:
    line_iterator() = default;
    explicit line_iterator(std::string const& path)
        : reader_{std::make_shared<line_reader>(path)}, line_{reader_->next()} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::string_view dereference() const { return *line_; }
    void increment() { line_ = reader_->next(); }
    [[nodiscard]] bool equal(line_iterator const& other) const {
        return line_.has_value() == other.line_.has_value();
    }

    std::shared_ptr<line_reader> reader_;
    std::optional<std::string_view> line_;
};

/// The lines of the file at `path` in upper case; a default iterator is the end. Boost's adaptors call a
/// const function, so that what it writes to stands behind a pointer.
inline auto boost_range(std::string const& path) {
    return boost::make_iterator_range(line_iterator{path}, line_iterator{}) |
           boost::adaptors::transformed([upper = std::make_shared<std::string>()](std::string_view line) {
               return upper_case(line, *upper);
           });
}

} // namespace yieldmark::file_pipeline
