#pragma once
// Text of anyone's making, made harmless for a terminal and for the log of a CI.

#include <string>
#include <string_view>

namespace yieldmark::system {

/// `text` as valid UTF-8: each malformed sequence becomes U+FFFD (as browsers decode).
[[nodiscard]] std::string valid_utf8(std::string_view text);

/// The same on one line, with "?" for every character that drives a terminal or hides what stands there: the controls
/// of ASCII and those of 8 bits (U+0080 to U+009F), those that turn the direction of text, the separators of lines.
[[nodiscard]] std::string printable(std::string_view text);

/// The same with line ends and tabs as they are.
[[nodiscard]] std::string printable_lines(std::string_view text);

/// `json`, the text of a JSON value, with such characters of its strings as escapes: the value is the same, and no
/// line of it is a CI's command.
[[nodiscard]] std::string printable_json(std::string_view json);

/// What goes to one stream, piece by piece: as printable_lines has it, and no line of it can be taken for a command by
/// a CI that reads the log: "::error::" of GitHub, "##[error]" and "##vso[" of Azure, "##teamcity[". Each becomes text
/// with a "?" in it.
class stream_guard {
public:
    /// What of `text` may pass, which must end at the end of a character. With `colours` the sequences that choose one
    /// pass as they are.
    [[nodiscard]] std::string passed(std::string_view text, bool colours = false);

private:
    [[nodiscard]] bool completes_command(char32_t c);

    bool blank_ = true;  // the line so far: nothing that can be seen, or one colon
    bool colon_ = false; // after nothing else on the line
    int hashes_ = 0;     // before this place, with letters after them
};

} // namespace yieldmark::system
