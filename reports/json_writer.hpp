#pragma once
// Writes JSON that can stand inside an HTML script element, with numbers as short as their precision allows:
// a full run has half a million of them.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace yieldmark::report {

/// `text` as a JSON string with its quotes. `<`, `>`, `&`, U+2028 and U+2029 become \u escapes and malformed
/// UTF-8 U+FFFD, so that no text can end the element it stands in or break a parser.
[[nodiscard]] std::string json_string(std::string_view text);

/// `value` with `digits` significant digits, as short as it gets: 0.2561, 1.047e6; null if not finite.
[[nodiscard]] std::string json_number(double value, int digits);

class json_writer {
public:
    json_writer& begin_object() { return open('{'); }
    json_writer& end_object() { return close('}'); }
    json_writer& begin_array() { return open('['); }
    json_writer& end_array() { return close(']'); }
    json_writer& key(std::string_view name);
    json_writer& value(std::string_view text) { return raw(json_string(text)); }
    json_writer& value(char const* text) { return value(std::string_view(text)); }
    json_writer& value(bool truth) { return raw(truth ? "true" : "false"); }
    json_writer& value(std::integral auto number) { return raw(std::to_string(number)); }
    json_writer& value(double number, int digits = 4) { return raw(json_number(number, digits)); }
    json_writer& null() { return raw("null"); }
    /// A number as json_number wrote it.
    json_writer& number(std::string_view written) { return raw(written); }

    template <class T> json_writer& member(std::string_view name, T const& content) {
        key(name);
        return value(content);
    }

    /// What was written so far.
    [[nodiscard]] std::string const& text() const { return text_; }

private:
    json_writer& open(char bracket);
    json_writer& close(char bracket);
    json_writer& raw(std::string_view text);
    void separate();

    std::string text_;
    bool comma_ = false;
};

} // namespace yieldmark::report
