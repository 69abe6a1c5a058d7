#pragma once

#include "support/input_buffer.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yieldmark {

/// The fields of one record.
using csv_record = std::span<std::string_view const>;

/// The records of a CSV file as RFC 4180 has them: quoted fields may hold commas, line ends and doubled
/// quotes; lines end in CRLF or LF; all records have as many fields as the first. A doubled quote is made
/// single where it stands. A record is good until the next is asked for; where the file is loaded whole, its
/// texts last as long as the reader. Throws as input_buffer does, and bad_input for what is not CSV.
class csv_reader {
public:
    explicit csv_reader(std::string path, loading how = loading::buffered)
        : buffer_{std::move(path), content::text, how} {}

    /// The next record, or nothing at the end.
    std::optional<csv_record> next() {
        std::size_t const size = find_end();
        if (size == 0)
            return std::nullopt;
        ++number_;
        fields_.clear();
        split(buffer_.unread().first(size));
        buffer_.take(size);
        if (columns_ != 0 && fields_.size() != columns_)
            fail(std::to_string(fields_.size()) + " fields where the first record has " +
                 std::to_string(columns_));
        columns_ = fields_.size();
        return csv_record{fields_};
    }

private:
    // The size of the next record with its line end: up to the first newline that has an even number of
    // quotes before it. 0 at the end of the file.
    std::size_t find_end() {
        std::size_t searched = 0;
        bool quoted = false;
        while (true) {
            std::string_view const text = buffer_.unread_text();
            for (std::size_t at = 0; (at = text.find('\n', searched)) != std::string_view::npos;
                 searched = at + 1) {
                quoted = quoted != (std::count(text.data() + searched, text.data() + at, '"') % 2 != 0);
                if (!quoted)
                    return at + 1;
            }
            if (!buffer_.read_more())
                return text.size();
        }
    }

    void split(std::span<char> record) {
        char* at = record.data();
        char* end = at + record.size();
        if (end[-1] == '\n')
            --end;
        if (end != at && end[-1] == '\r')
            --end;
        while (true) {
            at = at != end && *at == '"' ? quoted_field(at + 1, end) : plain_field(at, end);
            if (at == end)
                return;
            ++at; // the comma
        }
    }

    char* plain_field(char* begin, char* end) {
        char* at = begin;
        for (; at != end && *at != ','; ++at)
            if (*at == '"' || *at == '\r')
                fail(*at == '"' ? "a quote inside a field that is not quoted"
                                : "a carriage return without a newline");
        fields_.emplace_back(begin, static_cast<std::size_t>(at - begin));
        return at;
    }

    // `begin` is behind the opening quote; what is returned is behind the closing one.
    char* quoted_field(char* begin, char* end) {
        char* filled = begin;
        for (char* at = begin;;) {
            auto* const quote = static_cast<char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
            if (quote == nullptr)
                fail("a quoted field is not closed");
            bool const doubled = quote + 1 != end && quote[1] == '"';
            std::size_t const size = static_cast<std::size_t>(quote - at) + (doubled ? 1 : 0);
            if (filled != at)
                std::memmove(filled, at, size);
            filled += size;
            at = quote + (doubled ? 2 : 1);
            if (doubled)
                continue;
            if (at != end && *at != ',')
                fail("text between a closing quote and the comma");
            fields_.emplace_back(begin, static_cast<std::size_t>(filled - begin));
            return at;
        }
    }

    [[noreturn]] void fail(std::string const& wrong) const {
        throw bad_input{buffer_.path(), "record", number_, wrong};
    }

    input_buffer buffer_;
    std::vector<std::string_view> fields_;
    std::size_t columns_ = 0;
    std::uint64_t number_ = 0;
};

} // namespace yieldmark
