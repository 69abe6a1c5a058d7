#pragma once
#include "support/line_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::read_lines {

/// A file's text and the lines in it.
class whole_file {
public:
    explicit whole_file(std::string const& path) : reader_{path, loading::whole} {
        while (auto const line = reader_.next())
            lines_.push_back(*line);
    }
    [[nodiscard]] auto begin() const { return lines_.begin(); }
    [[nodiscard]] auto end() const { return lines_.end(); }

private:
    line_reader reader_;
    std::vector<std::string_view> lines_;
};

/// The lines of the file at `path`, which is loaded whole before the first is read.
inline whole_file eager(std::string const& path) {
    return whole_file{path};
}

} // namespace yieldmark::read_lines
