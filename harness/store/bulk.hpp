#pragma once
// Many rows in few statements, in SQL that every database takes. Private to harness/store.

#include <fmt/ranges.h>
#include <soci/soci.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>

namespace yieldmark::store {

/// Inserts rows a few hundred at a time: a statement for each costs a server the way there and back. Rows are numbers,
/// and texts of digits, blanks and points; everything else must be bound.
class bulk_insert {
public:
    /// `into` is "table (column, …)".
    bulk_insert(soci::session& sql, std::string const& into)
        : sql_(sql), begin_("INSERT INTO " + into + " VALUES ") {}

    /// A double becomes the shortest text that gives it again.
    template <class... Values> void add(Values const&... values) {
        text_ += rows_ == 0 ? "(" : ", (";
        std::size_t place = 0;
        ((text_ += place++ == 0 ? "" : ", ", put(values)), ...);
        text_ += ')';
        if (++rows_ == rows_at_once)
            flush();
    }

    /// What was added is in the table. To be called at the end.
    void flush() {
        if (rows_ > 0)
            sql_ << begin_ + text_;
        text_.clear();
        rows_ = 0;
    }

private:
    static constexpr std::size_t rows_at_once = 400;

    void put(std::string const& digits) { text_ += "'" + digits + "'"; }
    void put(double value) { text_ += fmt::format("{}", value); }
    template <class Integer> void put(Integer value) { text_ += std::to_string(value); }

    soci::session& sql_;
    std::string begin_;
    std::string text_;
    std::size_t rows_ = 0;
};

/// "(1, 2, 3)", for IN.
template <class Range> [[nodiscard]] std::string id_list(Range const& ids) {
    return fmt::format("({})", fmt::join(ids, ", "));
}

/// Calls `what` with `ids` a part at a time.
template <class F> void in_parts(std::span<long long const> ids, std::size_t at_once, F&& what) {
    for (; !ids.empty(); ids = ids.subspan(std::min(at_once, ids.size())))
        what(ids.first(std::min(at_once, ids.size())));
}

} // namespace yieldmark::store
