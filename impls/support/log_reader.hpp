#pragma once

#include "support/line_reader.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yieldmark {

/// One request as a web server logs it. Quoted texts stand as in the file, with their backslashes.
struct request {
    std::string_view host;
    std::string_view time;
    std::string_view line;
    std::uint64_t status = 0;
    std::uint64_t bytes = 0; // 0 where the log has "-"
    std::string_view agent;

    template <class Digest> friend void digest_words(request const& one, Digest& into) {
        for (std::string_view const text : {one.host, one.time, one.line, one.agent})
            into.add(text);
        into.add(one.status);
        into.add(one.bytes);
    }
};

/// Takes one line of the Combined Log Format apart from the left:
///   host ident user [time] "request" status bytes "referer" "user-agent"
/// (https://httpd.apache.org/docs/2.4/logs.html#combined). `failed` tells that something was not where it
/// should be.
class log_fields {
public:
    explicit log_fields(std::string_view line) : rest_{line} {}

    /// At least one character up to the next space, which is taken too.
    std::string_view word() {
        failed_ |= rest_.starts_with(' ');
        return upto(" ", rest_.find(' '));
    }

    /// [text] and a space.
    std::string_view bracketed() { return opened('[') ? upto("] ", rest_.find(']')) : ""; }

    /// "text" and then `after`; in the text a backslash makes the next character, be it a quote, part of it.
    std::string_view quoted(std::string_view after) {
        if (!opened('"'))
            return "";
        std::size_t at = rest_.find('"');
        while (at != std::string_view::npos && escaped(at))
            at = rest_.find('"', at + 1);
        return upto(after, at);
    }

    /// A number of `digits` digits (0: any) and a space; "-" stands for 0 where any will do.
    std::uint64_t number(std::size_t digits = 0) {
        std::string_view const text = word();
        std::uint64_t value = 0;
        if (digits == 0 && text == "-")
            return value;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        failed_ |= error != std::errc{} || end != text.data() + text.size() ||
                   (digits != 0 && text.size() != digits);
        return value;
    }

    /// Whether all went well and the line is used up.
    [[nodiscard]] bool complete() const { return !failed_ && rest_.empty(); }

private:
    // Whether an odd number of backslashes stands before position `at`.
    [[nodiscard]] bool escaped(std::size_t at) const {
        std::size_t const before = rest_.find_last_not_of('\\', at - 1);
        return at != 0 && (at - 1 - before) % 2 != 0; // npos + 1 is 0
    }

    bool opened(char bracket) {
        failed_ |= !rest_.starts_with(bracket);
        rest_.remove_prefix(std::min<std::size_t>(rest_.size(), 1));
        return !failed_;
    }

    // What stands before `size`, where `after` must follow; both are taken.
    std::string_view upto(std::string_view after, std::size_t size) {
        failed_ |= size == std::string_view::npos || !rest_.substr(size).starts_with(after);
        if (failed_)
            return "";
        std::string_view const text = rest_.substr(0, size);
        rest_.remove_prefix(size + after.size());
        return text;
    }

    std::string_view rest_;
    bool failed_ = false;
};

/// The requests of a log, one a line. Each is good until the next is asked for, or as long as the reader
/// where the file is loaded whole. Throws as line_reader does, and bad_input for a line that is not in the
/// Combined Log Format.
class log_reader {
public:
    explicit log_reader(std::string path, loading how = loading::buffered) : lines_{std::move(path), how} {}

    /// The next request, or nothing at the end.
    std::optional<request> next() {
        auto const line = lines_.next();
        return line ? std::optional{parse(*line)} : std::nullopt;
    }

private:
    [[nodiscard]] request parse(std::string_view line) const {
        log_fields fields{line};
        request one;
        one.host = fields.word();
        fields.word(); // ident
        fields.word(); // user
        one.time = fields.bracketed();
        one.line = fields.quoted("\" ");
        one.status = fields.number(3);
        one.bytes = fields.number();
        fields.quoted("\" "); // referer
        one.agent = fields.quoted("\"");
        if (!fields.complete())
            throw bad_input{lines_.path(), "line", lines_.number(), "not in the Combined Log Format"};
        return one;
    }

    line_reader lines_;
};

} // namespace yieldmark
