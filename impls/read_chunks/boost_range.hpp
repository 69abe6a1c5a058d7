#pragma once
#include "support/chunk_reader.hpp"

#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::read_chunks {

class chunk_iterator : public boost::iterator_facade<chunk_iterator, std::string_view const,
                                                     boost::single_pass_traversal_tag, std::string_view> {
public:
    chunk_iterator() = default;
    explicit chunk_iterator(std::string const& path)
        : reader_{std::make_shared<chunk_reader>(path)}, chunk_{reader_->next()} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::string_view dereference() const { return *chunk_; }
    void increment() { chunk_ = reader_->next(); }
    [[nodiscard]] bool equal(chunk_iterator const& other) const {
        return chunk_.has_value() == other.chunk_.has_value();
    }

    std::shared_ptr<chunk_reader> reader_;
    std::optional<std::string_view> chunk_;
};

/// The chunks of 1024 bytes of the file at `path`; a default iterator is the end.
inline auto boost_range(std::string const& path) {
    return boost::make_iterator_range(chunk_iterator{path}, chunk_iterator{});
}

} // namespace yieldmark::read_chunks
