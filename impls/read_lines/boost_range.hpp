#pragma once
#include "support/line_reader.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::read_lines {

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

/// The lines of the file at `path`; a default iterator is the end.
inline auto boost_range(std::string const& path) {
    return boost::make_iterator_range(line_iterator{path}, line_iterator{});
}

} // namespace yieldmark::read_lines
