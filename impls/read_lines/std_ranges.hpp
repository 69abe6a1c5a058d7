#pragma once
#include "support/line_reader.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

namespace yieldmark::read_lines {

/// Line `i` of a file, where i never goes back: a view asks for the same item more than once (take_while, then the
/// consumer), and must get the same one.
class line_at {
public:
    explicit line_at(std::string const& path) : reader_{std::make_shared<line_reader>(path)} {}

    std::optional<std::string_view> operator()(std::size_t i) {
        for (; read_ <= i; ++read_)
            line_ = reader_->next();
        return line_;
    }

private:
    std::shared_ptr<line_reader> reader_; // shared because a view's function must be copyable
    std::size_t read_ = 0;
    std::optional<std::string_view> line_;
};

/// The lines of the file at `path`.
inline auto std_ranges(std::string const& path) {
    using line = std::optional<std::string_view>;
    return std::views::iota(std::size_t{0}) | std::views::transform(line_at{path}) |
           std::views::take_while([](line const& one) { return one.has_value(); }) |
           std::views::transform([](line const& one) { return *one; });
}

} // namespace yieldmark::read_lines
