#pragma once
// Text that has limited room: GitHub takes no comment of more than 65 536 characters.

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace yieldmark::report {

/// What a Markdown file may have in all: below GitHub's limit, with room for what a workflow adds.
inline constexpr std::size_t most_characters = 64'000;

/// Pieces, one after the other, as long as there is room for them and for the line that says how many are
/// left out. Bytes are counted: never fewer than characters.
class limited_text {
public:
    explicit limited_text(std::size_t room) : room_(room - std::min(room, last_line)) {}

    /// How long a piece that is added now may be.
    [[nodiscard]] std::size_t free() const { return room_ - std::min(room_, text_.size()); }
    [[nodiscard]] bool fits(std::string_view piece) const { return piece.size() <= free(); }

    /// Adds `piece` if it fits. Otherwise it is left out and counted.
    void add(std::string_view piece) {
        if (fits(piece))
            text_ += piece;
        else
            ++left_out_;
    }

    /// What fitted, and `end`; then, if anything was left out, a paragraph that says how many.
    [[nodiscard]] std::string text(std::string_view end = "") const {
        return fmt::format("{}{}{}", text_, end,
                           left_out_ == 0 ? "" : fmt::format("\n… and {} more.\n", left_out_));
    }

private:
    static constexpr std::size_t last_line = 40;

    std::size_t room_;
    std::size_t left_out_ = 0;
    std::string text_;
};

} // namespace yieldmark::report
