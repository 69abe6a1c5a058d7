#pragma once
// Lines of a file through one buffer: what every technique of the files suite reads lines with.

#include "support/input_buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yieldmark {

/// The lines of a text file, one at a time, without their newlines; a last line may lack its newline. Each is
/// good until the next is asked for, or as long as the reader where the file is loaded whole. Throws as
/// input_buffer does.
class line_reader {
public:
    explicit line_reader(std::string path, loading how = loading::buffered)
        : buffer_{std::move(path), content::text, how} {}

    /// The next line, or nothing at the end.
    std::optional<std::string_view> next() {
        std::size_t searched = 0;
        while (true) {
            std::string_view const unread = buffer_.unread_text();
            std::size_t const newline = unread.find('\n', searched);
            if (newline != std::string_view::npos)
                return cut(newline, 1);
            searched = unread.size();
            if (!buffer_.read_more())
                return searched == 0 ? std::nullopt : std::optional{cut(searched, 0)};
        }
    }

    [[nodiscard]] std::string const& path() const { return buffer_.path(); }

    /// The number of the last line handed out, from 1.
    [[nodiscard]] std::uint64_t number() const { return number_; }

private:
    std::string_view cut(std::size_t size, std::size_t newline) {
        std::string_view const line = buffer_.unread_text().substr(0, size);
        buffer_.take(size + newline);
        ++number_;
        return line;
    }

    input_buffer buffer_;
    std::uint64_t number_ = 0;
};

} // namespace yieldmark
